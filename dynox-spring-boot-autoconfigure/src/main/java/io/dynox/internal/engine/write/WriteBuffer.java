package io.dynox.internal.engine.write;

import io.dynox.InvalidItemException;
import io.dynox.ItemWrite;
import io.dynox.WriteOptions;
import io.dynox.WriterEndedException;
import io.dynox.event.EngineSnapshot;
import io.dynox.internal.engine.lane.Lane;
import io.dynox.internal.engine.operation.ProgressMeter.Reading;
import io.dynox.internal.engine.operation.SafeListener;
import io.dynox.internal.engine.request.Again;
import io.dynox.internal.engine.runtime.Alarm;
import io.dynox.internal.engine.runtime.EngineRuntime;
import io.dynox.internal.engine.runtime.RetryBudget;
import io.dynox.internal.engine.write.AdmissionQueue.WaitingWrite;
import io.dynox.internal.engine.write.KeySlot.State;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Holds the writes of one writer from their acceptance until their end. One lock guards the queues, the key index, the
 * account and the timer, so that a write is always in exactly one counted place.
 *
 * <p>Under the lock nothing is sent, called back or completed: methods collect {@link Effects} and run them after it.
 * Thread-safe.
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
    // guarded by lock, all below: change() runs what it is given under it, which no @GuardedBy can say
    private final WriteLedger<P> ledger;
    private final WriteQueues<P> queues;
    private final LingerTimer timer;
    private final AdmissionQueue<P> admissions;
    private final BatchCutter<P> cutter;
    private final Patience patience;
    private WriterState state = WriterState.OPEN;

    /**
     * Creates an empty buffer.
     *
     * @param onAlarm to be run when a batch may be cut because of its time
     * @param onSendable to be run when a put made a batch that may be cut
     */
    WriteBuffer(WriterSetup<?, P> setup, Runnable onAlarm, Runnable onSendable) {
        this.table = setup.table();
        this.options = setup.options();
        this.runtime = setup.runtime();
        this.onSendable = onSendable;
        this.ledger = new WriteLedger<>(setup);
        this.queues = new WriteQueues<>(ledger, setup.transport().maxWrites());
        this.rules = new OutcomeRules<>(setup, ledger, queues);
        this.timer = new LingerTimer(RetryBudget.saturatedNanos(options.linger()), queues, new Alarm(runtime, onAlarm));
        this.admissions = new AdmissionQueue<>(runtime, options, this::withdraw);
        this.cutter = new BatchCutter<>(table, options, ledger, queues, timer, admissions);
        this.patience = new Patience(ledger, rules, timer);
    }

    /**
     * Issues a write. The future completes on acceptance.
     *
     * @param key its identity; null while the key schema of the table is unknown
     */
    CompletableFuture<Void> offer(PendingWrite<P> write, @Nullable Object key) {
        // as change(), but without a function: a put costs no object that it can do without
        Effects effects = new Effects();
        lock.lock();
        try {
            // only the first needs a look at the clock: the others come soon after
            boolean isFirst = queues.isReadyEmpty();
            long now = isFirst ? runtime.nanoTime() : 0;
            if (isFirst) {
                ledger.times.look(now);
            }
            CompletableFuture<Void> accepted = take(write, key, effects);
            conclude(effects);
            if (isFirst && !queues.isReadyEmpty()) {
                timer.begin(now);
            }
            return accepted;
        } finally {
            lock.unlock();
            effects.run();
        }
    }

    private CompletableFuture<Void> take(PendingWrite<P> write, @Nullable Object key, Effects effects) {
        state.requireOpen(table);
        Throwable refusal = rules.refusal();
        if (refusal == null && (!admissions.isEmpty() || !admissions.hasRoom(write, ledger))) {
            effects.add(onSendable);
            return admissions.await(write, key, table, ledger);
        }
        ledger.marks.issue(write);
        admit(write, key, refusal, effects);
        if (queues.isAtBatchBoundary() || timer.isImmediate()) {
            effects.add(onSendable);
        }
        return refusal == null ? ACCEPTED : CompletableFuture.failedFuture(refusal);
    }

    /** Accepts a write that can't be encoded, only to count it as failed. The future fails while writes fail at once. */
    CompletableFuture<Void> invalid(ItemWrite write, long bytes, InvalidItemException cause) {
        return change(effects -> {
            state.requireOpen(table);
            Throwable refusal = rules.refusal();
            ledger.invalid(write, bytes, cause, effects);
            return refusal == null ? ACCEPTED : CompletableFuture.failedFuture(refusal);
        });
    }

    /** The key schema of the table is known: writes that waited for it take their places. */
    void keyed(KeyReader<P> reader) {
        update(effects -> queues.keyed(reader, effects));
    }

    /** The table can't be used: what is held fails. */
    void refuse(Throwable cause) {
        update(effects -> refuse(cause, effects));
    }

    private void refuse(Throwable cause, Effects effects) {
        rules.refuse(cause);
        drop(cause, effects);
        ledger.tellGivenUp(effects);
    }

    /**
     * Gives up what waits when the table has answered nothing but failures for the deadline, while this writer waited for
     * its turn or for a retry. When it is too early for that, the timer is set to look again.
     */
    void giveUpIfSilent(Lane lane) {
        if (patience.isAnyWaiting()) {
            update(effects -> {
                int row = lane.silentRow(); // before its length: should another row begin now, this one has ended
                long silentNanos = patience.silentNanosOrTimed(state, runtime.nanoTime(), lane::silentNanos);
                if (silentNanos > 0) {
                    refuse(rules.silence(silentNanos), effects);
                    rules.refusesWhile(() -> row != 0 && row == lane.silentRow());
                }
            });
        }
    }

    /**
     * Whether a batch may be cut now; if not, the timer is set to when time alone changes that. One look at the clock serves
     * both, so that nothing becomes due between them.
     */
    boolean isCuttableOrTimed() {
        return look(() -> {
            long now = runtime.nanoTime();
            ledger.times.look(now);
            boolean isCuttable = cutter.isCuttable(state, now);
            ledger.stalls.look(now, isCuttable || ledger.counters.underWay() > 0);
            patience.look(now);
            if (!isCuttable && state != WriterState.CLOSED) {
                timer.arm(now);
            }
            return isCuttable;
        });
    }

    /** Cuts a legal batch if one may go: a full one, or a partial one that something waits for. */
    @Nullable
    WriteBatch<P> cut() {
        return this.<@Nullable WriteBatch<P>>change(
                effects -> cutter.cut(state, runtime.nanoTime(), ceiling -> refuse(ceiling, effects)));
    }

    /**
     * A request ended: each of its writes finds its end or comes back.
     *
     * @param report to be run before the other effects, with the writes that come back
     */
    void settle(WriteBatch<P> batch, BatchOutcome outcome, Consumer<Again> report) {
        update(effects -> {
            cutter.settled(batch, outcome);
            Again again = state == WriterState.CLOSED ? Again.NONE : settle(batch, outcome, effects);
            effects.addFirst(() -> report.accept(again));
        });
    }

    private Again settle(WriteBatch<P> batch, BatchOutcome outcome, Effects effects) {
        int refusals = rules.refusals();
        Again again = rules.apply(batch, outcome, effects);
        if (rules.refusals() > refusals) {
            drop(rules.lastRefusal(), effects);
        }
        queues.tellGivenUp(batch, effects);
        return again;
    }

    /**
     * Its future completes when everything issued so far is resolved.
     *
     * @param listener receives the requests that are sent for it
     */
    FlushMark flush(SafeListener listener) {
        return change(effects -> ledger.marks.flush(listener, effects));
    }

    /** Takes no more writes; completes when every write has ended. */
    CompletableFuture<Void> close() {
        return change(effects -> {
            state = state.then(WriterState.DRAINING);
            return closed;
        });
    }

    /** Drops what is not in flight. */
    void abort(WriterEndedException cause) {
        update(effects -> {
            if (state != WriterState.CLOSED) {
                state = state.then(WriterState.DRAINING);
                rules.abort(cause);
                drop(null, effects);
            }
        });
    }

    /** Drops everything, also what is in flight. */
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
        return look(() -> ledger.snapshot(
                state != WriterState.OPEN,
                admissions.size(),
                cutter.requestsInFlight(),
                openedNanos,
                runtime.nanoTime(),
                options));
    }

    /** How far the writes are. */
    Reading reading() {
        return look(ledger.counters::reading);
    }

    Statement statement() {
        return look(() -> ledger.statement(rules.ending()));
    }

    private <R> R look(Supplier<R> look) {
        lock.lock();
        try {
            return look.get();
        } finally {
            lock.unlock();
        }
    }

    private boolean withdraw(WaitingWrite<P> admission) {
        return change(effects -> admissions.withdraw(admission, ledger.marks, effects));
    }

    private void admit(PendingWrite<P> write, @Nullable Object key, @Nullable Throwable refusal, Effects effects) {
        ledger.accept(write);
        if (refusal != null) {
            rules.drop(write, State.READY, refusal, effects);
        } else {
            queues.admit(write, key, effects);
        }
    }

    private void drop(@Nullable Throwable refusal, Effects effects) {
        queues.drain((write, place) -> rules.drop(write, place, refusal, effects));
        WriterEndedException aborted = rules.aborted();
        if (aborted != null) {
            admissions.drain(aborted, ledger.marks, effects);
        }
    }

    private void admitWaiting(Effects effects) {
        if (admissions.isEmpty()) {
            return;
        }
        // one look at the clock for all three: a refusal may be over at the next
        Throwable refusal = rules.refusal();
        ledger.times.look(runtime.nanoTime());
        admissions.admit(write -> refusal != null || admissions.hasRoom(write, ledger), admission -> {
            admit(admission.write, admission.key, refusal, effects);
            admissions.tell(admission, refusal, effects);
        });
    }

    /** The one way to change anything: under the lock, with the consequences drawn, and the effects run after it. */
    private <R> R change(Function<Effects, R> change) {
        Effects effects = new Effects();
        lock.lock();
        try {
            boolean wasReadyEmpty = queues.isReadyEmpty();
            R answer = change.apply(effects);
            ledger.ifMistaken(mistake -> refuse(mistake, effects));
            ledger.tellEnded(effects);
            conclude(effects);
            if (wasReadyEmpty && !queues.isReadyEmpty()) {
                timer.begin(runtime.nanoTime());
            }
            return answer;
        } finally {
            lock.unlock();
            effects.run();
        }
    }

    /** The consequences of a change. */
    private void conclude(Effects effects) {
        admitWaiting(effects);
        if (state == WriterState.DRAINING && ledger.counters.pending() == 0 && admissions.isEmpty()) {
            state = state.then(WriterState.CLOSED);
            timer.stop();
            ledger.tellEnded(effects);
            ledger.tellGivenUp(effects);
            effects.add(() -> closed.complete(null));
        }
    }

    private void update(Consumer<Effects> update) {
        change(effects -> {
            update.accept(effects);
            return state;
        });
    }
}
