package io.dynox.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.BatchWriter;
import io.dynox.WriteOptions;
import io.dynox.event.BatchListener;
import io.dynox.event.BatchListener.Operation;
import io.dynox.event.EngineInsight;
import io.dynox.event.EngineSnapshot;
import io.dynox.internal.engine.request.RequestFailure;
import io.dynox.internal.engine.runtime.ManualRuntime;
import io.dynox.internal.engine.write.BatchOutcome;
import io.dynox.internal.engine.write.TextCodec;
import io.dynox.internal.rate.RateLimits;
import io.dynox.internal.rate.RateLimits.ReadWrite;
import io.dynox.internal.report.Events;
import io.dynox.internal.report.Snapshots;
import io.dynox.rate.RateLimit;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What is seen of an engine from outside while it works. */
class EngineInsightTest {

    private static final ReadWrite NONE = new ReadWrite(null, null);

    private final ManualRuntime runtime = new ManualRuntime();
    private final RateLimits limits = new RateLimits(runtime, NONE, Map.of());
    private final List<Object> events = new ArrayList<>();
    private final BatchListener listener = new BatchListener() {
        @Override
        public void engineStarted(EngineInsight insight) {
            events.add("started " + insight.snapshot().writers().size());
        }

        @Override
        public void engineClosed(EngineInsight insight) {
            events.add("closed");
        }

        @Override
        public void rateLimitChanged(RateLimitChanged event) {
            events.add(event);
        }

        @Override
        public void writesEnded(WritesEnded event) {
            events.add(event);
        }
    };
    private final BatchEngine engine = Engines.of(runtime, List.of(listener), 4, 4, limits);
    private final List<CompletableFuture<BatchOutcome>> sent = new ArrayList<>();

    @Test
    void writerShowsWhereItsWritesAreAndHowOldTheyAre() {
        BatchWriter<String> writer = open();
        put(writer, 0, 30);
        runtime.advance(Duration.ofSeconds(3));
        put(writer, 30, 31);

        EngineSnapshot.Writer seen = writer();
        assertThat(seen.table()).isEqualTo("users");
        assertThat(seen.account()).isEqualTo(writer.result().account());
        assertThat(seen.account().inFlight()).isEqualTo(30);
        assertThat(seen.account().buffered()).isEqualTo(1);
        assertThat(seen.heldBytes()).isEqualTo(31 * 5);
        assertThat(seen.requestsInFlight()).isEqualTo(2);
        assertThat(seen.oldestWait()).isEqualTo(Duration.ofSeconds(3));
        assertThat(seen.options()).isEqualTo(WriteOptions.DEFAULT);
        assertThat(seen.isClosing()).isFalse();

        sent.forEach(request -> request.complete(BatchOutcome.written(1, null)));
        assertThat(writer().oldestWait()).isZero();
        assertThat(writer().account().written()).isEqualTo(30);
    }

    @Test
    void writerIsStalledWhileNothingIsWrittenThoughThereIsSomethingToDo() {
        BatchWriter<String> writer = open();
        put(writer, 0, 1);
        runtime.advance(Duration.ofMillis(100));
        assertThat(writer().stalled()).isZero();
        runtime.advance(Duration.ofSeconds(5));
        assertThat(writer().stalled()).isEqualTo(Duration.ofSeconds(5));

        put(writer, 1, 26);
        sent.get(0).complete(BatchOutcome.written(1, null));
        runtime.advance(Duration.ofSeconds(2));
        assertThat(writer().stalled()).isEqualTo(Duration.ofSeconds(2));

        sent.get(1).complete(BatchOutcome.written(1, null));
        runtime.advance(Duration.ofSeconds(2));
        assertThat(writer().stalled()).isZero();
    }

    @Test
    void writesThatLingerAreNoStall() {
        BatchWriter<String> writer =
                open(WriteOptions.builder().linger(Duration.ofHours(1)).build());
        put(writer, 0, 1);
        runtime.advance(Duration.ofMinutes(50));
        put(writer, 1, 25);

        assertThat(writer().oldestWait()).isGreaterThanOrEqualTo(Duration.ofMinutes(50));
        assertThat(writer().stalled()).isZero();
        runtime.advance(Duration.ofSeconds(7));
        assertThat(writer().stalled()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void throttlingIsNoProgress() {
        BatchWriter<String> writer = open();
        put(writer, 0, 25);
        for (int reply = 0; reply < 5; reply++) {
            BitSet all = new BitSet();
            all.set(0, 25);
            sent.get(reply).complete(new BatchOutcome.Replied(all, 0, null));
            runtime.advance(Duration.ofSeconds(10));
        }

        assertThat(writer().stalled()).isEqualTo(Duration.ofSeconds(50));
        assertThat(writer().retries()).isEqualTo(5 * 25);
    }

    @Test
    void laneShowsItsWindowAndTheLastThrottling() {
        BatchWriter<String> writer = open();
        put(writer, 0, 50);
        assertThat(lane().requestsInFlight()).isEqualTo(2);
        assertThat(lane().window()).isEqualTo(4);
        assertThat(lane().lastThrottle()).isNull();

        sent.get(0)
                .complete(new BatchOutcome.Failed(
                        new RequestFailure.Throttled(new IllegalStateException("slow down"), List.of("Hot"))));
        runtime.advance(Duration.ofMillis(20));

        assertThat(lane().window()).isEqualTo(2);
        assertThat(lane().maxWindow()).isEqualTo(4);
        assertThat(lane().throttles()).isOne();
        assertThat(lane().lastThrottle()).isEqualTo(new Snapshots.Throttle(List.of("Hot"), Duration.ofMillis(20)));
    }

    @Test
    void closedWriterIsSeenNoMoreAndMayBeCollected() {
        BatchWriter<String> writer = open();
        put(writer, 0, 25);
        CompletableFuture<?> closed = writer.close();
        assertThat(writer().isClosing()).isTrue();

        sent.get(0).complete(BatchOutcome.written(1, null));

        assertThat(closed).isCompleted();
        assertThat(engine.snapshot().writers()).isEmpty();
        assertThat(lane().requestsInFlight()).isZero();
    }

    @Test
    void nothingKeepsAClosedWriter() {
        WeakReference<BatchWriter<String>> writer = new WeakReference<>(openAndClose());
        sent.clear();
        // what is timed for later may hold a writer until then
        runtime.advance(Duration.ofHours(1));

        Awaitility.await().until(() -> {
            System.gc();
            return writer.get() == null;
        });
    }

    private BatchWriter<String> openAndClose() {
        BatchWriter<String> writer = open();
        put(writer, 0, 25);
        CompletableFuture<?> closed = writer.close();
        sent.get(0).complete(BatchOutcome.written(1, null));
        assertThat(closed).isCompleted();
        assertThat(engine.snapshot().totals().written()).isEqualTo(25);
        return writer;
    }

    @Test
    void eachEndIsToldOnceAndTotalsAddUp() {
        BatchWriter<String> writer = open();
        put(writer, 0, 25);
        put(writer, 0, 2);
        put(writer, 0, 1);
        events.clear();
        BitSet first = new BitSet();
        first.set(0);
        sent.get(0).complete(new BatchOutcome.Replied(first, 24, null));
        CompletableFuture<?> aborted = writer.abort();
        runtime.advance(Duration.ofSeconds(10));

        assertThat(aborted).isCompleted();
        // one of the two newer writes to key 0 was replaced, and the other replaced the one that came back
        assertThat(events)
                .containsExactly(
                        new Events.WritesEnded("users", 24, 0, 2, 0), new Events.WritesEnded("users", 0, 0, 0, 2));
        EngineSnapshot.Totals totals = engine.snapshot().totals();
        assertThat(totals.written()).isEqualTo(24);
        assertThat(totals.superseded()).isEqualTo(2);
        assertThat(totals.notAttempted()).isEqualTo(2);
        assertThat(totals.requests()).isOne();
        assertThat(totals.throttles()).isOne();
        assertThat(totals.writeUnits()).isEqualTo(24);
        assertThat(totals.writers()).isOne();
    }

    @Test
    void listenersLearnOfTheEngineAndOfChangedLimits() {
        RateLimit.Fixed limit = new RateLimit.Fixed(7, 7);
        limits.change("users", Operation.BATCH_WRITE, limit);
        engine.close();

        assertThat(events)
                .containsExactly(
                        "started 0", new Events.RateLimitChanged("users", Operation.BATCH_WRITE, limit), "closed");
    }

    @Test
    void limitsInForceAreSeen() {
        limits.change(null, Operation.BATCH_GET, new RateLimit.Adaptive(1, 9));

        assertThat(engine.snapshot().limits())
                .containsExactly(new Snapshots.Limit(null, Operation.BATCH_GET, new RateLimit.Adaptive(1, 9), 9.0));
    }

    private EngineSnapshot.Writer writer() {
        return engine.snapshot().writers().get(0);
    }

    private EngineSnapshot.Lane lane() {
        return engine.snapshot().lanes().get(0);
    }

    private void put(BatchWriter<String> writer, int from, int to) {
        for (int i = from; i < to; i++) {
            assertThat(writer.put("%03d=x".formatted(i))).isCompleted();
        }
    }

    private BatchWriter<String> open() {
        return open(WriteOptions.DEFAULT);
    }

    private BatchWriter<String> open(WriteOptions options) {
        return Engines.openWriter(
                engine,
                "users",
                "users",
                new TextCodec(),
                CompletableFuture.completedFuture(TextCodec::key),
                (table, items) -> {
                    CompletableFuture<BatchOutcome> reply = new CompletableFuture<>();
                    sent.add(reply);
                    return reply;
                },
                options);
    }
}
