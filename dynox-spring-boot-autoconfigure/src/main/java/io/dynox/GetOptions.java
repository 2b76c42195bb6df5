package io.dynox;

/**
 * How a batch get works. Start from the defaults ({@link #DEFAULT}, or {@code dynox.get.*} in an application) and change
 * what must be otherwise: {@code GetOptions.DEFAULT.withConsistentRead(true)}.
 *
 * <p>Immutable.
 *
 * @param consistentRead whether reads see every write that was confirmed before them; costs twice the read units
 * @param concurrency the most requests of one batch get in flight at a time; at least one
 * @param retry how long and how often unprocessed keys are asked again
 */
public record GetOptions(boolean consistentRead, int concurrency, RetryPolicy retry) {

    /** The values that apply where neither the application's properties nor the call say otherwise. */
    public static final GetOptions DEFAULT = new GetOptions(false, 16, RetryPolicy.DEFAULT);

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException when a value is out of its range; the message names it
     */
    public GetOptions {
        Checks.atLeast("concurrency", concurrency, 1);
    }

    /**
     * These options with another read consistency.
     *
     * @param consistentRead whether reads see every write that was confirmed before them
     * @return a changed copy
     */
    public GetOptions withConsistentRead(boolean consistentRead) {
        return new GetOptions(consistentRead, concurrency, retry);
    }

    /**
     * These options with another concurrency.
     *
     * @param concurrency the most requests in flight at a time
     * @return a changed copy
     */
    public GetOptions withConcurrency(int concurrency) {
        return new GetOptions(consistentRead, concurrency, retry);
    }

    /**
     * These options with another retry policy.
     *
     * @param retry how long and how often unprocessed keys are asked again
     * @return a changed copy
     */
    public GetOptions withRetry(RetryPolicy retry) {
        return new GetOptions(consistentRead, concurrency, retry);
    }
}
