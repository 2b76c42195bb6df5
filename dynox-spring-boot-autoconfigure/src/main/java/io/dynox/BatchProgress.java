package io.dynox;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** How far an operation is: what a progress bar needs. Immutable. */
public interface BatchProgress {
    /** Returns the table, as the caller named it. */
    String table();

    /** Returns what the caller asked for. */
    OperationKind kind();

    /** Returns the number of writes or keys that reached a final state, the failed ones included. */
    long done();

    /** Returns the total number, or empty if it is not known. */
    OptionalLong total();

    /** Returns the number that were given up or never attempted. */
    long failed();

    /** Returns the number of writes or keys that were sent again, each time counted. */
    long retries();

    /** Returns how many reach a final state in a second, smoothed over some seconds; zero as long as none has. */
    double ratePerSecond();

    /**
     * Returns how long the rest takes at this rate; empty if the total is unknown, in the first second, and while
     * nothing moves.
     */
    Optional<Duration> timeLeft();

    /** Returns the time since the operation began. */
    Duration elapsed();
}
