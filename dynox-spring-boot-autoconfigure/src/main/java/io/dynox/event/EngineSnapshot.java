package io.dynox.event;

import io.dynox.WriteAccount;
import io.dynox.WriteOptions;
import io.dynox.event.BatchListener.Operation;
import io.dynox.rate.RateLimit;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the engine did at one moment, without any item. Immutable. Dynox implements it; it may get further methods. */
public interface EngineSnapshot {
    /** Returns the open writers, in no order. */
    List<Writer> writers();

    /** Returns the tables in use, with one entry for writes and one for reads; an idle table is kept for a while. */
    List<Lane> lanes();

    /** Returns the rate limits in force. */
    List<Limit> limits();

    /** Returns what happened since the start. */
    Totals totals();

    /** An open writer. */
    interface Writer {
        /** Returns the table, as the caller named it. */
        String table();

        /** Returns whether the writer takes no more writes and only sends what is left. */
        boolean isClosing();

        /** Returns the state of its writes. */
        WriteAccount account();

        /** Returns the bytes of its pending writes, as {@link io.dynox.WriteOptions.Builder#bufferBytes} counts them. */
        long heldBytes();

        /** Returns the number of writes that were issued and wait for room in the buffer. */
        int waitingForRoom();

        /** Returns the number of its requests without an answer. */
        int requestsInFlight();

        /** Returns the number of its requests so far. */
        long requests();

        /** Returns the number of writes in them that had been sent before. */
        long retries();

        /** Returns the time since it was opened. */
        Duration open();

        /**
         * Returns the time since the oldest of its pending writes was accepted, within a tenth of a second; zero if
         * it holds none.
         */
        Duration oldestWait();

        /**
         * Returns the time since the last successful write while work is pending; zero while there is nothing to do,
         * or only a partial batch that lingers.
         */
        Duration stalled();

        /** Returns its options. */
        WriteOptions options();
    }

    /** Limits the requests of one kind to one table. Scans share the lane of batch gets. */
    interface Lane {
        /** Returns the name of the table; the last part if callers use its ARN. */
        String table();

        /** Returns the kind of request. */
        Operation operation();

        /** Returns the number of requests that may be in flight now; a large request counts as several. */
        int window();

        /** Returns the largest number of requests that may ever be in flight. */
        int maxWindow();

        /** Returns the number of requests in flight. */
        int requestsInFlight();

        /** Returns whether requests wait because the table processed nothing at all. */
        boolean isPaused();

        /** Returns whether the next request waits for a rate limit. */
        boolean isRateLimited();

        /** Returns the number of writers and batch gets that wait for their turn. */
        int waiting();

        /** Returns the number of requests that were throttled since the table came into use. */
        long throttles();

        /** Returns the last throttled request; null if there was none. */
        @Nullable
        Throttle lastThrottle();
    }

    /** A throttled request. */
    interface Throttle {
        /** Returns the throttling reasons that DynamoDB gave; empty for a partial reply. */
        List<String> reasons();

        /** Returns the time since the request was throttled. */
        Duration ago();
    }

    /** A rate limit in force. */
    interface Limit {
        /** Returns the name of the table; null for the limit of all tables together. */
        @Nullable
        String table();

        /** Returns what the limit is for. */
        Operation operation();

        /** Returns the limit as it was set. */
        RateLimit limit();

        /**
         * Returns the rate at this moment, which an adaptive limit moves between its bounds, and which another instance
         * may have changed.
         */
        double unitsPerSecond();

        /** Returns what is shared with other instances; null for a limit of this process alone. */
        @Nullable
        Sharing sharing();
    }

    /** A rate limit that other instances share through a store. */
    interface Sharing {
        /** Returns the name of the bucket in the store. */
        String bucket();

        /** Returns whether the store answers; while it doesn't, this instance limits itself. */
        boolean isUp();

        /** Returns the time since the store stopped answering; null while it is up. */
        @Nullable
        Duration down();

        /** Returns the type of its last failure, or the message if it is one of Dynox; null while it is up. */
        @Nullable
        String failure();

        /** Returns the number of instances that leased lately, as the store last reported; at least one. */
        int instances();

        /** Returns the number of leases that were granted. */
        long leases();

        /** Returns the number of calls that failed or were not answered in time. */
        long failures();

        /** Returns the units that were leased. */
        long unitsLeased();

        /** Returns the units that were given back unspent. */
        long unitsReturned();

        /** Returns how long the store took to grant the last lease. */
        Duration latency();
    }

    /** What happened since the start, for all tables together. */
    interface Totals {
        /** Returns the number of writers that were opened. */
        long writers();

        /** Returns the number of requests that ended. */
        long requests();

        /** Returns the number of requests that were throttled, in whole or in part. */
        long throttles();

        /** Returns the number of writes and keys that were sent again, each time counted. */
        long retries();

        /** Returns the number of writes that DynamoDB confirmed. */
        long written();

        /** Returns the number of writes that were given up. */
        long failed();

        /** Returns the number of writes that a newer write to the same key replaced. */
        long superseded();

        /** Returns the number of writes that were never sent. */
        long notAttempted();

        /** Returns the number of items that batch gets and scans read. */
        long found();

        /** Returns the number of keys that don't exist. */
        long missing();

        /** Returns the number of keys that were given up. */
        long unread();

        /** Returns the write capacity units that DynamoDB reported. */
        double writeUnits();

        /** Returns the read capacity units that DynamoDB reported. */
        double readUnits();
    }
}
