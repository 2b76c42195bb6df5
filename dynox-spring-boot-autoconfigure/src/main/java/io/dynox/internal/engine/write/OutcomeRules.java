package io.dynox.internal.engine.write;

import io.dynox.DynoxException;
import io.dynox.InvalidItemException;
import io.dynox.UnitsCeilingException;
import io.dynox.WriterEndedException;
import io.dynox.internal.engine.request.Again;
import io.dynox.internal.engine.request.RequestFailure;
import io.dynox.internal.engine.request.RequestFailure.Declined;
import io.dynox.internal.engine.request.RequestFailure.Refused;
import io.dynox.internal.engine.request.RequestFailure.Rejected;
import io.dynox.internal.engine.request.RequestFailure.Throttled;
import io.dynox.internal.engine.request.RequestFailure.Unanswered;
import io.dynox.internal.engine.runtime.EngineRuntime;
import io.dynox.internal.engine.runtime.RetryBudget;
import io.dynox.internal.engine.write.BatchOutcome.Replied;
import io.dynox.internal.engine.write.KeySlot.State;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of each write when its request has ended: written, sent again after a backoff, isolated from the others of
 * a rejected batch, or given up. Not thread-safe; owned by {@link WriteBuffer}.
 */
final class OutcomeRules<P> {

    private final String table;
    private final EngineRuntime runtime;
    private final RetryBudget budget;
    private final WriteLedger<P> ledger;
    private final WriteQueues<P> queues;
    private final TableVerdict verdict;
    private @Nullable WriterEndedException aborted;
    private @Nullable UnitsCeilingException ceiling;

    OutcomeRules(WriterSetup<?, P> setup, WriteLedger<P> ledger, WriteQueues<P> queues) {
        this.table = setup.table();
        this.runtime = setup.runtime();
        this.budget = new RetryBudget(setup.options().retry());
        this.verdict = new TableVerdict(setup.options().retry());
        this.ledger = ledger;
        this.queues = queues;
    }

    /** Why the table can't be used at present; null while it can, or may. */
    @Nullable
    Throwable refusal() {
        return ceiling == null && verdict.refusals() == 0 ? null : refusal(runtime.nanoTime());
    }

    private @Nullable Throwable refusal(long now) {
        return ceiling != null ? ceiling : verdict.refusal(now);
    }

    /** Why the table could not be used the last time that it couldn't. */
    @Nullable
    Throwable lastRefusal() {
        return verdict.lastRefusal();
    }

    /** How often the table turned out to be unusable, up to now. */
    int refusals() {
        return verdict.refusals();
    }

    /**
     * The table can't be used, or may not be any more: what waits is to be dropped, and writes fail until they may be tried
     * again, or for good.
     */
    void refuse(Throwable cause) {
        if (cause instanceof UnitsCeilingException reached) {
            ceiling = reached;
        } else {
            long now = runtime.nanoTime();
            refuse(cause, now, now);
        }
    }

    /** As {@link TableVerdict#refusesWhile}. */
    void refusesWhile(BooleanSupplier reason) {
        verdict.refusesWhile(reason);
    }

    private void refuse(Throwable cause, long sentNanos, long now) {
        verdict.refuse(cause, sentNanos, now, runtime.random());
    }

    /** As {@link TableVerdict#patienceNanos}. */
    long patienceNanos(long waitedNanos, long silentNanos) {
        return verdict.patienceNanos(waitedNanos, silentNanos);
    }

    /** As {@link TableVerdict#silence}. */
    Throwable silence(long silentNanos) {
        return verdict.silence(table, silentNanos);
    }

    /** Why the writer was ended before its writes, once it was. */
    @Nullable
    WriterEndedException aborted() {
        return aborted;
    }

    /** Why writes were not attempted; null while all are. */
    @Nullable
    DynoxException ending() {
        return ceiling != null ? ceiling : aborted;
    }

    void abort(WriterEndedException cause) {
        if (aborted == null) {
            aborted = cause;
        }
    }

    /** Settles the writes of a request, and says which of them come back. */
    Again apply(WriteBatch<P> batch, BatchOutcome outcome, Effects effects) {
        if (outcome instanceof Replied replied) {
            ledger.counters.consumedUnits += replied.consumedUnits();
            BitSet left = replied.unprocessed();
            List<KeySlot<P>> back = left.isEmpty() ? List.of() : new ArrayList<>(left.cardinality());
            for (int i = 0; i < batch.size(); i++) {
                if (left.get(i)) {
                    batch.slots.get(i).current.lastOutcome = replied;
                    back.add(batch.slots.get(i));
                } else {
                    written(batch.slots.get(i), effects);
                }
            }
            boolean progress = back.size() < batch.size();
            if (progress) {
                ledger.stalls.progressed(batch.endedNanos);
                verdict.answered();
            } else {
                fruitless(batch, null);
            }
            return sendAgain(back, progress, false, effects);
        }
        if (outcome instanceof BatchOutcome.Failed failed) {
            batch.slots.forEach(slot -> slot.current.lastOutcome = failed);
            return apply(batch, failed.failure(), effects);
        }
        throw new AssertionError(outcome);
    }

    private Again apply(WriteBatch<P> batch, RequestFailure failure, Effects effects) {
        Throwable cause = failure.cause();
        if (failure instanceof Throttled) {
            fruitless(batch, cause);
            return sendAgain(batch.slots, false, false, effects);
        }
        if (failure instanceof Unanswered) {
            fruitless(batch, cause);
            return sendAgain(batch.slots, false, true, effects);
        }
        if (failure instanceof Rejected rejected) {
            if (!ledger.isMistaken()) {
                verdict.answered();
            }
            return isolate(batch, rejected, effects);
        }
        if (failure instanceof Refused) {
            refuse(cause, batch.sentNanos, runtime.nanoTime());
        } else if (failure instanceof Declined) {
            verdict.answered();
        } else {
            throw new AssertionError(failure);
        }
        batch.slots.forEach(slot -> failed(slot, cause, effects));
        return Again.NONE;
    }

    /** Nothing of a request was processed: this may be one failure too many. */
    private void fruitless(WriteBatch<P> batch, @Nullable Throwable cause) {
        long now = runtime.nanoTime();
        if (verdict.failed(batch.sentNanos, cause, now)) {
            refuse(verdict.silence(table, verdict.failingNanos()), batch.sentNanos, now);
        }
    }

    /**
     * Ends a write that is not in flight.
     *
     * @param refusal why the table can't be used, or may not be any more; null when the writer was aborted
     */
    void drop(PendingWrite<P> write, State place, @Nullable Throwable refusal, Effects effects) {
        if (write.attempts() == 0 && (refusal == null || refusal == ceiling)) {
            ledger.notAttempted(write, place, effects);
        } else if (refusal != null) {
            ledger.failed(write, place, refusal, runtime.nanoTime(), effects);
        } else {
            ledger.failed(write, place, ended(write), runtime.nanoTime(), effects);
        }
    }

    /** Ends the writes whose answer comes too late to count. */
    void abandonInFlight(WriterEndedException cause, Effects effects) {
        for (PendingWrite<P> write : queues.abandonInFlight()) {
            write.outcomeUnknown = true;
            ledger.failed(write, State.IN_FLIGHT, cause, runtime.nanoTime(), effects);
        }
    }

    private Again sendAgain(List<KeySlot<P>> slots, boolean progress, boolean unknown, Effects effects) {
        if (slots.isEmpty()) {
            return Again.NONE;
        }
        long now = runtime.nanoTime();
        double random = runtime.random();
        Again again = Again.NONE;
        for (KeySlot<P> slot : slots) {
            PendingWrite<P> write = slot.current;
            write.outcomeUnknown |= unknown;
            write.unprocessed(progress);
            Throwable end = endOf(slot, now);
            if (end != null) {
                failed(slot, end, effects);
                continue;
            }
            long delay = write.delayNanos(budget, now, random);
            queues.comeBack(slot, effects);
            queues.retries.add(slot, now + delay);
            again = again.and(1, delay);
        }
        return again;
    }

    /** Why the slot's write isn't sent again; null when it is, or when a newer one takes its place. */
    private @Nullable Throwable endOf(KeySlot<P> slot, long now) {
        PendingWrite<P> write = slot.current;
        Throwable refusal = refusal(now);
        if (refusal != null) {
            return refusal;
        }
        if (aborted != null) {
            return ended(write);
        }
        if (slot.next != null || !write.isSpent(budget, now)) {
            return null;
        }
        return write.spent(budget, table, write.kind().name().toLowerCase(Locale.ROOT), now, write.lastCause());
    }

    /** The reply doesn't say which write is at fault: each half is sent by itself, until the bad write stands alone. */
    private Again isolate(WriteBatch<P> batch, Rejected rejected, Effects effects) {
        if (batch.size() == 1) {
            KeySlot<P> slot = batch.slots.get(0);
            failed(
                    slot,
                    new InvalidItemException(
                            table,
                            "DynamoDB refused a "
                                    + slot.current.kind().name().toLowerCase(Locale.ROOT)
                                    + " on table '" + table
                                    + "' that stood alone in its request (" + rejected.reason()
                                    + "); the text of the cause may say more. Correct the item.",
                            rejected.cause()),
                    effects);
            return Again.NONE;
        }
        if (refusal() != null || aborted != null) {
            return sendAgain(batch.slots, false, false, effects);
        }
        batch.slots.forEach(slot -> queues.comeBack(slot, effects));
        int half = batch.size() / 2;
        queues.retries.isolate(List.copyOf(batch.slots.subList(0, half)));
        queues.retries.isolate(List.copyOf(batch.slots.subList(half, batch.size())));
        return Again.NONE;
    }

    private void written(KeySlot<P> slot, Effects effects) {
        ledger.written(slot.current, State.IN_FLIGHT, effects);
        queues.complete(slot);
    }

    private void failed(KeySlot<P> slot, Throwable cause, Effects effects) {
        ledger.failed(slot.current, State.IN_FLIGHT, cause, runtime.nanoTime(), effects);
        queues.complete(slot);
    }

    private WriterEndedException ended(PendingWrite<P> write) {
        if (aborted == null) {
            throw new IllegalStateException("the writer was not ended");
        }
        return new WriterEndedException(
                table,
                aborted.getMessage() + " The write had been sent " + write.attempts() + " times.",
                write.lastCause());
    }
}
