package io.dynox;

import io.dynox.internal.Checks;
import java.time.Duration;

/**
 * How a writer works. Start from the defaults ({@link #DEFAULT}, or {@code dynox.write.*} in an application) and change
 * what must be otherwise: {@code WriteOptions.DEFAULT.withConcurrency(8)}.
 *
 * <p>Immutable.
 *
 * @param concurrency the most requests of this writer in flight at a time; at least one. Fewer are in flight while the
 *     table throttles. Keep it below the connections of the HTTP client.
 * @param bufferItems the most writes that the writer holds, those in flight and those waiting for a retry included; at
 *     least 25
 * @param bufferBytes the most bytes of items that the writer holds, as DynamoDB measures items; at least 1 MB
 * @param linger how long a partial group waits for more writes before it is sent; zero sends each write at once
 * @param putTimeout how long a synchronous put waits for room in the buffer; zero waits without a limit
 * @param closeTimeout how long a close waits for the writes that are left; above zero
 * @param recordedFailures how many failed writes the account lists with their items; the others are only counted
 * @param retry how long and how often unprocessed writes are sent again
 */
public record WriteOptions(
        int concurrency,
        int bufferItems,
        long bufferBytes,
        Duration linger,
        Duration putTimeout,
        Duration closeTimeout,
        int recordedFailures,
        RetryPolicy retry) {

    /** The values that apply where neither the application's properties nor the call say otherwise. */
    public static final WriteOptions DEFAULT = new WriteOptions(
            32,
            10_000,
            32L << 20,
            Duration.ofMillis(100),
            Duration.ZERO,
            Duration.ofMinutes(5),
            1_000,
            RetryPolicy.DEFAULT);

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException when a value is out of its range; the message names it
     */
    public WriteOptions {
        Checks.atLeast("concurrency", concurrency, 1);
        Checks.atLeast("bufferItems", bufferItems, 25);
        Checks.atLeast("bufferBytes", bufferBytes, 1 << 20);
        Checks.notNegative("linger", linger);
        Checks.notNegative("putTimeout", putTimeout);
        Checks.positive("closeTimeout", closeTimeout);
        Checks.atLeast("recordedFailures", recordedFailures, 0);
    }

    /**
     * These options with another concurrency.
     *
     * @param concurrency the most requests in flight at a time
     * @return a changed copy
     */
    public WriteOptions withConcurrency(int concurrency) {
        return new WriteOptions(
                concurrency, bufferItems, bufferBytes, linger, putTimeout, closeTimeout, recordedFailures, retry);
    }

    /**
     * These options with another buffer.
     *
     * @param bufferItems the most writes held
     * @param bufferBytes the most bytes of items held
     * @return a changed copy
     */
    public WriteOptions withBuffer(int bufferItems, long bufferBytes) {
        return new WriteOptions(
                concurrency, bufferItems, bufferBytes, linger, putTimeout, closeTimeout, recordedFailures, retry);
    }

    /**
     * These options with another linger time.
     *
     * @param linger how long a partial group waits for more writes
     * @return a changed copy
     */
    public WriteOptions withLinger(Duration linger) {
        return new WriteOptions(
                concurrency, bufferItems, bufferBytes, linger, putTimeout, closeTimeout, recordedFailures, retry);
    }

    /**
     * These options with another limit on the wait for room.
     *
     * @param putTimeout how long a synchronous put waits; zero waits without a limit
     * @return a changed copy
     */
    public WriteOptions withPutTimeout(Duration putTimeout) {
        return new WriteOptions(
                concurrency, bufferItems, bufferBytes, linger, putTimeout, closeTimeout, recordedFailures, retry);
    }

    /**
     * These options with another limit on the close.
     *
     * @param closeTimeout how long a close waits
     * @return a changed copy
     */
    public WriteOptions withCloseTimeout(Duration closeTimeout) {
        return new WriteOptions(
                concurrency, bufferItems, bufferBytes, linger, putTimeout, closeTimeout, recordedFailures, retry);
    }

    /**
     * These options with another number of listed failures.
     *
     * @param recordedFailures how many failed writes the account lists
     * @return a changed copy
     */
    public WriteOptions withRecordedFailures(int recordedFailures) {
        return new WriteOptions(
                concurrency, bufferItems, bufferBytes, linger, putTimeout, closeTimeout, recordedFailures, retry);
    }

    /**
     * These options with another retry policy.
     *
     * @param retry how long and how often unprocessed writes are sent again
     * @return a changed copy
     */
    public WriteOptions withRetry(RetryPolicy retry) {
        return new WriteOptions(
                concurrency, bufferItems, bufferBytes, linger, putTimeout, closeTimeout, recordedFailures, retry);
    }
}
