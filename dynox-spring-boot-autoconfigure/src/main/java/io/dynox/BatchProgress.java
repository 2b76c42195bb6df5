package io.dynox;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How far an operation is: what a progress bar needs.
 *
 * <p>Immutable.
 */
public interface BatchProgress {
    /** The table, as the caller named it. */
    String table();

    /** What the caller asked for. */
    OperationKind kind();

    /** The writes or keys that reached their end, the failed ones included. */
    long done();

    /** How many there will be; empty where nobody knows. */
    OptionalLong total();

    /** Those that were given up or never attempted. */
    long failed();

    /** Writes or keys sent again, counted each time. */
    long retries();

    /** How many reach their end in a second, smoothed over some seconds; zero as long as none has. */
    double ratePerSecond();

    /**
     * How long the rest takes at this rate; empty where the total is unknown, in the first second, and while nothing
     * moves.
     */
    Optional<Duration> timeLeft();

    /** Since the begin. */
    Duration elapsed();
}
