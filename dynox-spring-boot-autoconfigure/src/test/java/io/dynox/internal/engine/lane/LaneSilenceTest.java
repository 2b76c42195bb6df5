package io.dynox.internal.engine.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.event.BatchListener.Operation;
import io.dynox.internal.engine.runtime.ManualRuntime;
import io.dynox.internal.rate.RateLimits;
import io.dynox.internal.rate.RateLimits.ReadWrite;
import io.dynox.rate.RateLimit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How long a table answers nothing but failures, as its lane sees it, and who gets the place of one who stops waiting. */
class LaneSilenceTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final ManualRuntime runtime = new ManualRuntime();
    private final long began = runtime.nanoTime();
    private final Lane lane = new Lane(runtime, 1, Long.MAX_VALUE, Pacer.UNLIMITED, wait -> {});
    private final List<String> woken = new ArrayList<>();

    @Test
    void lastsFromWhenTheFirstRequestWasSentUntilTheLastOneEnded() {
        fail(lane, SECOND);
        fail(lane, SECOND);
        runtime.advance(SECOND);

        assertThat(lane.silentNanos(began)).isEqualTo(SECOND.multipliedBy(2).toNanos());
        assertThat(lane.silentNanos(began + SECOND.toNanos())).isEqualTo(SECOND.toNanos());
        assertThat(lane.silentRow()).isOne();
    }

    @Test
    void endsWithARequestOfWhichAPartIsProcessed() {
        fail(lane, SECOND);

        lane.tryEnter(() -> {});
        lane.leave(1, runtime.nanoTime(), Signal.CONGESTED, 0);

        assertThat(lane.silentNanos(began)).isZero();
        assertThat(lane.silentRow()).isZero();
        fail(lane, SECOND);
        assertThat(lane.silentRow()).isEqualTo(2);
    }

    @Test
    void whileARateLimitKeepsRequestsBackTheTableIsNotToBlame() {
        Pacer pacer = new RateLimits(runtime, new ReadWrite(new RateLimit.Fixed(1, 1), null), Map.of())
                .pacer("users", Operation.BATCH_WRITE);
        Lane limited = new Lane(runtime, 1, Long.MAX_VALUE, pacer, wait -> {});
        limited.tryEnter(() -> {});
        limited.spend(10);
        runtime.advance(SECOND);
        limited.leave(1, began, Signal.BLOCKED, 0);
        assertThat(limited.silentNanos(began)).isEqualTo(SECOND.toNanos());
        runtime.advance(Duration.ZERO);
        limited.tryEnter(() -> {});

        assertThat(limited.isOwing()).isTrue();
        assertThat(limited.silentNanos(began)).isZero();
    }

    @Test
    void placeOfOneWhoStopsWaitingIsTheNextOnes() {
        Runnable first = () -> woken.add("first");
        Runnable second = () -> woken.add("second");
        lane.tryEnter(() -> {});
        lane.tryEnter(first);
        lane.tryEnter(second);
        lane.leave(1, began, Signal.KEEPS_UP, 0);
        assertThat(woken).containsExactly("first");

        lane.part(first);

        assertThat(woken).containsExactly("first", "second");
        assertThat(lane.tryEnter(second)).isTrue();
    }

    private void fail(Lane of, Duration took) {
        assertThat(of.tryEnter(() -> {})).isTrue();
        long sentNanos = runtime.nanoTime();
        runtime.advance(took);
        of.leave(1, sentNanos, Signal.BLOCKED, 0);
        runtime.advance(Duration.ZERO);
    }
}
