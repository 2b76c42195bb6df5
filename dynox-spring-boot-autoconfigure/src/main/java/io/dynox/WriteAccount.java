package io.dynox;

/**
 * Where the writes of a writer are. At every moment
 * {@code accepted = buffered + inFlight + waitingRetry + written + failed + notAttempted + superseded}.
 *
 * <p>Immutable.
 */
public interface WriteAccount {
    /** Returns the number of writes that the writer accepted. */
    long accepted();

    /** Returns the number of writes that wait for their first request. */
    long buffered();

    /** Returns the number of writes in a request without an answer. */
    long inFlight();

    /** Returns the number of writes that wait for another request. */
    long waitingRetry();

    /** Returns the number of puts that DynamoDB confirmed. */
    long writtenPuts();

    /** Returns the number of deletes that DynamoDB confirmed. */
    long writtenDeletes();

    /** Returns the number of writes that a newer write to the same key replaced before they were confirmed. */
    long superseded();

    /** Returns the number of writes that were given up, see {@link BatchWriteResult#failures()}. */
    long failed();

    /**
     * Returns the number of writes that were never sent because the writer was aborted or ran out of time, see {@link
     * BatchWriteResult#unsent()}.
     */
    long notAttempted();

    /**
     * Returns the number of writes that were never accepted because the caller issued writes without waiting for
     * room; not part of the equation.
     */
    long refused();

    /** Returns the number of writes that DynamoDB confirmed, puts and deletes. */
    default long written() {
        return writtenPuts() + writtenDeletes();
    }

    /** Returns the number of writes without a final state; zero once the writer is closed. */
    default long pending() {
        return buffered() + inFlight() + waitingRetry();
    }

    /** Returns whether every write is in exactly one place: always true; false is a bug of Dynox. */
    default boolean isBalanced() {
        return accepted() == pending() + written() + failed() + notAttempted() + superseded();
    }
}
