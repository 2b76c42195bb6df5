package io.dynox.test.reads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dynox.ScanException;
import io.dynox.ScanOptions;
import io.dynox.TableAccessException;
import io.dynox.client.DynoxClient;
import io.dynox.test.Fault;
import io.dynox.test.FaultRule;
import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.Key;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Flux;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Scans against the DynamoDB in memory. */
@Timeout(120)
final class StreamedScansTest extends StreamedReads {

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
        assertThat(items).extracting(StreamedScansTest::pk).doesNotHaveDuplicates();
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
            assertThat(items).hasSize(1_000).allSatisfy(item -> assertThat(item).containsOnlyKeys("number"));
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
