package io.dynox;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The account of a writer or of a batch write.
 *
 * <p>Immutable. {@code toString()} leaves the content of items out, so that it may be logged.
 */
public interface BatchWriteResult {
    /** Returns the table, as the caller named it. */
    String table();

    /** Returns the counts of the writes by state. */
    WriteAccount account();

    /**
     * Returns the part of the account that a flush covered: the writes issued since the previous flush of the writer. The
     * result of a close covers those issued since the last flush, so that all of these together are the final account; any
     * other result covers all.
     *
     * <p>A write that takes the place of an older one before that is confirmed ends as the older one, in the flush that waits
     * for it; the older one counts as superseded in the flush that the newer one was issued for.
     */
    default Covered covered() {
        return new Covered(written(), superseded(), failed(), notAttempted());
    }

    /** Returns the number of requests that were sent. */
    long requests();

    /** Returns the number of writes that were sent again, each time counted. */
    long retries();

    /** Returns the write units that DynamoDB reported. */
    double consumedUnits();

    /** Returns the time from the opening of the writer until this result. */
    Duration elapsed();

    /**
     * Returns the first failed writes, at most {@link WriteOptions#recordedFailures()}; {@link WriteAccount#failed()}
     * counts them all. Their items take as many bytes as the buffer at most ({@link WriteOptions#bufferBytes()}); of
     * further ones the key and the cause are kept, see {@link FailedWrite#isKeyOnly()}.
     */
    List<FailedWrite> failures();

    /** Returns the number of {@link #failures()} of which the key and the cause are kept, and not the item. */
    default long keyOnlyFailures() {
        return failures().stream().filter(FailedWrite::isKeyOnly).count();
    }

    /** Returns the writes that were not attempted, at most as many as the buffer holds; {@link WriteAccount#notAttempted()} counts them all. */
    List<ItemWrite> unsent();

    /**
     * Returns why the writer sends nothing more although it was not closed, or not in time: {@link UnitsCeilingException}
     * when its ceiling was reached, {@link WriterEndedException} when it was aborted or its close ran out of time.
     */
    default Optional<DynoxException> endedBy() {
        return Optional.empty();
    }

    /** Returns the number of writes that DynamoDB confirmed, puts and deletes. */
    default long written() {
        return account().written();
    }

    /** Returns the number of puts that DynamoDB confirmed. */
    default long writtenPuts() {
        return account().writtenPuts();
    }

    /** Returns the number of deletes that DynamoDB confirmed. */
    default long writtenDeletes() {
        return account().writtenDeletes();
    }

    /** Returns the number of writes that a newer write to the same key replaced before they were confirmed. */
    default long superseded() {
        return account().superseded();
    }

    /** Returns the number of writes that were given up. */
    default long failed() {
        return account().failed();
    }

    /** Returns the number of writes that were never sent. */
    default long notAttempted() {
        return account().notAttempted();
    }

    /** Returns whether nothing failed, was left out or was refused; if not, {@link BatchWriter#close()} fails. */
    default boolean isSuccess() {
        return account().failed() == 0
                && account().notAttempted() == 0
                && account().refused() == 0;
    }

    /**
     * The writes that a flush covered.
     *
     * @param written confirmed by DynamoDB
     * @param superseded replaced by a newer write to the same key
     * @param failed given up
     * @param notAttempted never sent
     */
    record Covered(long written, long superseded, long failed, long notAttempted) {}
}
