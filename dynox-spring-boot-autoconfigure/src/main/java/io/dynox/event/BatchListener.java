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
 * <p>Methods are called outside of all locks, on the thread that made the event, often one of the SDK's: return quickly.
 * An exception is logged and changes nothing else. Calls of one operation may overlap.
 *
 * <p>What {@link CallerContext} beans captured of the operation's caller is in place during a call. A listener that has to
 * know which operation an event belongs to returns one of its own for each operation from {@link #operationStarted}.
 */
public interface BatchListener {

    /** Which of DynamoDB's operations an event is about. */
    enum Operation {
        /** {@code BatchWriteItem}. */
        BATCH_WRITE,
        /** {@code BatchGetItem}. */
        BATCH_GET,
        /** {@code Scan}. */
        SCAN
    }

    /** How a request ended. */
    enum Outcome {
        /** Everything was processed. */
        SUCCESS,
        /** A part was processed, the rest is sent again. */
        PARTIAL,
        /** Nothing was processed, as the table or the account throttles. */
        THROTTLED,
        /** Refused for the sake of one of its items. */
        REJECTED,
        /** Refused as a whole, for good: no table, no permission. */
        REFUSED,
        /** Ended without an answer that says what was processed. */
        UNKNOWN
    }

    /**
     * A request left.
     */
    interface RequestSent {
        /** The table. */
        String table();

        /** The kind of request. */
        Operation operation();

        /** Its number, which its {@link ReplyReceived} bears too; distinct within a batch get, a scan or a writer. */
        long request();

        /** How many writes or keys it carries; zero for a scan. */
        int items();

        /** The size of its items as DynamoDB measures them; zero for reads. */
        long bytes();
    }

    /**
     * A request ended.
     */
    interface ReplyReceived {
        /** The table. */
        String table();

        /** The kind of request. */
        Operation operation();

        /** Its number, as in {@link RequestSent}. */
        long request();

        /** How it ended. */
        Outcome outcome();

        /** How many writes or keys are done, or how many items a page of a scan holds. */
        int processed();

        /** How many are not. */
        int unprocessed();

        /** From the sending until now. */
        Duration elapsed();

        /** The capacity units that DynamoDB reported. */
        double consumedUnits();

        /** Why it failed as a whole; null when DynamoDB answered it. */
        @Nullable
        Throwable error();
    }

    /**
     * Writes or keys, or a page of a scan, wait for another request.
     */
    interface RetryScheduled {
        /** The table. */
        String table();

        /** The kind of request. */
        Operation operation();

        /** How many. */
        int items();

        /** How long they wait at least. */
        Duration delay();
    }

    /**
     * The service throttled a request.
     */
    interface Throttled {
        /** The table. */
        String table();

        /** The kind of request. */
        Operation operation();

        /**
         * The throttling reasons that the service gave, such as {@code TableWriteKeyRangeThroughputExceeded}; empty
         * for a partial reply.
         */
        List<String> reasons();

        /** The requests that may be in flight for the table from now on. */
        int window();
    }

    /**
     * A rate limit makes the next request of a table wait.
     */
    interface RateLimited {
        /** The table. */
        String table();

        /** The kind of request. */
        Operation operation();

        /** How long. */
        Duration delay();
    }

    /**
     * A batch get ended.
     */
    interface GetCompleted {
        /** The table. */
        String table();

        /** How many items were found. */
        int found();

        /** How many keys don't exist. */
        int missing();

        /** How many keys were given up. */
        int unread();
    }

    /**
     * Writes or keys were given up; told once a request, or once an end, however many they are.
     */
    interface GivenUp {
        /** The table. */
        String table();

        /** The kind of request. */
        Operation operation();

        /** How many. */
        int items();

        /** The most requests that any of them was in. */
        int attempts();

        /** Why, for the last of them. */
        Throwable cause();
    }

    /**
     * Writes of a writer reached their end since the last event of this kind: the sum of all of them is the writer's account.
     * Told with each reply, and before the writer is told closed; so a superseded write is told a little later than it was.
     */
    interface WritesEnded {
        /** The table. */
        String table();

        /** How many were written. */
        long written();

        /** How many were given up; {@link #itemFailed} tells each one. */
        long failed();

        /** Whose place a newer write to the same key took. */
        long superseded();

        /** How many were never sent. */
        long notAttempted();
    }

    /**
     * A rate limit was changed while the application runs.
     */
    interface RateLimitChanged {
        /** The name of the table; null for the limit of all tables together. */
        @Nullable
        String table();

        /** What it limits. */
        Operation operation();

        /** The new limit; null when there is none any more. */
        @Nullable
        RateLimit limit();
    }

    /**
     * A partition key gets more requests a second than it should.
     */
    interface HotKey {
        /** The name of the table. */
        String table();

        /** What it gets. */
        Operation operation();

        /** The partition key as far as it may be shown: its hash, unless {@link HotKeyOptions#showKeys()}. */
        String key();

        /** The writes or reads a second, retries included; at least so many. */
        double perSecond();
    }

    /**
     * An operation begins. Called on the thread of the caller, before anything is sent. A flush begins within the operation
     * of its writer: the listener of that one is asked.
     *
     * @param event what begins
     * @return who hears the events of this operation from now on, and of those within it; this listener by default
     */
    default BatchListener operationStarted(OperationStarted event) {
        return this;
    }

    /**
     * The operation has ended; called once for each {@link #operationStarted}, after all other events of the operation but
     * those of requests that a writer no longer waited for.
     *
     * @param event what became of it
     */
    default void operationEnded(OperationEnded event) {}

    /**
     * An engine started that will tell this listener what it does.
     *
     * @param insight shows what it does at any moment
     */
    default void engineStarted(EngineInsight insight) {}

    /**
     * An engine was closed, and all its writers were.
     *
     * @param insight the one of {@link #engineStarted}
     */
    default void engineClosed(EngineInsight insight) {}

    /**
     * A writer was opened.
     *
     * @param table the table
     */
    default void writerOpened(String table) {}

    /**
     * A writer was closed or aborted.
     *
     * @param result its whole account
     */
    default void writerClosed(BatchWriteResult result) {}

    /**
     * A request left.
     *
     * @param event what it carries
     */
    default void requestSent(RequestSent event) {}

    /**
     * A request ended.
     *
     * @param event how
     */
    default void replyReceived(ReplyReceived event) {}

    /**
     * Writes or keys wait for another request.
     *
     * @param event how many and how long
     */
    default void retryScheduled(RetryScheduled event) {}

    /**
     * The service throttled a request.
     *
     * @param event why, as far as it said
     */
    default void throttled(Throttled event) {}

    /**
     * A rate limit makes the next request of a table wait.
     *
     * @param event how long
     */
    default void rateLimited(RateLimited event) {}

    /**
     * A partition key is hot. Told once a minute for each key that stays so; never unless hot keys are looked for.
     *
     * @param event which, and how hot
     */
    default void hotKeyFound(HotKey event) {}

    /**
     * A rate limit was changed while the application runs.
     *
     * @param event which and to what
     */
    default void rateLimitChanged(RateLimitChanged event) {}

    /**
     * Writes of a writer reached their end.
     *
     * @param event how many, and how
     */
    default void writesEnded(WritesEnded event) {}

    /**
     * A write was given up. Called for each one, also for those that the account doesn't list.
     *
     * @param failure the write, the cause and the attempts
     */
    default void itemFailed(FailedWrite failure) {}

    /**
     * An operation got on. Told at most a few times a second, while replies come, and once at the end of a writer.
     *
     * @param event how far it is
     */
    default void progressed(BatchProgress event) {}

    /**
     * Writes or keys were given up. Those that never left, as they are illegal, are told with the next ones.
     *
     * @param event how many and why
     */
    default void givenUp(GivenUp event) {}

    /**
     * A batch get ended.
     *
     * @param event what was found
     */
    default void getCompleted(GetCompleted event) {}
}
