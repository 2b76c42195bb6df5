package io.dynox;

/**
 * Where the writes of a writer are. At every moment
 * {@code accepted = buffered + inFlight + waitingRetry + written + failed + notAttempted + superseded}.
 *
 * <p>Immutable.
 */
public interface WriteAccount {
    /** Writes that the writer took. */
    long accepted();

    /** Waiting for their first request. */
    long buffered();

    /** In a request that has not been answered. */
    long inFlight();

    /** Waiting for another request. */
    long waitingRetry();

    /** Puts that DynamoDB confirmed. */
    long writtenPuts();

    /** Deletes that DynamoDB confirmed. */
    long writtenDeletes();

    /** Replaced by a newer write to the same key before they were confirmed. */
    long superseded();

    /** Given up, see {@link BatchWriteResult#failures()}. */
    long failed();

    /** Never sent, as the writer was aborted or ran out of time, see {@link BatchWriteResult#unsent()}. */
    long notAttempted();

    /** Never accepted, as the caller issued writes without waiting for room; not part of the equation. */
    long refused();

    /**
     * The writes that DynamoDB confirmed.
     *
     * @return puts and deletes
     */
    default long written() {
        return writtenPuts() + writtenDeletes();
    }

    /**
     * The writes whose end is still open.
     *
     * @return zero once the writer is closed
     */
    default long pending() {
        return buffered() + inFlight() + waitingRetry();
    }

    /**
     * Whether every write stands in exactly one place.
     *
     * @return true, always; a false one is a bug of Dynox
     */
    default boolean isBalanced() {
        return accepted() == pending() + written() + failed() + notAttempted() + superseded();
    }
}
