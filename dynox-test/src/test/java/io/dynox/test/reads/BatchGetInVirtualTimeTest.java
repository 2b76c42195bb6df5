package io.dynox.test.reads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dynox.BatchGetException;
import io.dynox.BatchGetResult;
import io.dynox.GetOptions;
import io.dynox.RetryPolicy;
import io.dynox.TableAccessException;
import io.dynox.client.DynoxClient;
import io.dynox.client.TestRuntimes;
import io.dynox.event.BatchListener;
import io.dynox.test.Fault;
import io.dynox.test.FaultRule;
import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.Item;
import io.dynox.test.Key;
import io.dynox.test.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What makes a batch get wait, and what doesn't: time moves only when a test moves it. */
@Timeout(60)
class BatchGetInVirtualTimeTest {

    private final VirtualTime time = VirtualTime.start();
    private final InMemoryDynamoDb dynamo = InMemoryDynamoDb.builder()
            .time(time)
            .build()
            .createTable("users", Key.string("pk"))
            .createTable("orders", Key.string("pk"));
    private final List<Duration> waits = new ArrayList<>();
    private final DynoxClient dynox = TestRuntimes.on(
                    new VirtualRuntime(time), DynoxClient.builder(dynamo.asyncClient()))
            .attemptTimeout(Duration.ofSeconds(1))
            .getOptions(GetOptions.builder()
                    .retry(RetryPolicy.builder()
                            .deadline(Duration.ofSeconds(10))
                            .build())
                    .build())
            .listeners(List.of(new BatchListener() {
                @Override
                public void retryScheduled(RetryScheduled event) {
                    waits.add(event.delay());
                }
            }))
            .build();

    @AfterEach
    void close() {
        dynox.close();
    }

    private static Map<String, Object> key(int number) {
        return Map.of("pk", "k" + number);
    }

    private static List<Map<String, Object>> keys(int count) {
        return IntStream.range(0, count)
                .mapToObj(BatchGetInVirtualTimeTest::key)
                .toList();
    }

    private void seed(String table, int count, int bytes) {
        SdkBytes payload = SdkBytes.fromByteArray(new byte[bytes]);
        dynamo.seed(
                table,
                IntStream.range(0, count)
                        .mapToObj(number -> Map.of(
                                "pk",
                                AttributeValue.fromS("k" + number),
                                "number",
                                AttributeValue.fromN(Integer.toString(number)),
                                "payload",
                                AttributeValue.fromB(payload)))
                        .toList());
    }

    private static boolean isKeyFrom(Item item, int first) {
        return Integer.parseInt(Objects.requireNonNull(item.attribute("pk")).s().substring(1)) >= first;
    }

    @Test
    void hundredItemsOf300KbComeBackWholeWithoutAnyWait() {
        seed("users", 100, 300 * 1024);

        CompletableFuture<BatchGetResult<Map<String, Object>>> read =
                dynox.operations().batchGet("users", keys(100));

        assertThat(read).as("no time has passed").isCompleted();
        assertThat(read.join().items())
                .hasSize(100)
                .allSatisfy(item -> assertThat(item).hasSize(3));
        assertThat(read.join().requests()).as("52 items, then 48").isEqualTo(2);
        assertThat(waits).isEmpty();
    }

    @Test
    void itemsOfWhichLittleIsAskedForComeBackWithoutAnyWaitAsWell() {
        seed("users", 100, 300 * 1024);

        CompletableFuture<BatchGetResult<Map<String, Object>>> read = dynox.operations()
                .table("users")
                .with(GetOptions.builder().projection("number").build())
                .batchGet(keys(100));

        assertThat(read).isCompleted();
        assertThat(read.join().items())
                .hasSize(100)
                .allSatisfy(item -> assertThat(item).containsOnlyKeys("number"));
        assertThat(waits).isEmpty();
    }

    @Test
    void theSameUnderThrottlingBacksOff() {
        seed("users", 100, 300 * 1024);
        dynamo.faults()
                .play(FaultRule.of(new Fault.Unprocessed(0.9, 1))
                        .on("BatchGetItem")
                        .next(1));

        CompletableFuture<BatchGetResult<Map<String, Object>>> read =
                dynox.operations().batchGet("users", keys(100));

        assertThat(read).as("it waits").isNotDone();
        time.advance(Duration.ofSeconds(1));
        assertThat(read).isCompleted();
        assertThat(read.join().items()).hasSize(100);
        assertThat(waits).hasSize(1).allSatisfy(wait -> assertThat(wait).isPositive());
    }

    @Test
    void aTableThatStopsAnsweringGivesThePartialResultWithinTheDeadline() {
        seed("users", 100, 100);
        dynamo.faults()
                .play(FaultRule.of(new Fault.Latency(Duration.ofDays(1), Duration.ofDays(1), 1))
                        .on("BatchGetItem")
                        .where(item -> isKeyFrom(item, 100)));

        CompletableFuture<BatchGetResult<Map<String, Object>>> read =
                dynox.operations().batchGet("users", keys(250));
        time.advance(Duration.ofSeconds(9));
        assertThat(read).isNotDone();
        time.advance(Duration.ofSeconds(2));
        assertThat(read).isDone();

        BatchGetException failure = (BatchGetException)
                catchThrowableOfType(CompletionException.class, read::join).getCause();
        assertThat(failure.partialResult().items()).hasSize(100);
        assertThat(failure.partialResult().missingKeys()).isEmpty();
        assertThat(failure.unreadKeys()).containsExactlyElementsOf(keys(250).subList(100, 250));
        assertThat(failure.partialResult().elapsed()).isLessThanOrEqualTo(Duration.ofSeconds(11));
    }

    @Test
    void oneThrottledTableHoldsUpNoOther() {
        seed("users", 150, 100);
        seed("orders", 150, 100);
        dynamo.faults()
                .play(FaultRule.of(new Fault.Throttling(Fault.Throttle.THROTTLING, List.of()))
                        .table("users")
                        .on("BatchGetItem"));
        List<String> answered = new ArrayList<>();
        try (DynoxClient watched = TestRuntimes.on(new VirtualRuntime(time), DynoxClient.builder(dynamo.asyncClient()))
                .getOptions(GetOptions.builder()
                        .retry(RetryPolicy.builder()
                                .deadline(Duration.ofSeconds(10))
                                .build())
                        .build())
                .listeners(List.of(new BatchListener() {
                    @Override
                    public void getCompleted(GetCompleted event) {
                        answered.add(event.table());
                    }
                }))
                .build()) {
            CompletableFuture<Map<String, BatchGetResult<Map<String, Object>>>> read =
                    watched.operations().batchGet(Map.of("users", keys(200), "orders", keys(200)));

            assertThat(answered).as("no time has passed").containsExactly("orders");
            time.advance(Duration.ofSeconds(11));
            assertThat(read).isDone();
            BatchGetException failure = (BatchGetException)
                    catchThrowableOfType(CompletionException.class, read::join).getCause();
            assertThat(failure.table()).isEqualTo("users");
            assertThat(failure.unreadKeys()).hasSize(200);
            assertThat(failure.unreadKeysByTable()).containsOnlyKeys("users");
            assertThat(failure.partialResults()).containsOnlyKeys("users", "orders");
            BatchGetResult<?> orders =
                    Objects.requireNonNull(failure.partialResults().get("orders"));
            assertThat(orders.items()).hasSize(150);
            assertThat(orders.missingKeys()).hasSize(50);
        }
    }

    @Test
    void severalTablesAreReadInOneCall() {
        seed("users", 3, 10);
        seed("orders", 1, 10);

        Map<String, BatchGetResult<Map<String, Object>>> read = dynox.operations()
                .batchGet(Map.of("users", keys(4), "orders", keys(2)))
                .join();

        assertThat(Objects.requireNonNull(read.get("users")).items()).hasSize(3);
        assertThat(Objects.requireNonNull(read.get("users")).missingKeys()).containsExactly(key(3));
        assertThat(Objects.requireNonNull(read.get("orders")).missingKeys()).containsExactly(key(1));
    }

    @Test
    void aMissingTableTakesNothingFromTheOthers() {
        seed("users", 3, 10);

        CompletableFuture<Map<String, BatchGetResult<Map<String, Object>>>> read =
                dynox.operations().batchGet(Map.of("users", keys(3), "gone", keys(2), "orders", List.of()));

        BatchGetException failure = (BatchGetException)
                catchThrowableOfType(CompletionException.class, read::join).getCause();
        assertThat(failure).hasCauseInstanceOf(TableAccessException.class);
        assertThat(failure.unreadKeysByTable()).isEqualTo(Map.of("gone", keys(2)));
        assertThat(Objects.requireNonNull(failure.partialResults().get("users")).items())
                .hasSize(3);
    }

    @Test
    void cancellingSendsNothingMore() {
        seed("users", 300, 10);
        dynamo.faults().throttleFor(Duration.ofSeconds(5));

        CompletableFuture<?> read = dynox.operations().batchGet("users", keys(300));
        read.cancel(false);
        int sent = dynamo.requests("BatchGetItem").size();
        time.advance(Duration.ofMinutes(1));

        assertThat(dynamo.requests("BatchGetItem")).hasSize(sent);
    }
}
