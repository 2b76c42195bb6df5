package io.dynox.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynox.BatchGetException;
import io.dynox.BatchWriteException;
import io.dynox.BatchWriter;
import io.dynox.GetOptions;
import io.dynox.InvalidItemException;
import io.dynox.Query;
import io.dynox.RetryPolicy;
import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Flux;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;

@Timeout(60)
class DynoxObservationsTest extends ObservedClient {

    @Test
    void batchGetIsAChildOfTheCallersObservationAndItsRequestsAreItsChildren() throws InterruptedException {
        Observation caller = Observation.start("caller", registry);
        CompletableFuture<?> read = in(caller, () -> operations.batchGet("users", keys(150)));
        client.get().answer(PendingClient::nothing);
        client.get().answer(PendingClient::nothing);
        read.join();

        assertThat(parentOf(only("dynox.get"))).isSameAs(caller.getContext());
        assertThat(all("dynox.request"))
                .hasSize(2)
                .allSatisfy(request -> assertThat(parentOf(request)).isSameAs(only("dynox.get")));
        assertThat(values(only("dynox.get")))
                .containsEntry("db.system.name", "aws.dynamodb")
                .containsEntry("db.collection.name", "users")
                .containsEntry("dynox.operation", "batch_get")
                .containsEntry("dynox.outcome", "success")
                .containsEntry("dynox.items", "150")
                .containsEntry("dynox.missing", "150")
                .containsEntry("dynox.requests", "2");
        assertThat(only("dynox.get").getContextualName()).isEqualTo("batch get users");
        assertThat(all("dynox.request"))
                .extracting(request -> values(request).get("db.operation.batch.size"))
                .containsExactlyInAnyOrder("100", "50");
    }

    @Test
    void retriesAreFurtherRequestsOfTheSameOperation() throws InterruptedException {
        Observation caller = Observation.start("caller", registry);
        CompletableFuture<?> write = in(caller, () -> operations.batchWrite("users", keys(3), List.of()));
        client.write().answer(PendingClient::unprocessed);
        client.write().answer(PendingClient::written);
        write.join();

        Observation.Context operation = only("dynox.write");
        assertThat(all("dynox.request"))
                .allSatisfy(request -> assertThat(parentOf(request)).isSameAs(operation));
        assertThat(all("dynox.request"))
                .extracting(request -> values(request).get("dynox.outcome"))
                .containsExactly("throttled", "success");
        assertThat(events).containsExactly("dynox.throttled of dynox.write", "dynox.retry of dynox.write");
        assertThat(values(operation))
                .containsEntry("dynox.operation", "batch_write")
                .containsEntry("dynox.requests", "2")
                .containsEntry("dynox.retries", "3")
                .containsEntry("dynox.written", "3")
                .containsEntry("dynox.consumed_units", "1.5");
        assertThat(values(all("dynox.request").get(1)))
                .containsEntry("db.operation.name", "BatchWriteItem")
                .containsEntry("aws.dynamodb.table_names", "users")
                .containsEntry("aws.dynamodb.consumed_capacity", "{\"TableName\":\"users\",\"CapacityUnits\":1.5}");
    }

    @Test
    void failureIsTheErrorOfTheRequestAndOfTheOperation() throws InterruptedException {
        CompletableFuture<?> read = operations
                .table("users")
                .with(GetOptions.builder()
                        .retry(RetryPolicy.builder().maxAttempts(1).build())
                        .build())
                .batchGet(keys(1));
        ProvisionedThroughputExceededException throttle = ProvisionedThroughputExceededException.builder()
                .message("slow down")
                .build();
        client.get().fail(throttle);

        assertThatThrownBy(read::join).hasCauseInstanceOf(BatchGetException.class);
        assertThat(only("dynox.request").getError())
                .hasMessage(throttle.getClass().getName());
        assertThat(values(only("dynox.request")))
                .containsEntry("dynox.outcome", "throttled")
                .containsEntry("error.type", ProvisionedThroughputExceededException.class.getName())
                .doesNotContainKey("db.operation.batch.size");
        assertThat(only("dynox.get").getError())
                .hasMessageContaining("ProvisionedThroughputExceededException")
                .hasMessageNotContaining("slow down");
        assertThat(values(only("dynox.get")))
                .containsEntry("dynox.outcome", "error")
                .containsEntry("error.type", "io.dynox.RetriesExhaustedException")
                .containsEntry("dynox.unread", "1");
    }

    @Test
    void scanIsOneOperationWithARequestForEachPage() throws InterruptedException {
        Observation caller = Observation.start("caller", registry);
        CompletableFuture<?> scan = in(
                caller,
                () -> collect(operations.table("users").with(ONE_SEGMENT).scan()));
        client.scan().answer(PendingClient::page);
        client.scan().answer(PendingClient::page);
        scan.join();

        assertThat(parentOf(only("dynox.scan"))).isSameAs(caller.getContext());
        assertThat(only("dynox.scan").getContextualName()).isEqualTo("scan users");
        assertThat(values(only("dynox.scan")))
                .containsEntry("dynox.found", "3")
                .containsEntry("dynox.requests", "2")
                .containsEntry("dynox.outcome", "success")
                .doesNotContainKey("dynox.items");
        assertThat(all("dynox.request")).hasSize(2).allSatisfy(request -> {
            assertThat(parentOf(request)).isSameAs(only("dynox.scan"));
            assertThat(values(request))
                    .containsEntry("db.operation.name", "Scan")
                    .doesNotContainKey("db.operation.batch.size");
        });
    }

    @Test
    void eachTableOfABatchGetFromSeveralIsAnOperation() throws InterruptedException {
        Observation caller = Observation.start("caller", registry);
        CompletableFuture<?> read = in(caller, () -> operations.batchGet(Map.of("users", keys(2), "orders", keys(1))));
        client.get().answer(PendingClient::nothing);
        client.get().answer(PendingClient::nothing);
        read.join();

        assertThat(all("dynox.get"))
                .hasSize(2)
                .allSatisfy(operation -> assertThat(parentOf(operation)).isSameAs(caller.getContext()))
                .extracting(operation -> values(operation).get("db.collection.name"))
                .containsExactlyInAnyOrder("users", "orders");
        assertThat(all("dynox.request"))
                .hasSize(2)
                .allSatisfy(request -> assertThat(values(request))
                        .containsEntry(
                                "db.collection.name",
                                values((Observation.Context) parentOf(request)).get("db.collection.name")));
    }

    @Test
    void readThatFailsBeforeItsFirstRequestEndsAllTheSame() {
        CompletableFuture<?> read = operations.batchGet("users", List.of(Map.of("nokey", 1)));

        assertThatThrownBy(read::join).hasCauseInstanceOf(InvalidItemException.class);
        assertThat(only("dynox.get").getError()).isInstanceOf(InvalidItemException.class);
    }

    @Test
    void overlappingOperationsOfTwoCallersDoNotMix() throws InterruptedException {
        Observation alice = Observation.start("alice", registry);
        Observation bob = Observation.start("bob", registry);
        CompletableFuture<?> first = in(alice, () -> operations.batchWrite("users", keys(1), List.of()));
        CompletableFuture<?> second = in(bob, () -> operations.batchWrite("users", keys(2), List.of()));
        // one request at a time for a table: the second leaves on the thread of the first one's reply
        client.write().answer(PendingClient::written);
        client.write().answer(PendingClient::written);
        CompletableFuture.allOf(first, second).join();

        assertThat(all("dynox.request")).hasSize(2).allSatisfy(request -> {
            Observation.ContextView operation = parentOf(request);
            String size = operation instanceof DynoxOperationContext context ? items(context) : "none";
            Observation caller = size.equals("1") ? alice : bob;
            assertThat(values(request).getOrDefault("db.operation.batch.size", "1"))
                    .isEqualTo(size);
            assertThat(parentOf((Observation.Context) operation)).isSameAs(caller.getContext());
        });
        assertThat(registry.getCurrentObservation()).isNull();
    }

    @Test
    void operationWithoutACallersObservationIsNoChildOfAForeignOne() throws InterruptedException {
        CompletableFuture<?> first = operations.batchWrite("users", keys(1), List.of());
        CompletableFuture<?> second = operations.batchWrite("users", keys(2), List.of());
        PendingClient.Pending<?, BatchWriteItemResponse> pending = client.write();
        Observation foreign = Observation.start("foreign", registry);
        // the reply, and with it the second request, comes on a thread that serves somebody else
        in(
                foreign,
                () -> pending.answer().complete(BatchWriteItemResponse.builder().build()));
        client.write().answer(PendingClient::written);
        CompletableFuture.allOf(first, second).join();

        assertThat(all("dynox.request"))
                .hasSize(2)
                .allSatisfy(request -> assertThat(parentOf(request)).isInstanceOf(DynoxOperationContext.class));
        assertThat(all("dynox.write"))
                .hasSize(2)
                .allSatisfy(operation ->
                        assertThat(operation.getParentObservation()).isNull());
    }

    @Test
    void failedBodyOfAScopedWriteIsItsError() {
        IllegalStateException failure = new IllegalStateException("body");

        assertThatThrownBy(() -> operations
                        .sync()
                        .table("users")
                        .with(WRITES.toBuilder().linger(Duration.ofMinutes(1)).build())
                        .write(batch -> {
                            batch.put(Map.of("pk", "a"));
                            throw failure;
                        }))
                .isSameAs(failure)
                .satisfies(e -> assertThat(e.getSuppressed()).hasOnlyElementsOfType(BatchWriteException.class));
        assertThat(only("dynox.write").getError()).hasMessage(failure.getClass().getName());
        assertThat(values(only("dynox.write")))
                .containsEntry("dynox.operation", "write")
                .containsEntry("dynox.not_attempted", "1");
    }

    @Test
    void flushesOfAWriterBelongToWhoeverAsksForThem() throws InterruptedException {
        Observation opener = Observation.start("opener", registry);
        Observation flusher = Observation.start("flusher", registry);
        BatchWriter<Map<String, Object>> writer = in(
                opener,
                () -> operations
                        .table("users")
                        .with(WRITES.toBuilder().linger(Duration.ZERO).build())
                        .writer());
        writer.put(Map.of("pk", "a")).join();
        client.write().answer(PendingClient::written);
        writer.put(Map.of("pk", "b")).join();
        CompletableFuture<?> flushed = in(flusher, writer::flush);
        client.write().answer(PendingClient::unprocessed);
        client.write().answer(PendingClient::written);
        flushed.join();
        writer.close().join();

        assertThat(all("dynox.flush"))
                .extracting(flush -> flush.getParentObservation() == null
                        ? "none"
                        : parentOf(flush).getName())
                .containsExactly("flusher", "opener");
        // what left before the flush was asked for belongs to the writer, and so to its opener
        assertThat(all("dynox.request"))
                .extracting(request -> parentOf(request).getName())
                .startsWith("opener")
                .endsWith("dynox.flush");
    }

    @Test
    void keyValuesAndEventsAreTheDocumentedOnes() throws InterruptedException {
        CompletableFuture<?> read = operations.batchGet("users", keys(2));
        client.get().answer(PendingClient::nothing);
        CompletableFuture<?> all = collect(operations.batchGetAll("users", Flux.fromIterable(keys(2))));
        client.get().answer(PendingClient::nothing);
        CompletableFuture<?> write = operations.batchWrite("users", keys(2), List.of());
        client.write().answer(PendingClient::unprocessed);
        client.write().answer(PendingClient::written);
        BatchWriter<Map<String, Object>> writer = operations.writer("users");
        CompletableFuture<?> scan =
                collect(operations.table("users").with(ONE_SEGMENT).scan());
        client.scan().answer(PendingClient::page);
        client.scan().answer(PendingClient::page);
        CompletableFuture<?> query = collect(operations
                .table("users")
                .query(Query.partition(Map.of("pk", "a")).build()));
        client.query().answer(PendingClient::page);
        CompletableFuture.allOf(read, all, write, scan, query, writer.close()).join();

        assertThat(only("dynox.query").getContextualName()).isEqualTo("query users");
        assertThat(values(only("dynox.query"))).containsEntry("dynox.found", "2");
        for (DynoxObservation documented : DynoxObservation.values()) {
            assertThat(all(documented.getName())).isNotEmpty().allSatisfy(context -> {
                assertThat(keys(context.getLowCardinalityKeyValues()))
                        .containsExactlyInAnyOrderElementsOf(keys(documented.getLowCardinalityKeyNames()));
                assertThat(keys(documented.getHighCardinalityKeyNames()))
                        .containsAll(keys(context.getHighCardinalityKeyValues()));
                assertThat(keys(context.getHighCardinalityKeyValues()))
                        .containsAll(Arrays.stream(documented.getHighCardinalityKeyNames())
                                .filter(KeyName::isRequired)
                                .map(KeyName::asString)
                                .toList());
            });
        }
        assertThat(events)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(DynoxObservation.Event.values())
                        .map(event -> event.getName() + " of dynox.write")
                        .toList());
    }
}
