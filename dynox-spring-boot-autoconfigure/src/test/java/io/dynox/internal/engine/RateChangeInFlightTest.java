package io.dynox.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.BatchWriter;
import io.dynox.WriteOptions;
import io.dynox.event.BatchListener.Operation;
import io.dynox.internal.engine.runtime.ManualRuntime;
import io.dynox.internal.engine.write.BatchOutcome;
import io.dynox.internal.engine.write.TextCodec;
import io.dynox.internal.rate.RateLimits;
import io.dynox.internal.rate.RateLimits.ReadWrite;
import io.dynox.rate.RateLimit;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A rate limit that is changed while a writer waits for it, in virtual time. */
class RateChangeInFlightTest {

    private final ManualRuntime runtime = new ManualRuntime();
    private final RateLimits limits = new RateLimits(runtime, new ReadWrite(new RateLimit.Fixed(1, 1), null), Map.of());
    private final BatchEngine engine = Engines.of(runtime, List.of(), 1, 1, limits);
    private int written;

    @Test
    void whoWaitsForTheOldLimitWaitsAtTheNewRate() {
        open();
        runtime.advance(Duration.ofSeconds(10));
        assertThat(written).isEqualTo(25);

        limits.change(null, Operation.BATCH_WRITE, new RateLimit.Fixed(50, 50));
        runtime.advance(Duration.ofMillis(279));
        assertThat(written).as("14 units are owed still").isEqualTo(25);
        runtime.advance(Duration.ofMillis(1));
        assertThat(written).isEqualTo(50);

        runtime.advance(Duration.ofSeconds(10));
        assertThat(written).isBetween(500, 550);
    }

    @Test
    void loweredLimitHoldsFromTheNextRequestOn() {
        limits.change(null, Operation.BATCH_WRITE, new RateLimit.Fixed(50, 50));
        open();
        runtime.advance(Duration.ofSeconds(10));
        int before = written;
        assertThat(before).isBetween(500, 600);

        limits.change(null, Operation.BATCH_WRITE, new RateLimit.Fixed(5, 5));
        runtime.advance(Duration.ofSeconds(100));

        assertThat(written - before).isBetween(475, 550);
    }

    @Test
    void removedLimitLetsAllPass() {
        open();
        limits.change(null, Operation.BATCH_WRITE, null);

        assertThat(written).isEqualTo(5_000);
    }

    @Test
    void limitOfAnotherTableChangesNothing() {
        open();
        limits.change("orders", Operation.BATCH_WRITE, new RateLimit.Fixed(1_000, 1_000));
        limits.change(null, Operation.BATCH_GET, new RateLimit.Fixed(1_000, 1_000));

        assertThat(written).isEqualTo(25);
    }

    @Test
    void changesDoNotLetTheRateGrow() {
        open();
        for (int change = 0; change < 10; change++) {
            limits.change(null, Operation.BATCH_WRITE, new RateLimit.Fixed(10, 10));
        }
        assertThat(written).isEqualTo(25);

        runtime.advance(Duration.ofSeconds(60));
        assertThat(written).isBetween(575, 650);
    }

    private void open() {
        BatchWriter<String> writer = Engines.openWriter(
                engine,
                "users",
                "users",
                new TextCodec(),
                CompletableFuture.completedFuture(TextCodec::key),
                (table, items) -> {
                    written += items.size();
                    return CompletableFuture.completedFuture(BatchOutcome.written(items.size(), null));
                },
                WriteOptions.DEFAULT);
        for (int i = 0; i < 5_000; i++) {
            assertThat(writer.put(i + "=x")).isCompleted();
        }
    }
}
