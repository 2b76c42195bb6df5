package io.dynox.internal.engine.operation;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.dynox.BatchProgress;
import io.dynox.event.OperationStarted;
import io.dynox.internal.engine.runtime.EngineRuntime;
import io.dynox.internal.report.Events;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Measures how fast one operation gets on. It is looked at with each reply, and says now and then that there is something
 * new to tell. Thread-safe.
 */
public final class ProgressMeter {

    /**
     * How far an operation is.
     *
     * @param done what reached its end
     * @param failed those of them that were not done
     * @param retries sent again, counted each time
     */
    public record Reading(long done, long failed, long retries) {}

    private static final long INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long SETTLED_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final double SMOOTHING_SECONDS = 5;
    private static final double NANOS_PER_SECOND = 1e9;

    private final OperationStarted started;
    private final EngineRuntime runtime;
    private final long startNanos;

    private final ReentrantLock lock = new ReentrantLock();

    @GuardedBy("lock")
    private long lastNanos;

    @GuardedBy("lock")
    private long lastDone;

    @GuardedBy("lock")
    private double rate;

    /** A meter of an operation that begins now. */
    public ProgressMeter(OperationStarted started, EngineRuntime runtime) {
        this.started = started;
        this.runtime = runtime;
        this.startNanos = runtime.nanoTime();
        this.lastNanos = startNanos;
    }

    /** Whether it is time for the next {@link #measure}; true once in an interval. */
    public boolean isDue(long now) {
        lock.lock();
        try {
            return now - lastNanos >= INTERVAL_NANOS;
        } finally {
            lock.unlock();
        }
    }

    /** Takes the rate anew. */
    public void measure(Reading reading) {
        lock.lock();
        try {
            long now = runtime.nanoTime();
            double seconds = (now - lastNanos) / NANOS_PER_SECOND;
            if (seconds <= 0 || reading.done() < lastDone) {
                return;
            }
            double current = (reading.done() - lastDone) / seconds;
            double weight = lastNanos == startNanos ? 1 : 1 - Math.exp(-seconds / SMOOTHING_SECONDS);
            rate += weight * (current - rate);
            lastNanos = now;
            lastDone = reading.done();
        } finally {
            lock.unlock();
        }
    }

    /** The progress of the operation, towards the total that it began with. */
    public BatchProgress progress(Reading reading) {
        return progress(reading, started.items());
    }

    public BatchProgress progress(Reading reading, OptionalLong total) {
        lock.lock();
        try {
            long elapsed = runtime.nanoTime() - startNanos;
            return new Events.BatchProgress(
                    started.table(),
                    started.kind(),
                    reading.done(),
                    total,
                    reading.failed(),
                    reading.retries(),
                    rate,
                    timeLeft(reading.done(), total, elapsed),
                    Duration.ofNanos(elapsed));
        } finally {
            lock.unlock();
        }
    }

    @GuardedBy("lock")
    private Optional<Duration> timeLeft(long done, OptionalLong total, long elapsed) {
        if (total.isEmpty()) {
            return Optional.empty();
        }
        long left = total.getAsLong() - done;
        if (left <= 0) {
            return Optional.of(Duration.ZERO);
        }
        double seconds = left / rate;
        return elapsed < SETTLED_NANOS || rate <= 0 || seconds > TimeUnit.DAYS.toSeconds(365)
                ? Optional.empty()
                : Optional.of(Duration.ofNanos((long) (seconds * NANOS_PER_SECOND)));
    }
}
