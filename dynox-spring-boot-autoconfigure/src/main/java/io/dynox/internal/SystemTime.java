package io.dynox.internal;

import java.time.Instant;

/** The clock of the machine, for those that run outside of an engine. All others receive their time. Stateless. */
public final class SystemTime {

    private SystemTime() {}

    /** The time of day, to compare it with a service's. */
    public static Instant now() {
        return Instant.now();
    }

    /** Milliseconds since 1970, to compare them with those of other instances. */
    public static long epochMillis() {
        return System.currentTimeMillis();
    }

    /** Nanoseconds since a moment of no meaning; only their difference counts. */
    public static long nanos() {
        return System.nanoTime();
    }
}
