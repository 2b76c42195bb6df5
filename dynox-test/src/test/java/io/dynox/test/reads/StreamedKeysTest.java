package io.dynox.test.reads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.dynox.BatchGetException;
import io.dynox.GetOptions;
import io.dynox.InvalidItemException;
import io.dynox.KeyResult;
import io.dynox.TableAccessException;
import io.dynox.test.Fault;
import io.dynox.test.FaultRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Streams of keys against the DynamoDB in memory. */
@Timeout(120)
final class StreamedKeysTest extends StreamedReads {

    private static final int KEYS = 200_000;

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
            assertThat(items.peek(item -> answered.incrementAndGet()).count()).isEqualTo(KEYS);
        }

        assertThat(mostHeld.get())
                .as("keys in requests, and answers that wait for the reader")
                .isLessThanOrEqualTo(GetOptions.DEFAULT.concurrency() * 100L + 256);
    }

    @Test
    void eachMentionIsAnsweredAndMissingKeysAreTold() {
        seed(3);

        List<KeyResult<Map<String, Object>>> results = Flux.from(dynox.operations()
                        .batchGetEach("users", Flux.just(0, 7, 2, 0).map(StreamedReads::key)))
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
                                .batchGetAll(Flux.range(0, 500).map(StreamedReads::key)))
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
                                    .<Object>mapToObj(StreamedReads::key)
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
                                                .map(StreamedReads::key)
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
                                .mapToObj(StreamedReads::key)
                                .onClose(() -> closed.add("keys")))) {
            assertThat(items.limit(250)).hasSize(250);
        }

        assertThat(closed).containsExactly("keys");
    }
}
