package io.dynox.internal.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynox.BatchWriteException;
import io.dynox.BatchWriteResult;
import io.dynox.BatchWriter;
import io.dynox.DynoxInterruptedException;
import io.dynox.GetOptions;
import io.dynox.InvalidItemException;
import io.dynox.SyncBatchWriter;
import io.dynox.WriteOptions;
import io.dynox.client.DynoxClient;
import io.dynox.client.DynoxClientBuilder;
import io.dynox.event.BatchListener;
import io.dynox.internal.sdk.Failures;
import io.dynox.internal.sdk.FakeTable;
import io.dynox.internal.sdk.ScriptedClient;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class DynoxClientTest extends OnUsers {

    @Nested
    class BatchWrites {

        @ParameterizedTest
        @ValueSource(booleans = {true, false})
        void manyItemsPassThroughASmallBuffer(boolean answersAtOnce) {
            FakeTable other = new FakeTable(answersAtOnce);
            try (DynoxClient client = dynox(other)) {
                BatchWriteResult result = client.operations()
                        .batchWrite("users", users(20_000), List.of(key(7)))
                        .join();

                assertThat(result.writtenPuts() + result.superseded()).isEqualTo(20_000);
                assertThat(result.writtenDeletes()).isEqualTo(1);
                assertThat(other.items).hasSize(19_999).doesNotContainKey("u7");
            }
        }

        @Test
        void aBadItemCostsItself() {
            List<Map<String, Object>> items =
                    List.of(user(1), Map.of("pk", "u2", "born", Instant.EPOCH), Map.of("age", 3), user(4));

            assertThatExceptionOfType(BatchWriteException.class)
                    .isThrownBy(() -> sync.batchWrite("users", items, List.of(user(5), key(6))))
                    .satisfies(e -> assertThat(e.result().written()).isEqualTo(3))
                    .satisfies(
                            e -> assertThat(e.result().account().isBalanced()).isTrue())
                    .satisfies(e -> assertThat(e.failures())
                            .hasSize(3)
                            .allSatisfy(
                                    failure -> assertThat(failure.cause()).isInstanceOf(InvalidItemException.class)));
            assertThat(table.items).containsOnlyKeys("u1", "u4");
        }

        @Test
        void aMissingItemOrKeyCostsItself() {
            List<Map<String, Object>> items = Arrays.asList(user(1), null, user(2));
            List<Map<String, Object>> keys = Arrays.asList(null, key(6));

            assertThatExceptionOfType(BatchWriteException.class)
                    .isThrownBy(() -> sync.batchWrite("users", items, keys))
                    .satisfies(e -> assertThat(e.result().written()).isEqualTo(3))
                    .satisfies(e -> assertThat(e.failures())
                            .extracting(failure -> failure.cause().getMessage())
                            .containsExactly(
                                    "The item at position 1 (from 0) of the puts for table 'users' is null; the others"
                                            + " are written. Leave it out.",
                                    "The key at position 0 (from 0) of the deletes for table 'users' is null; the"
                                            + " others are written. Leave it out."));
            assertThat(table.items).containsOnlyKeys("u1", "u2");
        }

        @Test
        void aMissingKeyIsNamedBeforeAnythingIsRead() {
            List<Map<String, Object>> keys = Arrays.asList(key(1), null);

            assertThatExceptionOfType(InvalidItemException.class)
                    .isThrownBy(() -> sync.batchGet("users", keys))
                    .withMessageContaining("position 1");
        }

        @Test
        void failedItemsAreReportedWithTheirValuesAndNotInTheText() {
            table.client.onWrite =
                    request -> CompletableFuture.failedFuture(Failures.answer("ValidationException", 400));

            assertThatExceptionOfType(BatchWriteException.class)
                    .isThrownBy(() -> sync.batchWrite("users", List.of(user(1)), List.of()))
                    .satisfies(e -> assertThat(e.failures().get(0).write().item())
                            .isEqualTo(Map.of("pk", "u1", "age", BigDecimal.ONE)))
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain("SECRET"));
        }

        @Test
        void nothingToWriteIsDoneAtOnce() {
            assertThat(operations.batchWrite("users", List.of(), List.of()))
                    .isCompletedWithValueMatching(BatchWriteResult::isSuccess);
            assertThat(table.client.writes).isEmpty();
        }

        @Test
        void argumentsThatCanNeverBeRightThrowAtOnce() {
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(() -> operations.batchWrite(" ", users(1), List.of()));
            assertThatThrownBy(() -> operations.batchGet("", List.of())).isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void aMissingTableFailsEachWriteAndSaysSo() {
            table.client.onDescribe =
                    request -> CompletableFuture.failedFuture(Failures.answer("ResourceNotFoundException", 400));

            assertThatExceptionOfType(BatchWriteException.class)
                    .isThrownBy(() -> sync.batchWrite("orders", users(30), List.of()))
                    .satisfies(e -> assertThat(e.result().failed()).isEqualTo(30))
                    .withMessageContaining("Table 'orders' doesn't exist");
        }

        @Test
        void cancellingSendsNothingMore() {
            CompletableFuture<Void> gate = new CompletableFuture<>();
            table.client.onWrite = request -> gate.thenApply(open -> table.write(request));

            CompletableFuture<BatchWriteResult> result = operations.batchWrite("users", users(10_000), List.of());
            result.cancel(false);
            gate.complete(null);
            dynox.close();

            assertThat(table.items).hasSizeLessThanOrEqualTo(100);
        }

        @Test
        void anInterruptedCallerGetsItsFlagBack() {
            table.client.onWrite = request -> new CompletableFuture<>();
            WriteOptions hurried =
                    WriteOptions.builder().closeTimeout(Duration.ofMillis(50)).build();

            Thread.currentThread().interrupt();

            assertThatExceptionOfType(DynoxInterruptedException.class)
                    .isThrownBy(() -> sync.table("users").with(hurried).batchWrite(users(1), List.of()));
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Nested
    class Writers {

        @Test
        void aWriterWritesWhatItIsGiven() {
            try (SyncBatchWriter<Map<String, Object>> writer = sync.writer("users")) {
                users(60).forEach(writer::put);
                writer.delete(key(3));
                assertThat(writer.flush().account().pending()).isZero();
            }

            assertThat(table.items).hasSize(59);
        }

        @Test
        void closingTheClientDrainsOpenWriters() {
            BatchWriter<Map<String, Object>> writer = operations.writer("users");
            assertThat(writer.put(user(1))).isCompleted();

            dynox.close();

            assertThat(table.items).containsOnlyKeys("u1");
            assertThatThrownBy(() -> operations.writer("users")).isInstanceOf(IllegalStateException.class);
        }

        @Test
        void tablesMayBeNamedByArn() {
            table.client.onDescribe = request -> CompletableFuture.completedFuture(ScriptedClient.described());
            String arn = "arn:aws:dynamodb:eu-west-1:123456789012:table/orders";
            Map<String, Object> order = Map.of("pk", "o", "sk", 1);

            BatchWriteResult result = sync.batchWrite(arn, List.of(order), List.of());
            sync.batchWrite("orders", List.of(order), List.of());

            assertThat(result.table()).isEqualTo(arn);
            assertThat(table.client.writes.get(0).requestItems()).containsOnlyKeys(arn);
            assertThat(table.client.describes).hasSize(1);
        }
    }

    @Nested
    class Settings {

        @Test
        void limitsAndListenersHearOfATableByItsName() {
            List<String> opened = new CopyOnWriteArrayList<>();
            BatchListener listener = new BatchListener() {
                @Override
                public void writerOpened(String table) {
                    opened.add(table);
                }
            };
            String arn = "arn:aws:dynamodb:eu-west-1:123456789012:table/users";
            try (DynoxClient client = DynoxClient.builder(table.client)
                    .tableKeys("users", "pk")
                    .getOptions(GetOptions.builder().concurrency(2).build())
                    .listeners(List.of(listener))
                    .build()) {
                client.operations().sync().batchWrite(arn, users(1), List.of());
                client.operations().sync().batchGet("users", List.of(key(0)));

                assertThat(client.snapshot().lanes())
                        .extracting(lane -> lane.table() + " " + lane.operation())
                        .containsExactlyInAnyOrder("users BATCH_WRITE", "users BATCH_GET");
            }

            assertThat(opened).containsExactly(arn);
        }

        @Test
        void anAttemptTimeoutMustBeAboveZero() {
            DynoxClientBuilder builder = DynoxClient.builder(table.client);

            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(() -> builder.attemptTimeout(Duration.ZERO))
                    .withMessageContaining("attemptTimeout");
        }
    }
}
