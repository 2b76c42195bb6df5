package io.dynox.event;

import io.dynox.OperationKind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An operation has ended. The numbers of a flush are what its writer did while it lasted.
 *
 * <p>Immutable.
 *
 * @param table the table, as the caller named it
 * @param kind what the caller asked for
 * @param elapsed from the call until now
 * @param requests requests sent
 * @param retries writes or keys sent again, counted each time
 * @param consumedUnits the capacity units that DynamoDB reported
 * @param counts what became of the writes or keys
 * @param error why not everything was done, of several reasons the last one; null when everything was
 */
public record OperationEnded(
        String table,
        OperationKind kind,
        Duration elapsed,
        long requests,
        long retries,
        double consumedUnits,
        Counts counts,
        @Nullable Throwable error) {

    /** What became of the writes or keys of an operation. */
    public sealed interface Counts {

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
    public boolean isSuccess() {
        return error == null;
    }
}
