package io.dynox.autoconfigure;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.dynox.BatchOperations;
import io.dynox.BatchWriteException;
import io.dynox.BatchWriter;
import io.dynox.BufferFullException;
import io.dynox.SyncBatchOperations;
import io.dynox.SyncBatchWriter;
import io.dynox.autoconfigure.FakeDynamoDb.Answer;
import io.dynox.event.BatchListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** Properties of writes, reads, retries and rate limits at work, seen from the client. */
class PropertyEffectsTest {

    private final FakeDynamoDb client = FakeDynamoDb.confirming();
    private final List<Duration> retries = new CopyOnWriteArrayList<>();
    private final List<Duration> pauses = new CopyOnWriteArrayList<>();
    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(DynoxAutoConfigurations.all())
            .withBean("client", FakeDynamoDb.class, () -> client)
            .withBean("delays", BatchListener.class, this::delays)
            .withPropertyValues("dynox.tables.users.partition-key=pk", "dynox.write.close-timeout=100ms");

    @Test
    @ProvesProperty("dynox.write.concurrency")
    void noMoreWriteRequestsAreInFlight() {
        client.answer(Answer.HELD);
        runner.withPropertyValues("dynox.write.concurrency=2", "dynox.write.close-timeout=1m")
                .run(context -> {
                    CompletableFuture<?> written =
                            context.getBean(BatchOperations.class).batchWrite("users", items(200), List.of());
                    await().until(() -> client.inFlight() == 2);
                    client.release();
                    written.get(10, SECONDS);

                    assertThat(client.mostInFlight()).isEqualTo(2);
                    assertThat(client.writes).hasSize(8);
                });
    }

    @Test
    @ProvesProperty({"dynox.write.buffer-items", "dynox.write.put-timeout"})
    void aPutWaitsForRoomAmongTheItemsAndNoLonger() {
        client.answer(Answer.HELD);
        runner.withPropertyValues("dynox.write.buffer-items=30", "dynox.write.put-timeout=50ms")
                .run(context -> {
                    SyncBatchWriter<Map<String, Object>> writer =
                            context.getBean(SyncBatchOperations.class).writer("users");
                    items(30).forEach(writer::put);

                    assertThatExceptionOfType(BufferFullException.class)
                            .isThrownBy(() -> writer.put(Map.of("pk", "one more")))
                            .withMessageContaining("within 50 ms (30 writes held)");
                });
    }

    @Test
    @ProvesProperty("dynox.write.buffer-size")
    void aPutWaitsForRoomAmongTheBytes() {
        client.answer(Answer.HELD);
        runner.withPropertyValues("dynox.write.buffer-size=1MB", "dynox.write.put-timeout=50ms")
                .run(context -> {
                    SyncBatchWriter<Map<String, Object>> writer =
                            context.getBean(SyncBatchOperations.class).writer("users");
                    for (int i = 0; i < 3; i++) {
                        writer.put(large(i));
                    }

                    assertThatExceptionOfType(BufferFullException.class)
                            .isThrownBy(() -> writer.put(large(3)))
                            .withMessageContaining("(3 writes held)");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"0s", "30ms"})
    @ProvesProperty("dynox.write.linger")
    void aPartialGroupIsSentWhenItHasLingered(String linger) {
        runner.withPropertyValues("dynox.write.linger=" + linger).run(context -> {
            context.getBean(BatchOperations.class)
                    .writer("users")
                    .put(Map.of("pk", "1"))
                    .join();

            await().until(() -> client.writes.size() == 1);
        });
        runner.withPropertyValues("dynox.write.linger=1h").run(context -> {
            client.writes.clear();
            BatchWriter<Map<String, Object>> writer =
                    context.getBean(BatchOperations.class).writer("users");
            items(24).forEach(item -> writer.put(item).join());
            assertThat(client.writes).isEmpty();
            writer.flush().get(10, SECONDS);

            assertThat(client.writes).hasSize(1);
        });
    }

    @Test
    @ProvesProperty("dynox.write.close-timeout")
    void aCloseWaitsNoLonger() {
        client.answer(Answer.HELD);
        runner.withPropertyValues("dynox.write.close-timeout=60ms")
                .run(context -> assertThatExceptionOfType(BatchWriteException.class)
                        .isThrownBy(() ->
                                context.getBean(SyncBatchOperations.class).batchWrite("users", items(1), List.of()))
                        .satisfies(failure -> assertThat(failure.result().failures())
                                .singleElement()
                                .satisfies(write -> assertThat(write.cause())
                                        .hasMessageContaining("ran out of time after 60 ms"))));
    }

    @Test
    @ProvesProperty("dynox.write.recorded-failures")
    void anAccountListsNoMoreFailures() {
        runner.withPropertyValues("dynox.write.recorded-failures=2")
                .run(context -> assertThatExceptionOfType(BatchWriteException.class)
                        .isThrownBy(() -> context.getBean(SyncBatchOperations.class)
                                .batchWrite(
                                        "users", List.of(Map.of("a", 1), Map.of("a", 2), Map.of("a", 3)), List.of()))
                        .satisfies(failure -> {
                            assertThat(failure.result().account().failed()).isEqualTo(3);
                            assertThat(failure.result().failures()).hasSize(2);
                        }));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @ProvesProperty("dynox.get.consistent-read")
    void readsAreConsistentOnDemand(boolean consistent) {
        runner.withPropertyValues("dynox.get.consistent-read=" + consistent).run(context -> {
            context.getBean(SyncBatchOperations.class).batchGet("users", items(1));

            assertThat(client.reads.get(0).requestItems().values())
                    .extracting(KeysAndAttributes::consistentRead)
                    .containsExactly(consistent);
        });
    }

    @Test
    @ProvesProperty("dynox.get.concurrency")
    void noMoreReadRequestsAreInFlight() {
        client.answer(Answer.HELD);
        runner.withPropertyValues("dynox.get.concurrency=2").run(context -> {
            CompletableFuture<?> read = context.getBean(BatchOperations.class).batchGet("users", items(800));
            await().until(() -> client.inFlight() == 2);
            client.release();
            read.get(10, SECONDS);

            assertThat(client.mostInFlight()).isEqualTo(2);
            assertThat(client.reads).hasSize(8);
        });
    }

    @Test
    @ProvesProperty("dynox.client.attempt-timeout")
    void eachBatchHasATimeLimitWhateverTheClient() {
        runner.withPropertyValues("dynox.client.attempt-timeout=3s").run(context -> {
            context.getBean(SyncBatchOperations.class).batchWrite("users", items(1), List.of());

            assertThat(client.writes.get(0).overrideConfiguration())
                    .flatMap(AwsRequestOverrideConfiguration::apiCallAttemptTimeout)
                    .contains(Duration.ofSeconds(3));
        });
    }

    @Test
    @ProvesProperty("dynox.client.shutdown-timeout")
    void theEndOfTheApplicationWaitsNoLonger() {
        client.answer(Answer.HELD);
        List<BatchWriter<Map<String, Object>>> left = new ArrayList<>();
        runner.withPropertyValues("dynox.client.shutdown-timeout=80ms", "dynox.write.close-timeout=1h")
                .run(context -> {
                    BatchWriter<Map<String, Object>> writer =
                            context.getBean(BatchOperations.class).writer("users");
                    writer.put(Map.of("pk", "1")).join();
                    left.add(writer);
                });

        assertThat(left.get(0).result().failures())
                .singleElement()
                .satisfies(write -> assertThat(write.cause())
                        .hasMessageContaining("after 40 ms")
                        .hasMessageContaining("dynox.client.shutdown-timeout"));
    }

    @Test
    @ProvesProperty("dynox.retry.deadline")
    void aWriteIsGivenUpAtItsDeadline() {
        client.answer(Answer.UNPROCESSED);
        runner.withPropertyValues(
                        "dynox.retry.deadline=60ms",
                        "dynox.retry.max-attempts=1000000",
                        "dynox.retry.base-delay=1ms",
                        "dynox.retry.max-delay=2ms",
                        "dynox.write.close-timeout=1m")
                .run(context -> assertThat(cause(context.getBean(SyncBatchOperations.class)))
                        .hasMessageContaining("the deadline of 60 ms"));
    }

    @Test
    @ProvesProperty({"dynox.retry.max-attempts", "dynox.retry.max-delay"})
    void aWriteIsGivenUpAfterAttemptsWithoutProgressAndWaitsNoLongerBetweenThem() {
        client.answer(Answer.UNPROCESSED);
        runner.withPropertyValues(
                        "dynox.retry.max-attempts=12",
                        "dynox.retry.base-delay=1ms",
                        "dynox.retry.max-delay=1ms",
                        "dynox.write.close-timeout=1m")
                .run(context -> {
                    assertThat(cause(context.getBean(SyncBatchOperations.class)))
                            .hasMessageContaining("12 attempts in a row made no progress");
                    assertThat(client.writes).hasSize(12);
                    assertThat(retries).isNotEmpty().allMatch(delay -> delay.toNanos() <= 1_000_000);
                });
    }

    /** The first wait is drawn between zero and the base delay, of a thousand hours here: it is hardly below a second. */
    @Test
    @ProvesProperty("dynox.retry.base-delay")
    void theFirstWaitIsUpToTheBaseDelay() {
        client.answer(Answer.UNPROCESSED);
        runner.withPropertyValues(
                        "dynox.retry.deadline=2000h", "dynox.retry.base-delay=1000h", "dynox.retry.max-delay=1000h")
                .run(context -> {
                    BatchWriter<Map<String, Object>> writer =
                            context.getBean(BatchOperations.class).writer("users");
                    writer.put(Map.of("pk", "1")).join();

                    await().until(() -> !retries.isEmpty());
                    assertThat(retries).allMatch(delay -> delay.toSeconds() > 0);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dynox.rate-limit.write-units=1",
                "dynox.tables.users.rate-limit.write-units=1",
                "dynox.rate-limit.adaptive-write.min=1,dynox.rate-limit.adaptive-write.max=1"
            })
    @ProvesProperty({
        "dynox.rate-limit.write-units",
        "dynox.rate-limit.adaptive-write.min",
        "dynox.rate-limit.adaptive-write.max",
        "dynox.tables"
    })
    void writesWaitForUnits(String limit) {
        runner.withPropertyValues(limit.split(",", -1)).run(context -> {
            BatchWriter<Map<String, Object>> writer =
                    context.getBean(BatchOperations.class).writer("users");
            items(3).forEach(item -> writer.put(item).join());
            writer.flush().get(10, SECONDS);
            writer.put(Map.of("pk", "one more")).join();

            await().until(() -> !pauses.isEmpty());
            assertThat(pauses.get(0)).isBetween(Duration.ofMillis(900), Duration.ofMillis(2_100));
        });
    }

    @Test
    @ProvesProperty("dynox.rate-limit.burst")
    void unitsAreSavedUpToTheBurst() {
        runner.withPropertyValues("dynox.rate-limit.write-units=1", "dynox.rate-limit.burst=100")
                .run(context -> {
                    context.getBean(SyncBatchOperations.class).batchWrite("users", items(75), List.of());

                    assertThat(pauses).isEmpty();
                    assertThat(client.writes).hasSize(3);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dynox.rate-limit.read-units=1",
                "dynox.rate-limit.adaptive-read.min=1,dynox.rate-limit.adaptive-read.max=1"
            })
    @ProvesProperty({
        "dynox.rate-limit.read-units",
        "dynox.rate-limit.adaptive-read.min",
        "dynox.rate-limit.adaptive-read.max"
    })
    void readsWaitForUnits(String limit) {
        runner.withPropertyValues(limit.split(",", -1)).run(context -> {
            BatchOperations dynox = context.getBean(BatchOperations.class);
            dynox.batchGet("users", items(10)).get(10, SECONDS);
            CompletableFuture<?> unused = dynox.batchGet("users", items(10));

            await().until(() -> !pauses.isEmpty());
            assertThat(pauses.get(0)).isPositive();
        });
    }

    private BatchListener delays() {
        return new BatchListener() {
            @Override
            public void retryScheduled(RetryScheduled event) {
                retries.add(event.delay());
            }

            @Override
            public void rateLimited(RateLimited event) {
                pauses.add(event.delay());
            }
        };
    }

    private static Throwable cause(SyncBatchOperations dynox) {
        try {
            dynox.batchWrite("users", items(1), List.of());
            throw new AssertionError("the write was not given up");
        } catch (BatchWriteException e) {
            return e.result().failures().get(0).cause();
        }
    }

    private static List<Map<String, Object>> items(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Map.<String, Object>of("pk", "USER#" + i))
                .toList();
    }

    private static Map<String, Object> large(int key) {
        return Map.of("pk", "USER#" + key, "data", new byte[300_000]);
    }
}
