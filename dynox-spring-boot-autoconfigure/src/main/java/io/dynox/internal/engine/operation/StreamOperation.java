package io.dynox.internal.engine.operation;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.dynox.OperationKind;
import io.dynox.event.OperationEnded;
import io.dynox.event.OperationEnded.Counts;
import io.dynox.internal.engine.runtime.EngineRuntime;
import io.dynox.internal.report.Events;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A streamed batch get, as an operation of the thread that subscribed. Its groups are batch gets within it, and its numbers
 * are theirs. It ends when the stream has, and each of its groups. Thread-safe.
 */
public final class StreamOperation {

    private final String table;
    private final CallerOperation operation;

    private final ReentrantLock lock = new ReentrantLock();

    @GuardedBy("lock")
    private long requests;

    @GuardedBy("lock")
    private long retries;

    @GuardedBy("lock")
    private double consumedUnits;

    @GuardedBy("lock")
    private long found;

    @GuardedBy("lock")
    private long missing;

    @GuardedBy("lock")
    private long unread;

    @GuardedBy("lock")
    private int open;

    @GuardedBy("lock")
    private boolean isOver;

    @GuardedBy("lock")
    private @Nullable Throwable error;

    /** Begins a stream of the current thread. */
    public StreamOperation(SafeListener outer, String table, EngineRuntime runtime) {
        this.table = table;
        this.operation = new CallerOperation(
                outer, new Events.OperationStarted(table, OperationKind.BATCH_GET_ALL, OptionalLong.empty()), runtime);
    }

    /** Begins the batch get of a group, for the one who subscribed, whatever the current thread is. */
    public CallerOperation group(int keys) {
        lock.lock();
        try {
            open++;
        } finally {
            lock.unlock();
        }
        return operation.within(
                new Events.OperationStarted(table, OperationKind.BATCH_GET, OptionalLong.of(keys)), this::ended);
    }

    /** The table, as the caller named it. */
    public String table() {
        return table;
    }

    public Executor callbacks() {
        return operation.callbacks();
    }

    /**
     * The stream has ended.
     *
     * @param neverAsked the keys that came into no group
     * @param cause why keys are unread, or why there are no more keys; null when neither is so
     */
    public void end(long neverAsked, @Nullable Throwable cause) {
        lock.lock();
        try {
            isOver = true;
            unread += neverAsked;
            error = cause;
        } finally {
            lock.unlock();
        }
        endIfComplete();
    }

    private void ended(OperationEnded group) {
        lock.lock();
        try {
            open--;
            requests += group.requests();
            retries += group.retries();
            consumedUnits += group.consumedUnits();
            if (group.counts() instanceof Counts.Keys keys) {
                found += keys.found();
                missing += keys.missing();
                unread += keys.unread();
            }
        } finally {
            lock.unlock();
        }
        endIfComplete();
    }

    private void endIfComplete() {
        Runnable tellEnd;
        lock.lock();
        try {
            if (!isOver || open > 0) {
                return;
            }
            tellEnd = end(requests, retries, consumedUnits, new Counts.Keys(found, missing, unread), error);
        } finally {
            lock.unlock();
        }
        tellEnd.run();
    }

    private Runnable end(long sent, long again, double units, Counts counts, @Nullable Throwable cause) {
        return () -> operation.end(sent, again, units, counts, cause);
    }
}
