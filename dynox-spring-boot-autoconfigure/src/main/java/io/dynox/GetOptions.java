package io.dynox;

import io.dynox.internal.Checks;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * How a batch get works. Start from the defaults ({@link #DEFAULT}, or {@code dynox.get.*} in an application) and change
 * what must be otherwise: {@code GetOptions.DEFAULT.withConsistentRead(true)}.
 *
 * <p>Immutable.
 *
 * @param consistentRead whether reads see every write that was confirmed before them; costs twice the read units
 * @param concurrency the most requests of one batch get in flight at a time; at least one
 * @param linger how long a partial group of a streamed batch get waits for more keys before it is sent; zero sends each
 *     key at once
 * @param retry how long and how often unprocessed keys are asked again
 * @param projection what is read of the items; empty for all of them. Paths within another one are left out.
 */
public record GetOptions(
        boolean consistentRead, int concurrency, Duration linger, RetryPolicy retry, List<AttributePath> projection) {

    /** The values that apply where neither the application's properties nor the call say otherwise. */
    public static final GetOptions DEFAULT =
            new GetOptions(false, 16, Duration.ofMillis(20), RetryPolicy.DEFAULT, List.of());

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException when a value is out of its range; the message names it
     */
    public GetOptions {
        Checks.atLeast("concurrency", concurrency, 1);
        Checks.notNegative("linger", linger);
        projection = AttributePath.projection(projection);
    }

    /**
     * These options with another read consistency.
     *
     * @param consistentRead whether reads see every write that was confirmed before them
     * @return a changed copy
     */
    public GetOptions withConsistentRead(boolean consistentRead) {
        return new GetOptions(consistentRead, concurrency, linger, retry, projection);
    }

    /**
     * These options with another concurrency.
     *
     * @param concurrency the most requests in flight at a time
     * @return a changed copy
     */
    public GetOptions withConcurrency(int concurrency) {
        return new GetOptions(consistentRead, concurrency, linger, retry, projection);
    }

    /**
     * These options with another retry policy.
     *
     * @param retry how long and how often unprocessed keys are asked again
     * @return a changed copy
     */
    public GetOptions withRetry(RetryPolicy retry) {
        return new GetOptions(consistentRead, concurrency, linger, retry, projection);
    }

    /**
     * These options with another linger time.
     *
     * @param linger how long a partial group of a streamed batch get waits for more keys
     * @return a changed copy
     */
    public GetOptions withLinger(Duration linger) {
        return new GetOptions(consistentRead, concurrency, linger, retry, projection);
    }

    /**
     * These options with a projection. It saves transfer, not read units. The key attributes of the table are read in any
     * case, and left out of the items unless they are asked for.
     *
     * @param paths what is read of the items, as {@link AttributePath} describes; none for all of them
     * @return a changed copy
     * @throws IllegalArgumentException when one is no path, or two contradict each other
     */
    public GetOptions withProjection(String... paths) {
        return new GetOptions(
                consistentRead,
                concurrency,
                linger,
                retry,
                Arrays.stream(paths).map(AttributePath::parse).toList());
    }
}
