package io.dynox.internal.engine.lane;

/** Learns what reading a key of a table costs, from what the requests before reported. Thread-safe. */
public final class ReadCosts {

    private double unitsPerKey = 1;

    /** The units that reading keys will cost, at least one. */
    public synchronized long estimate(int keys) {
        return Math.max(1, Math.round(keys * unitsPerKey));
    }

    /** Reading keys did cost this much. */
    public synchronized void learn(int keys, double consumedUnits) {
        unitsPerKey += (consumedUnits / keys - unitsPerKey) / 8;
    }
}
