package io.dynox;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How far an operation is: what a progress bar needs.
 *
 * <p>Immutable.
 *
 * @param table the table, as the caller named it
 * @param kind what the caller asked for
 * @param done the writes or keys that reached their end, the failed ones included
 * @param total how many there will be; empty where nobody knows
 * @param failed those that were given up or never attempted
 * @param retries writes or keys sent again, counted each time
 * @param ratePerSecond how many reach their end in a second, smoothed over some seconds; zero as long as none has
 * @param timeLeft how long the rest takes at this rate; empty where the total is unknown, in the first second, and while
 *     nothing moves
 * @param elapsed since the begin
 */
public record BatchProgress(
        String table,
        OperationKind kind,
        long done,
        OptionalLong total,
        long failed,
        long retries,
        double ratePerSecond,
        Optional<Duration> timeLeft,
        Duration elapsed) {}
