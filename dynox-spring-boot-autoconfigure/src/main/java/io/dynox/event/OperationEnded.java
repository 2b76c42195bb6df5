package io.dynox.event;

import io.dynox.OperationKind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An operation has ended. The numbers of a flush are what its writer did while it lasted.
 *
 * <p>Immutable.
 */
public interface OperationEnded {
    /** The table, as the caller named it. */
    String table();

    /** What the caller asked for. */
    OperationKind kind();

    /** From the call until now. */
    Duration elapsed();

    /** Requests sent. */
    long requests();

    /** Writes or keys sent again, counted each time. */
    long retries();

    /** The capacity units that DynamoDB reported. */
    double consumedUnits();

    /** What became of the writes or keys. */
    Counts counts();

    /** Why not everything was done, of several reasons the last one; null when everything was. */
    @Nullable
    Throwable error();

    /** What became of the writes or keys of an operation. */
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

    /**
     * Whether everything was done.
     *
     * @return false when the operation told its caller an error, or has one to tell
     */
    default boolean isSuccess() {
        return error() == null;
    }
}
