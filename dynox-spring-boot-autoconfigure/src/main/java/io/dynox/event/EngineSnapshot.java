package io.dynox.event;

import io.dynox.WriteAccount;
import io.dynox.WriteOptions;
import io.dynox.event.BatchListener.Operation;
import io.dynox.rate.RateLimit;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the engine did at one moment. Immutable; without any item.
 *
 * @param writers the open writers, in no order
 * @param lanes the tables in use, apart for writes and reads; an idle one is remembered for a while
 * @param limits the rate limits in force
 * @param totals what happened since the start
 */
public record EngineSnapshot(List<Writer> writers, List<Lane> lanes, List<Limit> limits, Totals totals) {

    /**
     * Copies the lists.
     */
    public EngineSnapshot {
        writers = List.copyOf(writers);
        lanes = List.copyOf(lanes);
        limits = List.copyOf(limits);
    }

    /**
     * A writer that is open.
     *
     * @param table the table, as the caller named it
     * @param isClosing whether it only drains and takes no more writes
     * @param account where its writes are
     * @param heldBytes the bytes of the items of its pending writes, as DynamoDB measures them
     * @param waitingForRoom writes that were issued and wait to be accepted, as the buffer is full
     * @param requestsInFlight its requests that are not answered
     * @param requests all its requests so far
     * @param retries the writes in them that had been sent before
     * @param open how long it has been open
     * @param oldestWait how long ago the oldest of its pending writes was accepted, give or take a tenth of a second; zero
     *     when it holds none
     * @param stalled how long it has had something to send, or to hear of, without any write being written; zero
     *     while it has nothing to do, a partial batch that still lingers included
     * @param options its options
     */
    public record Writer(
            String table,
            boolean isClosing,
            WriteAccount account,
            long heldBytes,
            int waitingForRoom,
            int requestsInFlight,
            long requests,
            long retries,
            Duration open,
            Duration oldestWait,
            Duration stalled,
            WriteOptions options) {}

    /**
     * The way of all requests of one kind to a table; scans go the way of batch gets.
     *
     * @param table the name of the table; the last part where callers give its ARN
     * @param operation the kind of request
     * @param window how many requests may be in flight for now; larger requests count as several
     * @param maxWindow how many there may be at most
     * @param requestsInFlight how many are
     * @param isPaused whether it pauses, as the table processed nothing at all
     * @param isRateLimited whether the next request waits for a rate limit
     * @param waiting writers and batch gets that wait for their turn
     * @param throttles how many requests were throttled since the table came into use
     * @param lastThrottle the last one; null when there was none
     */
    public record Lane(
            String table,
            Operation operation,
            int window,
            int maxWindow,
            int requestsInFlight,
            boolean isPaused,
            boolean isRateLimited,
            int waiting,
            long throttles,
            @Nullable Throttle lastThrottle) {}

    /**
     * A throttled request.
     *
     * @param reasons the throttling reasons that DynamoDB gave; empty for a partial reply
     * @param ago how long ago it was
     */
    public record Throttle(List<String> reasons, Duration ago) {

        /**
         * Copies the reasons.
         */
        public Throttle {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * A rate limit in force.
     *
     * @param table the name of the table; null for the limit of all tables together
     * @param operation what it limits
     * @param limit as it was set
     * @param unitsPerSecond the rate at this moment, which moves in the bounds of an adaptive limit
     */
    public record Limit(@Nullable String table, Operation operation, RateLimit limit, double unitsPerSecond) {}

    /**
     * What happened since the start, all tables together.
     *
     * @param writers writers that were opened
     * @param requests requests that ended
     * @param throttles requests that were throttled, in whole or in part
     * @param retries writes and keys that were sent again, counted each time
     * @param written writes that were written
     * @param failed writes that were given up
     * @param superseded writes whose place a newer one to the same key took
     * @param notAttempted writes that were never sent
     * @param found items that batch gets and scans read
     * @param missing keys that don't exist
     * @param unread keys that were given up
     * @param writeUnits write capacity units that DynamoDB reported
     * @param readUnits read capacity units that DynamoDB reported
     */
    public record Totals(
            long writers,
            long requests,
            long throttles,
            long retries,
            long written,
            long failed,
            long superseded,
            long notAttempted,
            long found,
            long missing,
            long unread,
            double writeUnits,
            double readUnits) {}
}
