package io.dynox;

import java.time.Duration;
import java.util.List;

/**
 * The account of a writer or of a batch write.
 *
 * <p>Immutable. {@code toString()} leaves the content of items out, so that it may be logged.
 */
public interface BatchWriteResult {
    /** The table, as the caller named it. */
    String table();

    /** Where the writes are. */
    WriteAccount account();

    /** Requests sent. */
    long requests();

    /** Writes sent again, counted each time. */
    long retries();

    /** Write units that DynamoDB reported. */
    double consumedUnits();

    /** From the opening of the writer until this account was drawn up. */
    Duration elapsed();

    /**
     * The first failed writes, at most {@link WriteOptions#recordedFailures()}; {@link WriteAccount#failed()} counts
     * them all.
     */
    List<FailedWrite> failures();

    /** The writes that were not attempted. */
    List<ItemWrite> unsent();

    /**
     * The writes that DynamoDB confirmed.
     *
     * @return puts and deletes
     */
    default long written() {
        return account().written();
    }

    /**
     * The puts that DynamoDB confirmed.
     *
     * @return a count
     */
    default long writtenPuts() {
        return account().writtenPuts();
    }

    /**
     * The deletes that DynamoDB confirmed.
     *
     * @return a count
     */
    default long writtenDeletes() {
        return account().writtenDeletes();
    }

    /**
     * The writes that a newer write to the same key replaced before they were confirmed.
     *
     * @return a count
     */
    default long superseded() {
        return account().superseded();
    }

    /**
     * The writes that were given up.
     *
     * @return a count
     */
    default long failed() {
        return account().failed();
    }

    /**
     * The writes that were never sent.
     *
     * @return a count
     */
    default long notAttempted() {
        return account().notAttempted();
    }

    /**
     * Whether nothing failed, was left out or was refused.
     *
     * @return false when {@link BatchWriter#close()} fails for this account
     */
    default boolean isSuccess() {
        return account().failed() == 0
                && account().notAttempted() == 0
                && account().refused() == 0;
    }
}
