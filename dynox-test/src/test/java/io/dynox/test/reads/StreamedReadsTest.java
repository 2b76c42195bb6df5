package io.dynox.test.reads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import io.dynox.BatchGetException;
import io.dynox.GetOptions;
import io.dynox.InvalidItemException;
import io.dynox.KeyResult;
import io.dynox.RetryPolicy;
import io.dynox.ScanException;
import io.dynox.ScanOptions;
import io.dynox.TableAccessException;
import io.dynox.client.DynoxClient;
import io.dynox.test.Fault;
import io.dynox.test.FaultRule;
import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.Key;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Streams of keys and scans against the DynamoDB in memory. */
@Timeout(120)
class StreamedReadsTest {

    private static final int KEYS = 200_000;

    private static final RetryPolicy IMPATIENT = RetryPolicy.builder()
            .maxAttempts(2)
            .baseDelay(Duration.ofMillis(1))
            .maxDelay(Duration.ofMillis(1))
            .build();

    private final InMemoryDynamoDb dynamo =
            InMemoryDynamoDb.builder().requestLog(0).build().createTable("users", Key.string("pk"));
    private final DynoxClient dynox = DynoxClient.builder(dynamo.asyncClient()).build();

    @AfterEach
    void close() {
        dynox.close();
    }

    private static Map<String, Object> key(int number) {
        return Map.of("pk", "k" + number);
    }

    private void seed(int count) {
        dynamo.seed(
                "users",
                IntStream.range(0, count)
                        .mapToObj(number -> Map.of(
                                "pk",
                                AttributeValue.fromS("k" + number),
                                "number",
                                AttributeValue.fromN(Integer.toString(number))))
                        .toList());
    }

    @Nested
    class Keys {

        private final AtomicLong taken = new AtomicLong();
        private final AtomicLong answered = new AtomicLong();
        private final AtomicLong mostHeld = new AtomicLong();

        private Map<String, Object> take(int number) {
            mostHeld.accumulateAndGet(taken.incrementAndGet() - answered.get(), Math::max);
            return key(number % 1_000);
        }

        @Test
        void manyKeysAreReadInBoundedMemory() {
            seed(1_000);

            Long items = Flux.from(dynox.operations()
                            .batchGetAll("users", Flux.range(0, KEYS).map(this::take)))
                    .doOnNext(item -> answered.incrementAndGet())
                    .count()
                    .block();

            assertThat(items).isEqualTo((long) KEYS);
            assertThat(mostHeld.get()).isLessThanOrEqualTo(GetOptions.DEFAULT.concurrency() * 100L);
        }

        @Test
        void manyKeysAreReadInBoundedMemoryByTheBlockingTwin() {
            seed(1_000);

            try (Stream<Map<String, Object>> items = dynox.operations()
                    .sync()
                    .batchGetAll("users", IntStream.range(0, KEYS).mapToObj(this::take))) {
                assertThat(items.peek(item -> answered.incrementAndGet()).count())
                        .isEqualTo(KEYS);
            }

            assertThat(mostHeld.get())
                    .as("keys in requests, and answers that wait for the reader")
                    .isLessThanOrEqualTo(GetOptions.DEFAULT.concurrency() * 100L + 256);
        }

        @Test
        void eachMentionIsAnsweredAndMissingKeysAreTold() {
            seed(3);

            List<KeyResult<Map<String, Object>>> results = Flux.from(dynox.operations()
                            .batchGetEach("users", Flux.just(0, 7, 2, 0).map(StreamedReadsTest::key)))
                    .collectList()
                    .block();

            assertThat(results)
                    .extracting(KeyResult::key, result -> result.item().isPresent())
                    .containsExactlyInAnyOrder(
                            tuple(key(0), true), tuple(key(7), false), tuple(key(2), true), tuple(key(0), true));
        }

        @Test
        void aSlowPublisherGetsItsAnswersWithoutAFullGroup() {
            seed(2);

            Map<String, Object> first = Flux.from(
                            dynox.operations().batchGetAll("users", Flux.concat(Mono.just(key(1)), Mono.never())))
                    .blockFirst(Duration.ofSeconds(30));

            assertThat(first).containsEntry("pk", "k1");
        }

        @Test
        void whatWasFoundIsEmittedBeforeTheFailureNamesWhatIsUnread() {
            seed(500);
            dynamo.faults()
                    .play(FaultRule.of(new Fault.HotPartition("pk", AttributeValue.fromS("k250")))
                            .on("BatchGetItem"));
            List<Map<String, Object>> found = Collections.synchronizedList(new ArrayList<>());

            assertThatExceptionOfType(BatchGetException.class)
                    .isThrownBy(() -> Flux.from(dynox.operations()
                                    .table("users")
                                    .with(GetOptions.builder().retry(IMPATIENT).build())
                                    .batchGetAll(Flux.range(0, 500).map(StreamedReadsTest::key)))
                            .doOnNext(found::add)
                            .blockLast())
                    .satisfies(failure -> {
                        List<Object> known = new ArrayList<>(failure.unreadKeys());
                        found.forEach(item -> known.add(Map.of("pk", Objects.requireNonNull(item.get("pk")))));
                        assertThat(failure.unreadKeys()).contains(key(250));
                        // keys that weren't taken yet when the stream failed are neither
                        assertThat(known)
                                .hasSizeGreaterThanOrEqualTo(300)
                                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, known.size())
                                        .<Object>mapToObj(StreamedReadsTest::key)
                                        .toList());
                    });
        }

        @Test
        void anIllegalKeyEndsTheStreamAfterThoseBeforeIt() {
            seed(10);
            List<Map<String, Object>> found = Collections.synchronizedList(new ArrayList<>());

            assertThatExceptionOfType(InvalidItemException.class)
                    .isThrownBy(() -> Flux.from(dynox.operations()
                                    .batchGetAll("users", Flux.just(key(1), key(2), Map.of("id", 3), key(4))))
                            .doOnNext(found::add)
                            .blockLast());

            assertThat(found).hasSize(2);
        }

        @Test
        void aMissingTableIsToldAsByABatchGet() {
            assertThatExceptionOfType(TableAccessException.class)
                    .isThrownBy(() -> Flux.from(dynox.operations().batchGetAll("gone", Flux.just(key(1))))
                            .blockLast());
        }

        @Test
        void theFailureOfTheKeysComesAfterTheirItems() {
            seed(10);
            IllegalStateException failure = new IllegalStateException("source");
            List<Map<String, Object>> found = Collections.synchronizedList(new ArrayList<>());

            assertThatThrownBy(() -> Flux.from(dynox.operations()
                                    .batchGetAll(
                                            "users",
                                            Flux.range(0, 10)
                                                    .map(StreamedReadsTest::key)
                                                    .concatWith(Flux.error(failure))))
                            .doOnNext(found::add)
                            .blockLast())
                    .isSameAs(failure);
            assertThat(found).hasSize(10);
        }

        @Test
        void theBlockingTwinThrowsWhatItsKeysThrow() {
            IllegalStateException failure = new IllegalStateException("source");

            assertThatThrownBy(() -> dynox.operations()
                            .sync()
                            .batchGetAll("users", Stream.of(1).map(number -> {
                                throw failure;
                            }))
                            .count())
                    .isSameAs(failure);
        }

        @Test
        void closingTheStreamClosesTheKeys() {
            seed(100);
            List<String> closed = new ArrayList<>();

            try (Stream<Map<String, Object>> items = dynox.operations()
                    .sync()
                    .batchGetAll(
                            "users",
                            IntStream.iterate(0, number -> (number + 1) % 100)
                                    .mapToObj(StreamedReadsTest::key)
                                    .onClose(() -> closed.add("keys")))) {
                assertThat(items.limit(250)).hasSize(250);
            }

            assertThat(closed).containsExactly("keys");
        }
    }

    @Nested
    class Scans {

        private static final ScanOptions SMALL_PAGES =
                ScanOptions.builder().pageItems(50).retry(IMPATIENT).build();

        private static String pk(Map<String, Object> item) {
            return String.valueOf(item.get("pk"));
        }

        @Test
        void everyItemIsReadOnce() {
            seed(10_000);

            List<Map<String, Object>> items = Flux.from(dynox.operations()
                            .table("users")
                            .with(SMALL_PAGES.toBuilder().segments(7).build())
                            .scan())
                    .collectList()
                    .block();

            assertThat(items).hasSize(10_000);
            assertThat(items).extracting(Scans::pk).doesNotHaveDuplicates();
        }

        @Test
        void theBlockingTwinReadsTheSame() {
            seed(1_000);

            try (Stream<Map<String, Object>> items = dynox.operations()
                    .sync()
                    .table("users")
                    .with(SMALL_PAGES.toBuilder()
                            .projection("number")
                            .consistentRead(true)
                            .build())
                    .scan()) {
                assertThat(items)
                        .hasSize(1_000)
                        .allSatisfy(item -> assertThat(item).containsOnlyKeys("number"));
            }
        }

        @Test
        void throttledPagesAreAskedForAgain() {
            seed(1_000);
            dynamo.faults()
                    .play(FaultRule.of(new Fault.Throttling(Fault.Throttle.THROTTLING, List.of()))
                            .on("Scan")
                            .next(5));

            long items = Flux.from(dynox.operations()
                            .table("users")
                            .with(SMALL_PAGES.toBuilder()
                                    .retry(IMPATIENT.toBuilder().maxAttempts(10).build())
                                    .build())
                            .scan())
                    .count()
                    .block();

            assertThat(items).isEqualTo(1_000L);
        }

        @Test
        void aScanThatFailedIsResumedWhereItStopped() {
            seed(2_000);
            Set<String> seen = Collections.synchronizedSet(new HashSet<>());
            AtomicLong emitted = new AtomicLong();
            ScanException failure = catchThrowableOfType(
                    ScanException.class,
                    () -> Flux.from(dynox.operations()
                                    .table("users")
                                    .with(SMALL_PAGES)
                                    .scan())
                            .doOnNext(item -> {
                                seen.add(pk(item));
                                if (emitted.incrementAndGet() == 300) {
                                    dynamo.faults().throttleFor(Duration.ofDays(1));
                                }
                            })
                            .blockLast());
            assertThat(failure.items()).isEqualTo(emitted.get()).isLessThan(2_000);
            dynamo.faults().clear();

            Flux.from(dynox.operations()
                            .table("users")
                            .with(SMALL_PAGES.toBuilder()
                                    .position(failure.position())
                                    .build())
                            .scan())
                    .doOnNext(item -> {
                        seen.add(pk(item));
                        emitted.incrementAndGet();
                    })
                    .blockLast();

            assertThat(seen).hasSize(2_000);
            assertThat(emitted).hasValue(2_000);
        }

        @Test
        void aScanIsReadNoFurtherThanItsReaderWants() {
            InMemoryDynamoDb logged = InMemoryDynamoDb.create().createTable("users", Key.string("pk"));
            logged.seed(
                    "users",
                    IntStream.range(0, 5_000)
                            .mapToObj(number -> Map.of("pk", AttributeValue.fromS("k" + number)))
                            .toList());
            try (DynoxClient other = DynoxClient.builder(logged.asyncClient()).build()) {
                Flux.from(other.operations().table("users").with(SMALL_PAGES).scan())
                        .limitRate(1)
                        .take(10)
                        .blockLast();
            }

            assertThat(logged.requests("Scan"))
                    .as("pages that are held, and as many on their way")
                    .hasSizeLessThanOrEqualTo(2 * SMALL_PAGES.concurrency() + SMALL_PAGES.concurrency());
        }

        @Test
        void aMissingTableIsTold() {
            assertThatExceptionOfType(TableAccessException.class)
                    .isThrownBy(() -> Flux.from(dynox.operations().scan("gone")).blockLast())
                    .withMessageContaining("'gone' doesn't exist");
        }
    }
}
