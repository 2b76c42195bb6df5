package io.dynox;

import java.time.Duration;
import java.util.List;

/**
 * The account of a writer or of a batch write.
 *
 * <p>Immutable. {@link #toString()} leaves the content of items out, so that it may be logged.
 *
 * @param table the table, as the caller named it
 * @param account where the writes are
 * @param requests requests sent
 * @param retries writes sent again, counted each time
 * @param consumedUnits write units that DynamoDB reported
 * @param elapsed from the opening of the writer until this account was drawn up
 * @param failures the first failed writes, at most {@link WriteOptions#recordedFailures()};
 *     {@link WriteAccount#failed()} counts them all
 * @param unsent the writes that were not attempted
 */
public record BatchWriteResult(
        String table,
        WriteAccount account,
        long requests,
        long retries,
        double consumedUnits,
        Duration elapsed,
        List<FailedWrite> failures,
        List<ItemWrite> unsent) {

    /**
     * Copies the lists.
     */
    public BatchWriteResult {
        failures = List.copyOf(failures);
        unsent = List.copyOf(unsent);
    }

    /**
     * The writes that DynamoDB confirmed.
     *
     * @return puts and deletes
     */
    public long written() {
        return account.written();
    }

    /**
     * The puts that DynamoDB confirmed.
     *
     * @return a count
     */
    public long writtenPuts() {
        return account.writtenPuts();
    }

    /**
     * The deletes that DynamoDB confirmed.
     *
     * @return a count
     */
    public long writtenDeletes() {
        return account.writtenDeletes();
    }

    /**
     * The writes that a newer write to the same key replaced before they were confirmed.
     *
     * @return a count
     */
    public long superseded() {
        return account.superseded();
    }

    /**
     * The writes that were given up.
     *
     * @return a count
     */
    public long failed() {
        return account.failed();
    }

    /**
     * The writes that were never sent.
     *
     * @return a count
     */
    public long notAttempted() {
        return account.notAttempted();
    }

    /**
     * Whether nothing failed, was left out or was refused.
     *
     * @return false when {@link BatchWriter#close()} fails for this account
     */
    public boolean isSuccess() {
        return account.failed() == 0 && account.notAttempted() == 0 && account.refused() == 0;
    }

    @Override
    public String toString() {
        return "BatchWriteResult[table=" + table + ", " + account + ", requests=" + requests + ", retries=" + retries
                + ", consumedUnits=" + consumedUnits + ", elapsed=" + elapsed + "]";
    }
}
