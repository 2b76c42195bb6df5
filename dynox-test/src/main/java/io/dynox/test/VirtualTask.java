package io.dynox.test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** A task that waits for its time. Thread-safe. */
final class VirtualTask<T> extends FutureTask<T> implements ScheduledFuture<T> {

    private final Clock clock;
    private final Instant at;
    private final long sequence;

    VirtualTask(Callable<T> body, Clock clock, Instant at, long sequence) {
        super(body);
        this.clock = clock;
        this.at = at;
        this.sequence = sequence;
    }

    Instant at() {
        return at;
    }

    @Override
    public long getDelay(TimeUnit unit) {
        return unit.convert(Duration.between(clock.instant(), at));
    }

    /** By time; of two for the same time the one that was scheduled first. */
    @Override
    public int compareTo(Delayed other) {
        VirtualTask<?> that = (VirtualTask<?>) other;
        int order = at.compareTo(that.at);
        return order == 0 ? Long.compare(sequence, that.sequence) : order;
    }
}
