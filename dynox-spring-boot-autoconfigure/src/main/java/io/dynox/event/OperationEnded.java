package io.dynox.event;

import io.dynox.OperationKind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An operation has ended. The numbers of a flush are what its writer did while it lasted. Immutable. */
public interface OperationEnded {
    /** Returns the table, as the caller named it. */
    String table();

    /** Returns what the caller asked for. */
    OperationKind kind();

    /** Returns the time since the call. */
    Duration elapsed();

    /** Returns the number of requests that were sent. */
    long requests();

    /** Returns the number of writes or keys that were sent again, each time counted. */
    long retries();

    /** Returns the capacity units that DynamoDB reported. */
    double consumedUnits();

    /** Returns the counts of the writes or keys. */
    Counts counts();

    /** Returns why not everything was done, the last of several reasons; null if everything was done. */
    @Nullable
    Throwable error();

    /** The counts of the writes or keys of an operation. */
    sealed interface Counts {

        /**
         * The writes of an operation.
         *
         * @param written confirmed by DynamoDB
         * @param superseded replaced by a newer write to the same key
         * @param failed given up
         * @param notAttempted never sent
         */
        record Writes(long written, long superseded, long failed, long notAttempted) implements Counts {}

        /**
         * The keys of an operation, each distinct one counted once.
         *
         * @param found whose item was read
         * @param missing that don't exist
         * @param unread given up
         */
        record Keys(long found, long missing, long unread) implements Counts {}

        /**
         * The items of a scan.
         *
         * @param found how many were read
         */
        record Items(long found) implements Counts {}
    }

    /** Returns whether everything was done. */
    default boolean isSuccess() {
        return error() == null;
    }
}
