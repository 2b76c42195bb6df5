package io.dynox.internal.engine.write;

import io.dynox.InvalidItemException;
import io.dynox.WriterEndedException;
import io.dynox.event.BatchListener.Operation;
import io.dynox.event.BatchListener.RetryScheduled;
import io.dynox.internal.engine.operation.SafeListener;
import io.dynox.internal.engine.runtime.EngineRuntime;
import io.dynox.internal.engine.runtime.RetryBudget;
import io.dynox.internal.engine.write.BatchOutcome.Failed;
import io.dynox.internal.engine.write.BatchOutcome.Refused;
import io.dynox.internal.engine.write.BatchOutcome.Rejected;
import io.dynox.internal.engine.write.BatchOutcome.Replied;
import io.dynox.internal.engine.write.BatchOutcome.Throttled;
import io.dynox.internal.engine.write.BatchOutcome.Unknown;
import io.dynox.internal.engine.write.KeySlot.State;
import io.dynox.internal.report.Events;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of each write when its request has ended: written, sent again after a backoff, isolated from the others of
 * a rejected batch, or given up.
 *
 * <p>Not thread-safe; owned by {@link WriteBuffer}.
 */
final class OutcomeRules<P> {

    private final String table;
    private final EngineRuntime runtime;
    private final SafeListener listener;
    private final RetryBudget budget;
    private final WriteLedger<P> ledger;
    private final WriteQueues<P> queues;
    private @Nullable Throwable refusal;
    private @Nullable WriterEndedException aborted;

    OutcomeRules(WriterSetup<?, P> setup, WriteLedger<P> ledger, WriteQueues<P> queues) {
        this.table = setup.table();
        this.runtime = setup.runtime();
        this.listener = setup.listener();
        this.budget = new RetryBudget(setup.options().retry());
        this.ledger = ledger;
        this.queues = queues;
    }

    /** Why the table can't be used, once that is known. */
    @Nullable
    Throwable refusal() {
        return refusal;
    }

    void refuse(Throwable cause) {
        refusal = cause;
    }

    /** Why the writer was ended before its writes, once it was. */
    @Nullable
    WriterEndedException aborted() {
        return aborted;
    }

    void abort(WriterEndedException cause) {
        if (aborted == null) {
            aborted = cause;
        }
    }

    void apply(WriteBatch<P> batch, BatchOutcome outcome, Effects effects) {
        if (outcome instanceof Replied replied) {
            ledger.account.consumedUnits += replied.consumedUnits();
            int left = replied.unprocessed().cardinality();
            for (int i = 0; i < batch.size(); i++) {
                if (!replied.unprocessed().get(i)) {
                    written(batch.slots.get(i), effects);
                }
            }
            List<KeySlot<P>> back = left == 0
                    ? List.of()
                    : replied.unprocessed().stream().mapToObj(batch.slots::get).toList();
            sendAgain(batch, back, null, left < batch.size(), false, effects);
        } else if (outcome instanceof Throttled throttled) {
            sendAgain(batch, batch.slots, throttled.cause(), false, false, effects);
        } else if (outcome instanceof Unknown unknown) {
            sendAgain(batch, batch.slots, unknown.cause(), false, true, effects);
        } else if (outcome instanceof Rejected rejected) {
            isolate(batch, rejected.cause(), effects);
        } else if (outcome instanceof Failed own) {
            batch.slots.forEach(slot -> failed(slot, own.cause(), effects));
        } else if (outcome instanceof Refused refused) {
            refuse(refused.cause());
            batch.slots.forEach(slot -> failed(slot, refused.cause(), effects));
        }
    }

    /** Ends a write that is not in flight, as the writer was aborted or the table can't be used. */
    void drop(PendingWrite<P> write, State place, Effects effects) {
        if (refusal != null) {
            ledger.failed(write, place, refusal, runtime.nanoTime(), effects);
        } else if (write.attempts == 0) {
            ledger.notAttempted(write, place, effects);
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

    private void sendAgain(
            WriteBatch<P> batch,
            List<KeySlot<P>> slots,
            @Nullable Throwable cause,
            boolean progress,
            boolean unknown,
            Effects effects) {
        if (slots.isEmpty()) {
            return;
        }
        long now = runtime.nanoTime();
        double random = runtime.random();
        int again = 0;
        long longest = 0;
        for (KeySlot<P> slot : slots) {
            PendingWrite<P> write = slot.current;
            write.lastCause = cause;
            write.outcomeUnknown |= unknown;
            write.fruitless = progress ? 0 : write.fruitless + 1;
            Throwable end = endOf(slot, now);
            if (end != null) {
                failed(slot, end, effects);
                continue;
            }
            long delay = Math.max(0, budget.delayNanos(now - write.firstSentNanos, write.fruitless, random));
            queues.comeBack(slot, effects);
            queues.retries.add(slot, now + delay);
            again++;
            longest = Math.max(longest, delay);
        }
        if (again > 0) {
            RetryScheduled event =
                    new Events.RetryScheduled(table, Operation.BATCH_WRITE, again, Duration.ofNanos(longest));
            effects.add(() -> batch.listenerOr(listener).retryScheduled(event));
        }
    }

    /** Why the slot's write isn't sent again; null when it is, or when a newer one takes its place. */
    private @Nullable Throwable endOf(KeySlot<P> slot, long now) {
        PendingWrite<P> write = slot.current;
        if (refusal != null) {
            return refusal;
        }
        if (aborted != null) {
            return ended(write);
        }
        long elapsed = now - write.firstSentNanos;
        if (slot.next != null || !budget.isSpent(elapsed, write.fruitless)) {
            return null;
        }
        String what = write.operation.name().toLowerCase(Locale.ROOT);
        return budget.spent(table, what, write.attempts, elapsed, write.fruitless, write.lastCause);
    }

    /** Nobody says which write is at fault: each half goes on its own, until the culprit stands alone. */
    private void isolate(WriteBatch<P> batch, Throwable cause, Effects effects) {
        if (batch.size() == 1) {
            KeySlot<P> slot = batch.slots.get(0);
            failed(
                    slot,
                    new InvalidItemException(
                            table,
                            "DynamoDB refused a "
                                    + slot.current.operation.name().toLowerCase(Locale.ROOT)
                                    + " on table '" + table
                                    + "' that stood alone in its request; the cause says why. Correct the item.",
                            cause),
                    effects);
            return;
        }
        if (refusal != null || aborted != null) {
            sendAgain(batch, batch.slots, cause, false, false, effects);
            return;
        }
        batch.slots.forEach(slot -> {
            slot.current.lastCause = cause;
            queues.comeBack(slot, effects);
        });
        int half = batch.size() / 2;
        queues.retries.isolate(List.copyOf(batch.slots.subList(0, half)));
        queues.retries.isolate(List.copyOf(batch.slots.subList(half, batch.size())));
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
                aborted.getMessage() + " The write had been sent " + write.attempts + " times.",
                write.lastCause);
    }
}
