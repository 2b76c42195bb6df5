package io.dynox.internal.engine.write;

import io.dynox.BufferFullException;
import io.dynox.InvalidItemException;
import io.dynox.ItemWrite;
import io.dynox.WriteOptions;
import io.dynox.WriterEndedException;
import io.dynox.event.EngineSnapshot;
import io.dynox.internal.engine.operation.ProgressMeter.Reading;
import io.dynox.internal.engine.operation.SafeListener;
import io.dynox.internal.engine.request.Again;
import io.dynox.internal.engine.runtime.Alarm;
import io.dynox.internal.engine.runtime.EngineRuntime;
import io.dynox.internal.engine.runtime.RetryBudget;
import io.dynox.internal.engine.write.AdmissionQueue.Admission;
import io.dynox.internal.engine.write.KeySlot.State;
import io.dynox.internal.report.Snapshots;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Holds the writes of one writer from their acceptance until their end. One lock guards the queues, the key index, the
 * account and the timer, so that a write is always in exactly one counted place.
 *
 * <p>Under the lock nothing is sent, called back or completed: methods collect {@link Effects} and run them after it.
 *
 * <p>Thread-safe.
 */
public final class WriteBuffer<P> {

    private static final CompletableFuture<Void> ACCEPTED = CompletableFuture.completedFuture(null);

    private final String table;
    private final WriteOptions options;
    private final EngineRuntime runtime;
    private final Runnable onSendable;
    private final OutcomeRules<P> rules;
    private final CompletableFuture<Void> closed = new CompletableFuture<>();

    private final ReentrantLock lock = new ReentrantLock();
    // guarded by lock, all below
    private final WriteLedger<P> ledger;
    private final WriteQueues<P> queues;
    private final LingerTimer timer;
    private final Deque<PendingWrite<P>> unkeyed = new ArrayDeque<>();
    private final AdmissionQueue<P> admissions;
    private @Nullable KeyReader<P> keyReader;
    private WriterState state = WriterState.OPEN;
    private int requestsInFlight;
    private final Progress progress = new Progress();

    /**
     * Creates an empty buffer.
     *
     * @param onAlarm to be run when a batch may be cut for the sake of time
     * @param onSendable to be run when a put made a batch that may be cut
     */
    WriteBuffer(WriterSetup<?, P> setup, Runnable onAlarm, Runnable onSendable) {
        this.table = setup.table();
        this.options = setup.options();
        this.runtime = setup.runtime();
        this.onSendable = onSendable;
        this.ledger = new WriteLedger<>(table, setup.codec(), setup.listener(), options.recordedFailures());
        this.queues = new WriteQueues<>(ledger, setup.transport().maxWrites());
        this.rules = new OutcomeRules<>(setup, ledger, queues);
        this.timer = new LingerTimer(RetryBudget.saturatedNanos(options.linger()), queues, new Alarm(runtime, onAlarm));
        this.admissions = new AdmissionQueue<>(runtime, options, this::withdraw);
    }

    /**
     * Issues a write. The future completes on acceptance.
     *
     * @param key its identity; null while the key schema of the table is unknown
     */
    CompletableFuture<Void> offer(PendingWrite<P> write, @Nullable Object key) {
        return change(effects -> {
            requireOpen();
            Throwable refusal = rules.refusal();
            if (refusal == null && (!admissions.isEmpty() || !hasRoom(write))) {
                effects.add(onSendable);
                return await(write, key);
            }
            ledger.marks.issue(write);
            admit(write, key, effects);
            if (queues.isAtBatchBoundary() || timer.isImmediate()) {
                effects.add(onSendable);
            }
            return refusal == null ? ACCEPTED : CompletableFuture.failedFuture(refusal);
        });
    }

    /** Accepts a write that can't be encoded, only to count it as failed. */
    void invalid(ItemWrite write, InvalidItemException cause) {
        update(effects -> {
            requireOpen();
            ledger.invalid(write, cause, effects);
        });
    }

    /** The key schema of the table is known: writes that waited for it take their places. */
    void keyed(KeyReader<P> reader) {
        update(effects -> {
            keyReader = reader;
            for (PendingWrite<P> write = unkeyed.poll(); write != null; write = unkeyed.poll()) {
                place(write, null, effects);
            }
        });
    }

    /** The table can't be used: every write fails, now and later. */
    void refuse(Throwable cause) {
        update(effects -> {
            rules.refuse(cause);
            drop(effects);
            ledger.tellGivenUp(effects);
        });
    }

    /**
     * Whether a batch may be cut now; if not, the timer is set to when time alone changes that. One look at the clock serves
     * both, so that nothing becomes due between them.
     */
    boolean isCuttableOrTimed() {
        lock.lock();
        try {
            long now = runtime.nanoTime();
            ledger.times.look(now);
            boolean isCuttable = isCuttable(now);
            progress.look(now, isCuttable || ledger.account.underWay() > 0);
            if (!isCuttable && state != WriterState.CLOSED) {
                timer.arm(now);
            }
            return isCuttable;
        } finally {
            lock.unlock();
        }
    }

    /** Cuts a legal batch if one may go: a full one, or a partial one that something waits for. */
    @Nullable
    WriteBatch<P> cut() {
        lock.lock();
        try {
            long now = runtime.nanoTime();
            if (!isCuttable(now)) {
                return null;
            }
            WriteBatch<P> batch = queues.cut(now);
            batch.sentNanos = now;
            requestsInFlight++;
            batch.number = ++ledger.account.requests;
            timer.restart(now);
            return batch;
        } finally {
            lock.unlock();
        }
    }

    /**
     * A request ended: each of its writes finds its end or comes back.
     *
     * @param report to be run before the other effects, with the writes that come back
     */
    void settle(WriteBatch<P> batch, BatchOutcome outcome, Consumer<Again> report) {
        update(effects -> {
            requestsInFlight--;
            long writtenBefore = ledger.account.written();
            if (state != WriterState.CLOSED) {
                boolean wasRefused = rules.refusal() != null;
                Effects ends = new Effects();
                Again again = rules.apply(batch, outcome, ends);
                effects.add(() -> report.accept(again));
                effects.add(ends::run);
                if (!wasRefused && rules.refusal() != null) {
                    drop(effects);
                }
                ledger.tellGivenUp(effects);
            } else {
                effects.add(() -> report.accept(Again.NONE));
            }
            if (ledger.account.written() > writtenBefore) {
                progress.made(runtime.nanoTime());
            }
        });
    }

    /**
     * Completes when everything issued so far is resolved.
     *
     * @param listener hears of the requests that are sent for it
     */
    CompletableFuture<Void> flush(SafeListener listener) {
        return change(effects -> ledger.marks.flush(listener, effects));
    }

    /** Takes no more writes; completes when every write has found its end. */
    CompletableFuture<Void> close() {
        return change(effects -> {
            moveTo(WriterState.DRAINING);
            return closed;
        });
    }

    /** Drops what is not in flight. */
    void abort(WriterEndedException cause) {
        update(effects -> {
            if (state != WriterState.CLOSED) {
                moveTo(WriterState.DRAINING);
                rules.abort(cause);
                drop(effects);
            }
        });
    }

    /** Drops everything: nobody waits any longer for what is in flight. */
    void expire(WriterEndedException cause) {
        abort(cause);
        update(effects -> {
            if (state != WriterState.CLOSED) {
                rules.abandonInFlight(cause, effects);
            }
        });
    }

    /** To be called when the timer rang. */
    void rung() {
        update(effects -> timer.rung(runtime.nanoTime()));
    }

    /** What a writer that was opened at {@code openedNanos} does now. */
    EngineSnapshot.Writer snapshot(long openedNanos) {
        lock.lock();
        try {
            long now = runtime.nanoTime();
            return new Snapshots.Writer(
                    table,
                    state != WriterState.OPEN,
                    ledger.account.snapshot(),
                    ledger.heldBytes(),
                    admissions.size(),
                    requestsInFlight,
                    ledger.account.requests,
                    ledger.account.retries,
                    Duration.ofNanos(now - openedNanos),
                    Duration.ofNanos(ledger.times.oldestNanos(now)),
                    Duration.ofNanos(ledger.account.pending() == 0 ? 0 : progress.stalledNanos(now)),
                    options);
        } finally {
            lock.unlock();
        }
    }

    /** How far the writes are. */
    Reading reading() {
        lock.lock();
        try {
            return ledger.account.reading();
        } finally {
            lock.unlock();
        }
    }

    WriteLedger<P>.Draft draft() {
        lock.lock();
        try {
            return ledger.draft();
        } finally {
            lock.unlock();
        }
    }

    private boolean isCuttable(long now) {
        if (state == WriterState.CLOSED || requestsInFlight >= options.concurrency()) {
            return false;
        }
        if (queues.retries.hasGroup() || queues.retries.isDue(now) || queues.hasFullBatch()) {
            return true;
        }
        return !queues.isReadyEmpty()
                && (state == WriterState.DRAINING
                        || ledger.marks.isUrgent()
                        || !admissions.isEmpty()
                        || timer.isOver(now));
    }

    private CompletableFuture<Void> await(PendingWrite<P> write, @Nullable Object key) {
        if (admissions.isFull()) {
            ledger.account.refuse();
            return CompletableFuture.failedFuture(new BufferFullException(table, fullMessage()));
        }
        ledger.marks.issue(write);
        return admissions.add(write, key);
    }

    private boolean withdraw(Admission<P> admission) {
        return change(effects -> {
            boolean removed = admissions.remove(admission);
            if (removed) {
                ledger.marks.resolve(admission.write, effects);
            }
            return removed;
        });
    }

    private void admit(PendingWrite<P> write, @Nullable Object key, Effects effects) {
        if (queues.isReadyEmpty()) {
            // the others need no look at the clock: they came soon after
            ledger.times.look(runtime.nanoTime());
        }
        ledger.accept(write);
        Throwable refusal = rules.refusal();
        if (refusal != null) {
            ledger.failed(write, State.READY, refusal, runtime.nanoTime(), effects);
        } else {
            place(write, key, effects);
        }
    }

    private void place(PendingWrite<P> write, @Nullable Object key, Effects effects) {
        KeyReader<P> reader = keyReader;
        if (reader == null) {
            unkeyed.add(write);
            return;
        }
        try {
            Object identity = key != null ? key : reader.key(write.operation, write.payload);
            queues.place(identity, write, effects);
        } catch (InvalidItemException e) {
            ledger.failed(write, State.READY, e, runtime.nanoTime(), effects);
        }
    }

    private boolean hasRoom(PendingWrite<P> write) {
        return ledger.heldItems() < options.bufferItems()
                && ledger.heldBytes() + write.itemBytes <= options.bufferBytes();
    }

    private void drop(Effects effects) {
        BiConsumer<PendingWrite<P>, State> end = (write, place) -> rules.drop(write, place, effects);
        for (PendingWrite<P> write = unkeyed.poll(); write != null; write = unkeyed.poll()) {
            end.accept(write, State.READY);
        }
        queues.drain(end);
        WriterEndedException aborted = rules.aborted();
        if (aborted != null) {
            admissions.admit(any -> true, admission -> {
                ledger.marks.resolve(admission.write, effects);
                admissions.tell(admission, aborted, effects);
            });
        }
    }

    private void admitWaiting(Effects effects) {
        admissions.admit(write -> rules.refusal() != null || hasRoom(write), admission -> {
            admit(admission.write, admission.key, effects);
            admissions.tell(admission, rules.refusal(), effects);
        });
    }

    /** The one way to change anything: under the lock, with the consequences drawn, and the effects run after it. */
    private <R> R change(Function<Effects, R> change) {
        Effects effects = new Effects();
        lock.lock();
        try {
            boolean wasReadyEmpty = queues.isReadyEmpty();
            R answer = change.apply(effects);
            admitWaiting(effects);
            if (wasReadyEmpty && !queues.isReadyEmpty()) {
                long now = runtime.nanoTime();
                timer.restart(now);
                timer.arm(now);
            }
            if (state == WriterState.DRAINING && ledger.account.pending() == 0 && admissions.isEmpty()) {
                moveTo(WriterState.CLOSED);
                timer.stop();
                ledger.tellEnded(effects);
                ledger.tellGivenUp(effects);
                effects.add(() -> closed.complete(null));
            }
            return answer;
        } finally {
            lock.unlock();
            effects.run();
        }
    }

    private void update(Consumer<Effects> update) {
        change(effects -> {
            update.accept(effects);
            ledger.tellEnded(effects);
            return state;
        });
    }

    private void moveTo(WriterState next) {
        if (next.compareTo(state) > 0) {
            state = next;
        }
    }

    private void requireOpen() {
        if (state != WriterState.OPEN) {
            throw new IllegalStateException("The writer of table '" + table
                    + "' is closed. Issue writes before close(), or open another writer.");
        }
    }

    private String fullMessage() {
        return "The buffer of the writer of table '" + table + "' is full (" + ledger.heldItems() + " writes, "
                + ledger.heldBytes() + " bytes held, " + admissions.size()
                + " more waiting). Wait for the future of each put before the next, or raise dynox.write.buffer-items ("
                + options.bufferItems() + ") and dynox.write.buffer-size (" + options.bufferBytes() + " bytes).";
    }
}
