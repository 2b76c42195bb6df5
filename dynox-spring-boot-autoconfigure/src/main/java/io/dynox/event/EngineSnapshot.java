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
 */
public interface EngineSnapshot {
    /** The open writers, in no order. */
    List<Writer> writers();

    /** The tables in use, apart for writes and reads; an idle one is remembered for a while. */
    List<Lane> lanes();

    /** The rate limits in force. */
    List<Limit> limits();

    /** What happened since the start. */
    Totals totals();

    /**
     * A writer that is open.
     */
    public interface Writer {
        /** The table, as the caller named it. */
        String table();

        /** Whether it only drains and takes no more writes. */
        boolean isClosing();

        /** Where its writes are. */
        WriteAccount account();

        /** The bytes of the items of its pending writes, as DynamoDB measures them. */
        long heldBytes();

        /** Writes that were issued and wait to be accepted, as the buffer is full. */
        int waitingForRoom();

        /** Its requests that are not answered. */
        int requestsInFlight();

        /** All its requests so far. */
        long requests();

        /** The writes in them that had been sent before. */
        long retries();

        /** How long it has been open. */
        Duration open();

        /**
         * How long ago the oldest of its pending writes was accepted, give or take a tenth of a second; zero when it
         * holds none.
         */
        Duration oldestWait();

        /**
         * How long it has had something to send, or to hear of, without any write being written; zero while it has
         * nothing to do, a partial batch that still lingers included.
         */
        Duration stalled();

        /** Its options. */
        WriteOptions options();
    }

    /**
     * The way of all requests of one kind to a table; scans go the way of batch gets.
     */
    public interface Lane {
        /** The name of the table; the last part where callers give its ARN. */
        String table();

        /** The kind of request. */
        Operation operation();

        /** How many requests may be in flight for now; larger requests count as several. */
        int window();

        /** How many there may be at most. */
        int maxWindow();

        /** How many are. */
        int requestsInFlight();

        /** Whether it pauses, as the table processed nothing at all. */
        boolean isPaused();

        /** Whether the next request waits for a rate limit. */
        boolean isRateLimited();

        /** Writers and batch gets that wait for their turn. */
        int waiting();

        /** How many requests were throttled since the table came into use. */
        long throttles();

        /** The last one; null when there was none. */
        @Nullable
        Throttle lastThrottle();
    }

    /**
     * A throttled request.
     */
    public interface Throttle {
        /** The throttling reasons that DynamoDB gave; empty for a partial reply. */
        List<String> reasons();

        /** How long ago it was. */
        Duration ago();
    }

    /**
     * A rate limit in force.
     */
    public interface Limit {
        /** The name of the table; null for the limit of all tables together. */
        @Nullable
        String table();

        /** What it limits. */
        Operation operation();

        /** As it was set. */
        RateLimit limit();

        /** The rate at this moment, which moves in the bounds of an adaptive limit. */
        double unitsPerSecond();
    }

    /**
     * What happened since the start, all tables together.
     */
    public interface Totals {
        /** Writers that were opened. */
        long writers();

        /** Requests that ended. */
        long requests();

        /** Requests that were throttled, in whole or in part. */
        long throttles();

        /** Writes and keys that were sent again, counted each time. */
        long retries();

        /** Writes that were written. */
        long written();

        /** Writes that were given up. */
        long failed();

        /** Writes whose place a newer one to the same key took. */
        long superseded();

        /** Writes that were never sent. */
        long notAttempted();

        /** Items that batch gets and scans read. */
        long found();

        /** Keys that don't exist. */
        long missing();

        /** Keys that were given up. */
        long unread();

        /** Write capacity units that DynamoDB reported. */
        double writeUnits();

        /** Read capacity units that DynamoDB reported. */
        double readUnits();
    }
}
