package io.dynox.internal.rate;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.dynox.rate.RateLimit;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * A rate that gives way when the table throttles and comes back when it doesn't. A burst is one second's worth.
 *
 * <p>Thread-safe.
 */
final class AdaptivePacer implements LimitPacer {

    private static final double DECREASE = 0.8;
    private static final double INCREASE_PER_SECOND = 0.1;
    private static final long DECREASE_PAUSE_NANOS = 200_000_000;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final RateLimit.Adaptive limit;
    private final LongSupplier nanoTime;
    private final LocalBucket bucket;

    private final ReentrantLock lock = new ReentrantLock();

    @GuardedBy("lock")
    private double rate;

    @GuardedBy("lock")
    private long appliedRate;

    @GuardedBy("lock")
    private long raisedNanos;

    @GuardedBy("lock")
    private long loweredNanos;

    /** A rate that starts at its upper end. */
    AdaptivePacer(RateLimit.Adaptive limit, LongSupplier nanoTime) {
        this(limit, nanoTime, new LocalBucket(new RateLimit.Fixed(limit.max(), limit.max()), nanoTime), (double)
                limit.max());
    }

    /** Goes on with the bucket and the rate of another limit, as far as its own bounds let it. */
    AdaptivePacer(RateLimit.Adaptive limit, LongSupplier nanoTime, LocalBucket bucket, double formerRate) {
        this.limit = limit;
        this.nanoTime = nanoTime;
        this.bucket = bucket;
        this.rate = Math.max((double) limit.min(), Math.min((double) limit.max(), formerRate));
        this.appliedRate = Math.round(rate);
        bucket.change(new RateLimit.Fixed(appliedRate, appliedRate));
        this.raisedNanos = nanoTime.getAsLong();
        this.loweredNanos = raisedNanos - DECREASE_PAUSE_NANOS;
    }

    @Override
    public CompletionStage<Duration> spend(long units) {
        return bucket.take(units);
    }

    @Override
    public void correct(long units) {
        if (units > 0) {
            CompletionStage<Duration> unused = bucket.take(units);
        } else if (units < 0) {
            bucket.giveBack(-units);
        }
    }

    @Override
    public void signal(boolean throttled) {
        lock.lock();
        try {
            long now = nanoTime.getAsLong();
            if (!throttled) {
                double seconds = (double) (now - raisedNanos) / NANOS_PER_SECOND;
                raisedNanos = now;
                change(Math.min(
                        (double) limit.max(), rate + (limit.max() - limit.min()) * INCREASE_PER_SECOND * seconds));
            } else if (now - loweredNanos >= DECREASE_PAUSE_NANOS) {
                // before that, what is still in flight throttles for the old rate's sake
                loweredNanos = now;
                raisedNanos = now;
                change(Math.max((double) limit.min(), rate * DECREASE));
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public RateLimit limit() {
        return limit;
    }

    @Override
    public LocalBucket localBucket() {
        return bucket;
    }

    @Override
    public double unitsPerSecond() {
        lock.lock();
        try {
            return rate;
        } finally {
            lock.unlock();
        }
    }

    @GuardedBy("lock")
    private void change(double newRate) {
        rate = newRate;
        long units = Math.max(1, Math.round(newRate));
        // a new configuration for each reply would cost more than it brings
        boolean isWorthIt =
                Math.abs(units - appliedRate) * 50 >= appliedRate || units == limit.min() || units == limit.max();
        if (units != appliedRate && isWorthIt) {
            appliedRate = units;
            bucket.change(new RateLimit.Fixed(units, units));
        }
    }
}
