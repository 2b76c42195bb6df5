package io.dynox.internal.rate;

/**
 * The units that may be spent now; below zero they are a debt. It may fill up over time to a most, and may be added to beyond
 * that. Not thread-safe; guarded by the lock of its {@link LimitPacer}.
 */
final class Balance {

    private static final double NANOS_PER_SECOND = 1e9;
    /** What the sums of fractions may be wrong by. */
    private static final double ROUNDING = 1e-6;

    private double units;
    private double perNano;
    private double most;
    private long atNanos;

    /** Fills up from now on, beginning with what is there. */
    void refill(double unitsPerSecond, double most, long now) {
        settle(now);
        this.perNano = unitsPerSecond / NANOS_PER_SECOND;
        this.most = most;
    }

    void take(double spent) {
        units -= spent;
    }

    /** Adds units, also beyond the most. */
    void add(double more) {
        units += more;
    }

    /** Adds units that turned out not to be spent: where the balance fills up by itself, up to the most. */
    void restore(double unspent) {
        units = perNano == 0 ? units + unspent : Math.max(units, Math.min(most, units + unspent));
    }

    double units(long now) {
        settle(now);
        return units;
    }

    boolean isInDebt(long now) {
        return units(now) < -ROUNDING;
    }

    /** How long until the debt is paid; {@link Long#MAX_VALUE} if it isn't paid by itself. */
    long nanosInDebt(long now) {
        if (!isInDebt(now)) {
            return 0;
        }
        return perNano == 0 ? Long.MAX_VALUE : Math.max(1, Math.round(-units / perNano));
    }

    private void settle(long now) {
        long elapsed = now - atNanos;
        if (elapsed > 0) {
            units = Math.max(units, Math.min(most, units + elapsed * perNano));
            atNanos = now;
        }
    }
}
