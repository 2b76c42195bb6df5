package io.dynox.event;

import io.dynox.BatchProgress;
import io.dynox.BatchWriteResult;
import io.dynox.FailedWrite;
import io.dynox.rate.RateLimit;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Observes what the engine does. Metrics and logs are listeners; beans of this type are called for every operation of the
 * application.
 *
 * <p>Methods are called outside of all locks, on the thread that caused the event, often one of the SDK's: return quickly.
 * An exception is logged and changes nothing else. Calls for one operation may overlap.
 *
 * <p>During a call, the thread has the context that {@link CallerContext} beans captured from the caller of the operation. A
 * listener that must know which operation an event belongs to returns a listener of its own for each operation from
 * {@link #operationStarted}.
 *
 * <p>Dynox implements the types of the events; they may get further methods.
 */
public interface BatchListener {

    /** The operation of DynamoDB that an event is about. */
    enum Operation {
        /** {@code BatchWriteItem}. */
        BATCH_WRITE("BatchWriteItem"),
        /** {@code PutItem}: a put of a writer that sends its writes one by one, such as one with conditions. */
        PUT_ITEM("PutItem"),
        /** {@code DeleteItem}: a delete of such a writer. */
        DELETE_ITEM("DeleteItem"),
        /** {@code BatchGetItem}. */
        BATCH_GET("BatchGetItem"),
        /** {@code Scan}. */
        SCAN("Scan"),
        /** {@code Query}. */
        QUERY("Query");

        private final String apiName;

        Operation(String apiName) {
            this.apiName = apiName;
        }

        /** Returns the name of the operation in DynamoDB's API, such as {@code BatchWriteItem}. */
        public String apiName() {
            return apiName;
        }

        /** Returns whether the operation writes. */
        public boolean isWrite() {
            return this == BATCH_WRITE || this == PUT_ITEM || this == DELETE_ITEM;
        }
    }

    /** How a request ended. */
    enum Outcome {
        /** Everything was processed. */
        SUCCESS,
        /** A part was processed, the rest is sent again. */
        PARTIAL,
        /** Nothing was processed, because the table or the account throttles. */
        THROTTLED,
        /** Refused because of one of its items. */
        REJECTED,
        /** Refused as a whole: no table, or no permission. */
        REFUSED,
        /** Ended without an answer, so that it is unknown what was processed. */
        UNKNOWN
    }

    /** What happened to requests of one kind to a table. */
    interface RequestEvent {
        /** Returns the table, as the caller named it. */
        String table();

        /** Returns the kind of request. */
        Operation operation();
    }

    /** A request was sent. */
    interface RequestSent extends RequestEvent {
        /**
         * Returns the number of the request, which its {@link ReplyReceived} has too; unique within a batch get, a
         * scan or a writer.
         */
        long request();

        /** Returns the number of writes or keys in the request; zero for a scan. */
        int items();

        /** Returns the size of its items as DynamoDB measures them; zero for reads. */
        long bytes();
    }

    /** A request ended. */
    interface ReplyReceived extends RequestEvent {
        /** Returns the number of the request, as in {@link RequestSent}. */
        long request();

        /** Returns how the request ended. */
        Outcome outcome();

        /** Returns the number of writes or keys that are done; for a scan, the number of items of the page. */
        int processed();

        /** Returns the number of writes or keys that are not done. */
        int unprocessed();

        /** Returns the time since the request was sent. */
        Duration elapsed();

        /** Returns the capacity units that DynamoDB reported. */
        double consumedUnits();

        /** Returns why the request failed as a whole; null if DynamoDB answered it. */
        @Nullable
        Throwable error();

        /** Returns the id that DynamoDB gave to the request, which the support of AWS asks for; null if no reply said one. */
        @Nullable
        String requestId();
    }

    /** Writes or keys, or a page of a scan, wait for another request. */
    interface RetryScheduled extends RequestEvent {
        /** Returns the number of writes or keys that wait. */
        int items();

        /** Returns the shortest time that they wait. */
        Duration delay();
    }

    /** DynamoDB throttled a request. */
    interface Throttled extends RequestEvent {
        /**
         * The throttling reasons that the service gave, such as {@code TableWriteKeyRangeThroughputExceeded}; empty
         * for a partial reply.
         */
        List<String> reasons();

        /** Returns the number of requests that may be in flight for the table from now on. */
        int window();
    }

    /** A request was kept waiting by a rate limit, and goes now. */
    interface RateLimited extends RequestEvent {
        /** Returns how long the request waited. */
        Duration delay();
    }

    /** A batch get ended. */
    interface GetCompleted {
        /** Returns the table, as the caller named it. */
        String table();

        /** Returns the number of items that were found. */
        int found();

        /** Returns the number of keys that don't exist. */
        int missing();

        /** Returns the number of keys that were given up. */
        int unread();
    }

    /** Writes or keys were given up; one event for each request or each end of an operation, however many they are. */
    interface GivenUp extends RequestEvent {
        /** Returns the number of writes or keys that were given up. */
        int items();

        /** Returns the largest number of requests that one of them was in. */
        int attempts();

        /** Returns why the last of them was given up. */
        Throwable cause();

        /** Returns the id that DynamoDB gave to the last request that carried the last of them; null if no reply said one. */
        @Nullable
        String requestId();
    }

    /**
     * Writes of a writer reached a final state since the previous event of this kind: the sum of all of them is the
     * result of the writer. Sent with each reply, and before {@link #writerClosed}; a superseded write is therefore
     * reported a little late.
     */
    interface WritesEnded {
        /** Returns the table, as the caller named it. */
        String table();

        /** Returns the number of writes that DynamoDB confirmed. */
        long written();

        /** Returns the number of writes that were given up; {@link #itemFailed} reports each one. */
        long failed();

        /** Returns the number of writes that a newer write to the same key replaced. */
        long superseded();

        /** Returns the number of writes that were never sent. */
        long notAttempted();
    }

    /** What happened to a rate limit. */
    interface LimitEvent {
        /** Returns the name of the table; null for the limit of all tables together. */
        @Nullable
        String table();

        /** Returns what the limit is for. */
        Operation operation();
    }

    /** A rate limit was changed while the application runs. */
    interface RateLimitChanged extends LimitEvent {
        /** Returns the new limit; null if there is none any more. */
        @Nullable
        RateLimit limit();
    }

    /** How a lease from a store of shared rate limits ended. */
    enum LeaseOutcome {
        /** The store granted it. */
        GRANTED,
        /** The store failed. */
        FAILED,
        /** The store did not answer in time. It may still grant the lease; the units are given back then. */
        LATE
    }

    /** A lease from a store of shared rate limits ended. */
    interface LeaseEnded extends LimitEvent {
        /** Returns how the lease ended. */
        LeaseOutcome outcome();

        /** Returns the units that were asked for. */
        long units();

        /** Returns how long the store took, or was given. */
        Duration elapsed();

        /** Returns why the store failed; null unless it did. */
        @Nullable
        Throwable error();
    }

    /** A partition key gets more requests a second than the configured limit. */
    interface HotKey {
        /** Returns the name of the table. */
        String table();

        /** Returns whether the key gets many writes or many reads. */
        Operation operation();

        /** Returns the hash of the partition key, or the key itself with {@link HotKeyOptions#showKeys()}. */
        String key();

        /** Returns the number of writes or reads a second, retries included; the true number may be higher. */
        double perSecond();
    }

    /**
     * An operation begins. Called on the thread of the caller, before anything is sent. A flush begins within the
     * operation of its writer: Dynox calls the listener of that operation.
     *
     * @param event the operation
     * @return the listener of the events of this operation, and of the operations within it; this listener by default
     */
    default BatchListener operationStarted(OperationStarted event) {
        return this;
    }

    /**
     * The operation has ended. Called once for each {@link #operationStarted}, after all other events of the
     * operation except those of requests that a writer no longer waited for.
     *
     * @param event the result of the operation
     */
    default void operationEnded(OperationEnded event) {}

    /** An engine started, whose events this listener receives; the insight shows what the engine does at any moment. */
    default void engineStarted(EngineInsight insight) {}

    /** Returns the listener of one client, of that bean name or that name of its builder; called while it is built. */
    default BatchListener forClient(String client) {
        return this;
    }

    /** An engine and all its writers were closed; the insight is the object that {@link #engineStarted} received. */
    default void engineClosed(EngineInsight insight) {}

    /**
     * A writer was opened.
     *
     * @param table the table, as the caller named it
     */
    default void writerOpened(String table) {}

    /** A writer was closed or aborted, with its final result. */
    default void writerClosed(BatchWriteResult result) {}

    /** A request was sent. */
    default void requestSent(RequestSent event) {}

    /** A request ended. */
    default void replyReceived(ReplyReceived event) {}

    /** Writes or keys wait for another request. */
    default void retryScheduled(RetryScheduled event) {}

    /** DynamoDB throttled a request. */
    default void throttled(Throttled event) {}

    /** A request was kept waiting by a rate limit, and goes now. */
    default void rateLimited(RateLimited event) {}

    /** A partition key is hot. Called once a minute for each key that stays hot; never unless hot keys are enabled. */
    default void hotKeyFound(HotKey event) {}

    /** A rate limit was changed while the application runs. */
    default void rateLimitChanged(RateLimitChanged event) {}

    /** A lease from a store of shared rate limits ended; about five times a second while such a limit is in use. */
    default void leaseEnded(LeaseEnded event) {}

    /** Writes of a writer reached a final state. */
    default void writesEnded(WritesEnded event) {}

    /**
     * A write was given up. Called for each one, also for those that the result only counts.
     *
     * @param failure the write, the cause and the number of attempts
     */
    default void itemFailed(FailedWrite failure) {}

    /**
     * An operation made progress. Called at most a few times a second, while replies arrive, and once at the end of a writer.
     */
    default void progressed(BatchProgress event) {}

    /** Writes or keys were given up. Illegal ones, which are never sent, are reported together with the next ones. */
    default void givenUp(GivenUp event) {}

    /** A batch get ended. */
    default void getCompleted(GetCompleted event) {}
}
