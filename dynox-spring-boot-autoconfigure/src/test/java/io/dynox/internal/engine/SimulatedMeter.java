package io.dynox.internal.engine;

import io.dynox.internal.engine.runtime.SimulatedRuntime;

/**
 * Checks that what is spent never exceeds a rate: a leaky bucket that runs off at the rate, and holds no more than the
 * burst and what may be in debt at a time. That bounds every window of time at once.
 */
final class SimulatedMeter {

    private final SimulatedRuntime runtime;
    private final double unitsPerNano;
    private final long burst;
    private double level;
    private long atNanos;
    private long largestRequest;
    private double inFlight;
    private double mostInFlight;
    private double largestFactor = 1;
    /** The most keys of a request, and what a key cost at most; before that is known, it is expected to cost a unit. */
    private int mostKeys;

    private double unitsPerKey = 1;

    SimulatedMeter(SimulatedRuntime runtime, double unitsPerSecond, long burst) {
        this.runtime = runtime;
        this.unitsPerNano = unitsPerSecond / 1e9;
        this.burst = burst;
    }

    /** Of a run without a limit. */
    static SimulatedMeter unlimited(SimulatedRuntime runtime) {
        return new SimulatedMeter(runtime, Double.POSITIVE_INFINITY, Long.MAX_VALUE);
    }

    boolean isUnlimited() {
        return Double.isInfinite(unitsPerNano);
    }

    /** A request left, for an estimated cost. */
    void sent(long estimate) {
        if (isUnlimited()) {
            return;
        }
        largestRequest = Math.max(largestRequest, estimate);
        inFlight += estimate;
        mostInFlight = Math.max(mostInFlight, inFlight);
        add((double) estimate);
        // corrections upwards come in while other requests are under way
        double corrections = (largestFactor - 1) * (mostInFlight + largestRequest);
        double most = (double) (burst + largestRequest) + corrections;
        runtime.check(level <= most * 1.001 + 1, "more units than the rate limit allows", level + " of " + most);
    }

    /** A request ended, and had cost this much. */
    void ended(long estimate, double consumed) {
        if (isUnlimited()) {
            return;
        }
        inFlight -= estimate;
        largestFactor = Math.max(largestFactor, consumed / estimate);
        add(consumed - estimate);
    }

    /** A request whose cost nobody knows left. */
    void sent(int keys) {
        mostKeys = Math.max(mostKeys, keys);
        inFlight++;
        mostInFlight = Math.max(mostInFlight, inFlight);
    }

    /**
     * A request that left without a known cost ended, and had cost this much for the keys that were read. What it was expected
     * to cost is spent again if it costs less, and while it was under way, others could leave before that was known.
     */
    void ended(int read, double consumed) {
        inFlight--;
        if (isUnlimited()) {
            return;
        }
        unitsPerKey = Math.max(unitsPerKey, read == 0 ? 0 : consumed / read);
        add(consumed);
        double most = (double) burst + (mostInFlight + 1) * mostKeys * unitsPerKey;
        runtime.check(level <= most * 1.001 + 1, "more units read than the rate limit allows", level + " of " + most);
    }

    private void add(double units) {
        long now = runtime.nanoTime();
        level = Math.max(0, Math.max(0, level - (now - atNanos) * unitsPerNano) + units);
        atNanos = now;
    }
}
