package io.dynox.internal.engine.write;

import io.dynox.event.BatchListener.Operation;
import io.dynox.event.BatchListener.Outcome;
import io.dynox.event.OperationStarted;
import io.dynox.internal.engine.lane.Lane;
import io.dynox.internal.engine.lane.Lane.Signal;
import io.dynox.internal.engine.lane.RequestWindow;
import io.dynox.internal.engine.operation.SafeListener;
import io.dynox.internal.engine.runtime.Attempt;
import io.dynox.internal.engine.runtime.Trampoline;
import io.dynox.internal.engine.write.BatchOutcome.Replied;
import io.dynox.internal.engine.write.BatchOutcome.Throttled;
import io.dynox.internal.engine.write.BatchOutcome.Unknown;
import io.dynox.internal.report.Events;
import java.time.Duration;
import java.util.List;

/**
 * Moves batches from a writer's buffer over its table's lane to the transport, and their outcomes back, as long as there
 * is something to send and room to send it. Every place taken in the lane is given back in one handler.
 *
 * <p>Thread-safe; several threads may dispatch at once.
 */
public final class BatchDispatcher<P> {

    private final WriterSetup<?, P> setup;
    private final Lane lane;
    private final WriteBuffer<P> buffer;
    private final WriterProgress progress;
    private final Runnable wakeUp = this::dispatch;

    public BatchDispatcher(WriterSetup<?, P> setup, Lane lane, OperationStarted started) {
        this.setup = setup;
        this.lane = lane;
        this.buffer = new WriteBuffer<>(setup, this::ring, this::dispatch);
        this.progress = new WriterProgress(setup, started, buffer::reading);
    }

    WriteBuffer<P> buffer() {
        return buffer;
    }

    WriterProgress progress() {
        return progress;
    }

    /** Sends what may go. */
    void dispatch() {
        Trampoline.run(this::sendAll);
    }

    /** Nothing is left to send, now or later. */
    void end() {
        lane.part(wakeUp);
    }

    private void ring() {
        buffer.rung();
        dispatch();
    }

    private void sendAll() {
        while (buffer.isCuttableOrTimed() && lane.tryEnter(wakeUp)) {
            WriteBatch<P> batch = buffer.cut();
            if (batch == null) {
                lane.leaveUnused();
            } else {
                send(batch);
            }
        }
    }

    private void send(WriteBatch<P> batch) {
        int weight = RequestWindow.weight(batch.units);
        lane.weigh(weight);
        lane.spend(batch.units);
        String table = setup.table();
        SafeListener listener = batch.listenerOr(setup.listener());
        listener.requestSent(
                new Events.RequestSent(table, Operation.BATCH_WRITE, batch.number, batch.size(), batch.itemBytes));
        List<P> payloads = batch.payloads();
        listener.run(() -> Attempt.run(
                () -> setup.transport().send(table, payloads),
                Unknown::new,
                (BatchOutcome outcome) -> Trampoline.run(() -> end(batch, weight, outcome))));
    }

    private void end(WriteBatch<P> batch, int weight, BatchOutcome outcome) {
        Signal signal = signal(batch, outcome);
        lane.account(batch.units, consumedUnits(batch, outcome), signal);
        lane.leave(weight, batch.sentNanos, signal);
        report(batch, outcome);
        buffer.settle(batch, outcome);
        progress.replied();
        sendAll();
    }

    private Signal signal(WriteBatch<P> batch, BatchOutcome outcome) {
        Outcome kind = outcome.kind(batch.size());
        return switch (kind) {
            case SUCCESS -> Signal.KEEPS_UP;
            case PARTIAL -> Signal.CONGESTED;
            case THROTTLED, UNKNOWN -> Signal.BLOCKED;
            case REJECTED, REFUSED -> Signal.NONE;
        };
    }

    /** What the service says, or, where it doesn't, what the processed writes cost at least. */
    private static double consumedUnits(WriteBatch<?> batch, BatchOutcome outcome) {
        if (outcome instanceof Replied replied) {
            return replied.consumedUnits() > 0 ? replied.consumedUnits() : batch.unitsWithout(replied.unprocessed());
        }
        return outcome instanceof Unknown ? batch.units : 0;
    }

    private void report(WriteBatch<P> batch, BatchOutcome outcome) {
        SafeListener listener = batch.listenerOr(setup.listener());
        Outcome kind = outcome.kind(batch.size());
        int unprocessed = batch.size();
        double units = 0;
        List<String> reasons = List.of();
        if (outcome instanceof Replied replied) {
            unprocessed = replied.unprocessed().cardinality();
            units = replied.consumedUnits();
        } else if (outcome instanceof Throttled throttled) {
            reasons = throttled.reasons();
        }
        Duration elapsed = Duration.ofNanos(setup.runtime().nanoTime() - batch.sentNanos);
        listener.replyReceived(new Events.ReplyReceived(
                setup.table(),
                Operation.BATCH_WRITE,
                batch.number,
                kind,
                batch.size() - unprocessed,
                unprocessed,
                elapsed,
                units,
                outcome.error()));
        if (kind == Outcome.THROTTLED || kind == Outcome.PARTIAL) {
            listener.throttled(
                    new Events.Throttled(setup.table(), Operation.BATCH_WRITE, reasons, lane.throttled(reasons)));
        }
    }
}
