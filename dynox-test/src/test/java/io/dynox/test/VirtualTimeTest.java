package io.dynox.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

@SuppressWarnings("unchecked") // the SDK takes builders as generic varargs
final class VirtualTimeTest {

    private final VirtualTime time = VirtualTime.start();

    private InMemoryDynamoDb dynamo(InMemoryDynamoDbBuilder builder) {
        return builder.time(time).build().createTable("users", Key.string("pk"));
    }

    private static Map<String, AttributeValue> item(String pk) {
        return Map.of("pk", AttributeValue.fromS(pk));
    }

    @Test
    void repliesComeWhenTheirTimeComes() {
        InMemoryDynamoDb dynamo = dynamo(InMemoryDynamoDb.builder());
        dynamo.faults().latency(Duration.ofMinutes(2));

        CompletableFuture<?> reply =
                dynamo.asyncClient().putItem(r -> r.tableName("users").item(item("a")));
        time.advance(Duration.ofSeconds(119));
        assertThat(reply).isNotDone();

        time.advance(Duration.ofSeconds(1));
        assertThat(reply).isCompleted();
    }

    @Test
    void tasksRunInTheOrderOfTheirTimes() {
        List<String> order = new ArrayList<>();
        schedule(() -> order.add("second"), 2);
        schedule(
                () -> {
                    order.add("first");
                    schedule(() -> order.add("between"), 0);
                },
                1);

        time.advance(Duration.ofSeconds(3));

        assertThat(order).containsExactly("first", "between", "second");
        assertThat(time.clock().instant())
                .isEqualTo(VirtualTime.start().clock().instant().plusSeconds(3));
    }

    private void schedule(Runnable task, long seconds) {
        Future<?> unused = time.scheduler().schedule(task, seconds, TimeUnit.SECONDS);
    }

    @Test
    void aCallWaitsNoLongerThanItsLimit() {
        InMemoryDynamoDb dynamo = dynamo(InMemoryDynamoDb.builder());
        dynamo.faults().latency(Duration.ofSeconds(10));

        CompletableFuture<?> reply = dynamo.asyncClient()
                .putItem(r -> r.tableName("users")
                        .item(item("a"))
                        .overrideConfiguration(c -> c.apiCallTimeout(Duration.ofSeconds(3))));
        time.advance(Duration.ofSeconds(3));

        assertThat(reply).isCompletedExceptionally();
        assertThatThrownBy(reply::join).hasCauseInstanceOf(ApiCallTimeoutException.class);
        assertThat(dynamo.itemCount("users"))
                .as("the write was applied all the same")
                .isOne();
    }

    @Nested
    final class ProvisionedCapacity {

        private final InMemoryDynamoDb dynamo =
                dynamo(InMemoryDynamoDb.builder().enforceThroughput(Duration.ofSeconds(1)));

        ProvisionedCapacity() {
            dynamo.createTable(CreateTableRequest.builder()
                    .tableName("narrow")
                    .provisionedThroughput(t -> t.readCapacityUnits(2L).writeCapacityUnits(10L))
                    .keySchema(k -> k.attributeName("pk").keyType(KeyType.HASH))
                    .attributeDefinitions(a -> a.attributeName("pk").attributeType(ScalarAttributeType.S))
                    .build());
        }

        private int unprocessed(int items) {
            List<WriteRequest> writes = IntStream.range(0, items)
                    .mapToObj(i -> WriteRequest.builder()
                            .putRequest(p -> p.item(item("k" + i)))
                            .build())
                    .toList();
            return dynamo.client()
                    .batchWriteItem(r -> r.requestItems(Map.of("narrow", writes)))
                    .unprocessedItems()
                    .getOrDefault("narrow", List.of())
                    .size();
        }

        @Test
        void tenUnitsTakeTenWritesASecond() {
            assertThat(unprocessed(25)).isEqualTo(15);
            assertThatThrownBy(() ->
                            dynamo.client().putItem(r -> r.tableName("narrow").item(item("more"))))
                    .isInstanceOfSatisfying(
                            ProvisionedThroughputExceededException.class,
                            e -> assertThat(e.throttlingReasons().get(0).reason())
                                    .isEqualTo("TableWriteProvisionedThroughputExceeded"));

            time.advance(Duration.ofMillis(500));
            assertThat(unprocessed(25)).isEqualTo(20);
        }

        @Test
        void aBatchThatFindsNothingLeftIsThrottledAsAWhole() {
            assertThat(unprocessed(10)).isZero();

            assertThatThrownBy(() -> unprocessed(1)).isInstanceOf(ProvisionedThroughputExceededException.class);
        }

        @Test
        void transactionsAreThrottledAsWell() {
            assertThat(unprocessed(10)).isZero();

            assertThatThrownBy(() -> dynamo.client()
                            .transactWriteItems(r -> r.transactItems(
                                    t -> t.put(p -> p.tableName("narrow").item(item("more"))))))
                    .isInstanceOf(ProvisionedThroughputExceededException.class);
        }

        @Test
        void readsAndWritesAreCountedApart() {
            assertThat(unprocessed(10)).isZero();

            for (int i = 0; i < 4; i++) {
                dynamo.client().getItem(r -> r.tableName("narrow").key(item("k1")));
            }
            assertThatThrownBy(() ->
                            dynamo.client().getItem(r -> r.tableName("narrow").key(item("k1"))))
                    .isInstanceOf(ProvisionedThroughputExceededException.class);
        }

        @Test
        @Timeout(10)
        void itemsThatExpireDuringABatchDoNotBlockIt() {
            dynamo.client()
                    .updateTimeToLive(r -> r.tableName("narrow")
                            .timeToLiveSpecification(s -> s.enabled(true).attributeName("ends")));
            AttributeValue soon = AttributeValue.fromN(
                    Long.toString(time.clock().instant().plusSeconds(3).getEpochSecond()));
            dynamo.client()
                    .putItem(r -> r.tableName("narrow").item(Map.of("pk", AttributeValue.fromS("a"), "ends", soon)));
            dynamo.faults().play(FaultRule.of(new Fault.Unprocessed(0, 1)).where(item -> {
                time.advance(Duration.ofSeconds(2));
                return true;
            }));

            assertThat(dynamo.client()
                            .batchGetItem(r -> r.requestItems(Map.of(
                                    "narrow",
                                    KeysAndAttributes.builder()
                                            .keys(List.of(item("a"), item("b")))
                                            .build())))
                            .hasResponses())
                    .isTrue();
        }

        @Test
        void repliesReportCapacityOnlyWhenAsked() {
            assertThat(dynamo.client()
                            .putItem(r -> r.tableName("narrow").item(item("a")))
                            .consumedCapacity())
                    .isNull();
            ConsumedCapacity total = dynamo.client()
                    .putItem(r ->
                            r.tableName("narrow").item(item("a")).returnConsumedCapacity(ReturnConsumedCapacity.TOTAL))
                    .consumedCapacity();
            assertThat(total.capacityUnits()).isEqualTo(1);
            assertThat(total.table()).isNull();
        }

        @Test
        void tablesOnDemandAreNotLimited() {
            for (int i = 0; i < 100; i++) {
                dynamo.client().putItem(r -> r.tableName("users").item(item("a")));
            }

            assertThat(dynamo.itemCount("users")).isOne();
        }
    }
}
