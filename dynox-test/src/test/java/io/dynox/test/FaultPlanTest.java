package io.dynox.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ThrottlingException;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

final class FaultPlanTest {

    private final MovableClock clock = new MovableClock();
    private final InMemoryDynamoDb dynamo =
            InMemoryDynamoDb.builder().clock(clock).build();
    private final FaultPlan faults = dynamo.faults();

    @BeforeEach
    void createTables() {
        dynamo.createTable("users", Key.string("pk")).createTable("orders", Key.string("pk"));
    }

    @Test
    void aShareOfTheWritesIsLeftUnprocessed() {
        faults.unprocessed(0.3, 7);

        BatchWriteItemResponse response = write("users", 25);

        int left = response.unprocessedItems().getOrDefault("users", List.of()).size();
        assertThat(left).isBetween(1, 24);
        assertThat(dynamo.itemCount("users")).isEqualTo(25 - left);
    }

    @Test
    void equalSeedsDrawEqualLots() {
        InMemoryDynamoDb other = InMemoryDynamoDb.create().createTable("users", Key.string("pk"));
        faults.unprocessed(0.5, 42);
        other.faults().unprocessed(0.5, 42);

        assertThat(write("users", 25).unprocessedItems())
                .isEqualTo(other.client()
                        .batchWriteItem(r -> r.requestItems(Map.of("users", writes(25))))
                        .unprocessedItems());
    }

    @Test
    void aBatchWithoutProgressIsThrottled() {
        faults.unprocessed(1);

        assertThatThrownBy(() -> write("users", 25)).isInstanceOf(ThrottlingException.class);
        assertThat(dynamo.itemCount("users")).isZero();
    }

    @Test
    void aRuleThatEndsLeavesTheOthersWhatTheyHaveLeft() {
        FaultRule outage = FaultRule.of(new Fault.Outage()).table("orders");
        faults.table("users").throttle(2).play(outage);
        assertThatThrownBy(() -> write("users", 1)).isInstanceOf(ThrottlingException.class);

        faults.end(outage);

        assertThat(write("orders", 1).unprocessedItems()).isEmpty();
        assertThatThrownBy(() -> write("users", 1)).isInstanceOf(ThrottlingException.class);
        assertThat(write("users", 1).unprocessedItems()).isEmpty();
    }

    @Test
    void theNextRequestsAreThrottled() {
        faults.throttle(2);

        assertThatThrownBy(() -> write("users", 1)).isInstanceOf(ThrottlingException.class);
        assertThatThrownBy(() -> get("users", "k0")).isInstanceOf(ThrottlingException.class);
        assertThat(write("users", 1).unprocessedItems()).isEmpty();
    }

    @Test
    void throttlingEndsWithItsTime() {
        faults.throttleFor(Duration.ofSeconds(2));

        clock.advance(Duration.ofMillis(1999));
        assertThatThrownBy(() -> write("users", 1)).isInstanceOf(ThrottlingException.class);
        clock.advance(Duration.ofMillis(1));
        assertThat(write("users", 1).unprocessedItems()).isEmpty();
    }

    @Test
    void aRuleConcernsItsOperationsAndTables() {
        faults.play(FaultRule.of(new Fault.ServerError(false)).on("GetItem").table("orders"));

        assertThat(write("orders", 1).unprocessedItems()).isEmpty();
        assertThat(get("users", "k0").hasItem()).isFalse();
        assertThatThrownBy(() -> get("orders", "k0")).isInstanceOf(InternalServerErrorException.class);
    }

    @Test
    void aServerErrorMayHaveBeenApplied() {
        faults.play(FaultRule.of(new Fault.ServerError(true)).next(1));

        assertThatThrownBy(() -> write("users", 3))
                .isInstanceOfSatisfying(
                        InternalServerErrorException.class,
                        e -> assertThat(e.statusCode()).isEqualTo(500));
        assertThat(dynamo.itemCount("users")).isEqualTo(3);
    }

    @Test
    void aTimeOutMayHaveBeenApplied() {
        faults.play(FaultRule.of(new Fault.TimeOut(Duration.ofMillis(1), true)).next(1))
                .play(FaultRule.of(new Fault.TimeOut(Duration.ofMillis(1), false))
                        .next(2));

        assertThatThrownBy(() -> write("users", 3)).isInstanceOf(ApiCallTimeoutException.class);
        assertThat(dynamo.itemCount("users")).isEqualTo(3);
        assertThatThrownBy(() -> write("orders", 3)).isInstanceOf(ApiCallTimeoutException.class);
        assertThat(dynamo.itemCount("orders")).isZero();
    }

    @Test
    void connectionFailuresHaveAnIoExceptionAsTheirCause() {
        faults.play(FaultRule.of(new Fault.ConnectionReset(false)).next(1));
        assertThatThrownBy(() -> write("users", 1))
                .isInstanceOf(SdkClientException.class)
                .hasCauseInstanceOf(IOException.class);

        faults.outage(Duration.ofSeconds(1));
        assertThatThrownBy(() -> write("users", 1))
                .isInstanceOf(SdkClientException.class)
                .hasCauseInstanceOf(ConnectException.class);
    }

    @Test
    void accessIsDeniedWithTheServicesCode() {
        faults.play(FaultRule.of(new Fault.AccessDenied()));

        assertThatThrownBy(() -> write("users", 1))
                .isInstanceOfSatisfying(
                        DynamoDbException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException"));
    }

    @Test
    void poisonRejectsTheWholeBatch() {
        AttributeValue poisoned = AttributeValue.fromS("k3");
        faults.play(FaultRule.of(new Fault.Poison(item -> poisoned.equals(item.attribute("pk")))));

        assertThatThrownBy(() -> write("users", 5))
                .isInstanceOfSatisfying(
                        DynamoDbException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationException"));
        assertThat(write("users", 3).unprocessedItems()).isEmpty();
    }

    @Test
    void aHotPartitionLeavesItsItemsUnprocessedAndThrottlesTheRest() {
        faults.play(FaultRule.of(new Fault.HotPartition("pk", AttributeValue.fromS("k1"))));

        assertThat(write("users", 3).unprocessedItems()).containsOnlyKeys("users");
        assertThat(dynamo.itemCount("users")).isEqualTo(2);
        assertThatThrownBy(() -> get("users", "k1"))
                .isInstanceOfSatisfying(
                        ThrottlingException.class,
                        e -> assertThat(e.throttlingReasons())
                                .singleElement()
                                .satisfies(reason ->
                                        assertThat(reason.reason()).isEqualTo("TableReadKeyRangeThroughputExceeded")));
    }

    @Test
    void aSizeCutLeavesKeysUnprocessed() {
        write("users", 10);
        faults.play(FaultRule.of(new Fault.SizeCut(4)).next(1));

        Map<String, KeysAndAttributes> unprocessed = dynamo.client()
                .batchGetItem(r -> r.requestItems(Map.of(
                        "users",
                        KeysAndAttributes.builder()
                                .keys(IntStream.range(0, 10)
                                        .mapToObj(i -> key("k" + i))
                                        .toList())
                                .build())))
                .unprocessedKeys();

        assertThat(unprocessed.values())
                .singleElement()
                .satisfies(keys -> assertThat(keys.keys()).hasSize(6));
    }

    @Test
    void aRuleMayConcernSomeItemsOnly() {
        faults.play(FaultRule.of(new Fault.Unprocessed(1, 1))
                .where(item -> key("k0").equals(item.attributes())));

        assertThat(write("users", 4).unprocessedItems().get("users")).hasSize(1);
    }

    @Test
    void latencyDelaysTheReplyNotTheCaller() {
        faults.latency(Duration.ofMillis(20));

        CompletableFuture<GetItemResponse> reply =
                dynamo.asyncClient().getItem(r -> r.tableName("users").key(key("a")));

        assertThat(reply).isNotDone();
        assertThat(reply.orTimeout(10, TimeUnit.SECONDS).join().hasItem()).isFalse();
    }

    private BatchWriteItemResponse write(String table, int count) {
        return dynamo.client().batchWriteItem(r -> r.requestItems(Map.of(table, writes(count))));
    }

    private GetItemResponse get(String table, String pk) {
        return dynamo.client().getItem(r -> r.tableName(table).key(key(pk)));
    }

    private static List<WriteRequest> writes(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> WriteRequest.builder()
                        .putRequest(p -> p.item(key("k" + i)))
                        .build())
                .toList();
    }

    private static Map<String, AttributeValue> key(String pk) {
        return Map.of("pk", AttributeValue.fromS(pk));
    }

    private static final class MovableClock extends Clock {

        private Instant now = Instant.EPOCH;

        void advance(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
