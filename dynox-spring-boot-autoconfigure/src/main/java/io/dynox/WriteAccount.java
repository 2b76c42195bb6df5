package io.dynox;

/**
 * Where the writes of a writer are. At every moment
 * {@code accepted = buffered + inFlight + waitingRetry + written + failed + notAttempted + superseded}.
 *
 * <p>Immutable.
 *
 * @param accepted writes that the writer took
 * @param buffered waiting for their first request
 * @param inFlight in a request that has not been answered
 * @param waitingRetry waiting for another request
 * @param writtenPuts puts that DynamoDB confirmed
 * @param writtenDeletes deletes that DynamoDB confirmed
 * @param superseded replaced by a newer write to the same key before they were confirmed
 * @param failed given up, see {@link BatchWriteResult#failures()}
 * @param notAttempted never sent, as the writer was aborted or ran out of time, see {@link BatchWriteResult#unsent()}
 * @param refused never accepted, as the caller issued writes without waiting for room; not part of the equation
 */
public record WriteAccount(
        long accepted,
        long buffered,
        long inFlight,
        long waitingRetry,
        long writtenPuts,
        long writtenDeletes,
        long superseded,
        long failed,
        long notAttempted,
        long refused) {

    /**
     * The writes that DynamoDB confirmed.
     *
     * @return puts and deletes
     */
    public long written() {
        return writtenPuts + writtenDeletes;
    }

    /**
     * The writes whose end is still open.
     *
     * @return zero once the writer is closed
     */
    public long pending() {
        return buffered + inFlight + waitingRetry;
    }

    /**
     * Whether every write stands in exactly one place.
     *
     * @return true, always; a false one is a bug of Dynox
     */
    public boolean isBalanced() {
        return accepted == pending() + written() + failed + notAttempted + superseded;
    }
}
