package io.dynox.internal.rate;

import io.dynox.rate.RateLimit;
import org.jspecify.annotations.Nullable;

/**
 * A rate that falls when the table throttles, and rises while it doesn't. A burst is one second's worth. Not
 * thread-safe; guarded by the lock of its {@link LimitPacer}.
 */
final class AdaptiveRate {

    private static final double DECREASE = 0.8;
    private static final double INCREASE_PER_SECOND = 0.1;
    private static final long DECREASE_PAUSE_NANOS = 200_000_000;
    private static final double NANOS_PER_SECOND = 1e9;

    private final RateLimit.Adaptive bounds;
    private double rate;
    private long appliedRate;
    private long raisedNanos;
    private long loweredNanos;

    /** Begins with a rate, as far as the bounds let it. */
    AdaptiveRate(RateLimit.Adaptive bounds, double rate, long now) {
        this.bounds = bounds;
        this.rate = within(rate);
        this.appliedRate = Math.round(this.rate);
        this.raisedNanos = now;
        this.loweredNanos = now - DECREASE_PAUSE_NANOS;
    }

    double unitsPerSecond() {
        return rate;
    }

    RateLimit.Fixed applied() {
        return new RateLimit.Fixed(appliedRate, appliedRate);
    }

    /** A request ended. Returns the rate from now on where it changed enough to be applied, and null otherwise. */
    RateLimit.@Nullable Fixed signal(boolean throttled, long now) {
        if (!throttled) {
            double seconds = (now - raisedNanos) / NANOS_PER_SECOND;
            raisedNanos = now;
            return change(rate + (bounds.max() - bounds.min()) * INCREASE_PER_SECOND * seconds);
        }
        if (now - loweredNanos < DECREASE_PAUSE_NANOS) {
            // what was in flight together throttles together
            return null;
        }
        loweredNanos = now;
        raisedNanos = now;
        return change(rate * DECREASE);
    }

    /** Another instance that shares the limit changed the rate. */
    void learn(long unitsPerSecond, long now) {
        if (unitsPerSecond < appliedRate) {
            loweredNanos = now;
        }
        rate = within((double) unitsPerSecond);
        appliedRate = Math.round(rate);
        raisedNanos = now;
    }

    private double within(double wanted) {
        return Math.max((double) bounds.min(), Math.min((double) bounds.max(), wanted));
    }

    private RateLimit.@Nullable Fixed change(double wanted) {
        rate = within(wanted);
        long units = Math.max(1, Math.round(rate));
        // a change for each reply would cost more than it brings
        boolean isWorthIt =
                Math.abs(units - appliedRate) * 50 >= appliedRate || units == bounds.min() || units == bounds.max();
        if (units == appliedRate || !isWorthIt) {
            return null;
        }
        appliedRate = units;
        return applied();
    }
}
