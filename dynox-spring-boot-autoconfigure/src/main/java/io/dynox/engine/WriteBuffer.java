package io.dynox.engine;

import io.dynox.BufferFullException;
import io.dynox.InvalidItemException;
import io.dynox.ItemWrite;
import io.dynox.WriteOptions;
import io.dynox.WriterEndedException;
import io.dynox.engine.KeySlot.State;
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
final class WriteBuffer<P> {

    private static final CompletableFuture<Void> ACCEPTED = CompletableFuture.completedFuture(null);

    /** A write that waits for room. Cancelling it withdraws the write. */
    private final class Admission extends CompletableFuture<Void> {
        final PendingWrite<P> write;
        final @Nullable Object key;

        Admission(PendingWrite<P> write, @Nullable Object key) {
            this.write = write;
            this.key = key;
        }

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            return withdraw(this) && super.cancel(mayInterruptIfRunning);
        }
    }

    private final String table;
    private final WriteOptions options;
    private final EngineRuntime runtime;
    private final Runnable onSendable;
    private final OutcomeRules<P> rules;
    private final long lingerNanos;
    private final CompletableFuture<Void> closed = new CompletableFuture<>();

    private final ReentrantLock lock = new ReentrantLock();
    // guarded by lock, all below
    private final WriteLedger<P> ledger;
    private final WriteQueues<P> queues;
    private final Alarm alarm;
    private final Deque<PendingWrite<P>> unkeyed = new ArrayDeque<>();
    private final Deque<Admission> admissions = new ArrayDeque<>();
    private @Nullable KeyReader<P> keyReader;
    private WriterState state = WriterState.OPEN;
    private int requestsInFlight;
    private long lingerSince;

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
        this.lingerNanos = RetryBudget.saturatedNanos(options.linger());
        this.ledger = new WriteLedger<>(table, setup.codec(), setup.listener(), options.recordedFailures());
        this.queues = new WriteQueues<>(ledger);
        this.rules = new OutcomeRules<>(setup, ledger, queues);
        this.alarm = new Alarm(runtime, onAlarm);
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
            if (queues.isAtBatchBoundary() || lingerNanos == 0) {
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
        });
    }

    /** Whether a batch may be cut now. */
    boolean isCuttable() {
        lock.lock();
        try {
            return isCuttable(runtime.nanoTime());
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
            ledger.account.requests++;
            lingerSince = now;
            return batch;
        } finally {
            lock.unlock();
        }
    }

    /** A request ended: each of its writes finds its end or comes back. */
    void settle(WriteBatch<P> batch, BatchOutcome outcome) {
        update(effects -> {
            requestsInFlight--;
            if (state != WriterState.CLOSED) {
                boolean wasRefused = rules.refusal() != null;
                rules.apply(batch, outcome, effects);
                if (!wasRefused && rules.refusal() != null) {
                    drop(effects);
                }
            }
        });
    }

    /** Completes when everything issued so far is resolved. */
    CompletableFuture<Void> flush() {
        return change(ledger.marks::flush);
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
        lock.lock();
        try {
            alarm.rung(runtime.nanoTime());
        } finally {
            lock.unlock();
        }
    }

    /** Sets the timer to when a batch may be cut next, unless something else will bring that about. */
    void rearm() {
        lock.lock();
        try {
            rearm(runtime.nanoTime());
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
                        || now - lingerSince >= lingerNanos);
    }

    private void rearm(long now) {
        if (state == WriterState.CLOSED) {
            return;
        }
        long untilLinger = queues.isReadyEmpty() ? Long.MAX_VALUE : lingerSince + lingerNanos - now;
        long delay = Math.min(untilLinger, queues.retries.nanosUntilDue(now));
        if (delay > 0 && delay != Long.MAX_VALUE) {
            alarm.armIn(now, delay);
        }
    }

    private CompletableFuture<Void> await(PendingWrite<P> write, @Nullable Object key) {
        if (admissions.size() >= options.bufferItems()) {
            ledger.account.refuse();
            return CompletableFuture.failedFuture(new BufferFullException(table, fullMessage()));
        }
        Admission admission = new Admission(write, key);
        ledger.marks.issue(write);
        admissions.add(admission);
        return admission;
    }

    private boolean withdraw(Admission admission) {
        return change(effects -> {
            boolean removed = admissions.remove(admission);
            if (removed) {
                ledger.marks.resolve(admission.write, effects);
            }
            return removed;
        });
    }

    private void admit(PendingWrite<P> write, @Nullable Object key, Effects effects) {
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
            for (Admission admission = admissions.poll(); admission != null; admission = admissions.poll()) {
                ledger.marks.resolve(admission.write, effects);
                fail(admission, aborted, effects);
            }
        }
    }

    private void admitWaiting(Effects effects) {
        for (Admission head = admissions.peek(); head != null && mayEnter(head); head = admissions.peek()) {
            Admission admission = admissions.remove();
            admit(admission.write, admission.key, effects);
            Throwable refusal = rules.refusal();
            if (refusal != null) {
                fail(admission, refusal, effects);
            } else {
                effects.add(() -> runtime.execute(() -> admission.complete(null)));
            }
        }
    }

    private boolean mayEnter(Admission admission) {
        return rules.refusal() != null || hasRoom(admission.write);
    }

    private void fail(Admission admission, Throwable cause, Effects effects) {
        effects.add(() -> runtime.execute(() -> admission.completeExceptionally(cause)));
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
                lingerSince = runtime.nanoTime();
                rearm(lingerSince);
            }
            if (state == WriterState.DRAINING && ledger.account.pending() == 0 && admissions.isEmpty()) {
                moveTo(WriterState.CLOSED);
                alarm.cancel();
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
