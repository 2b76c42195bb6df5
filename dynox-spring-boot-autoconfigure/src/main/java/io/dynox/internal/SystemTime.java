package io.dynox.internal;

/** The clock of the machine, for those that run outside of an engine. All others receive their time. Stateless. */
public final class SystemTime {

    private SystemTime() {}

    /** Nanoseconds since a moment of no meaning; only their difference counts. */
    public static long nanos() {
        return System.nanoTime();
    }
}
