package io.dynox.internal.engine.write;

import io.dynox.event.BatchListener.Operation;
import io.dynox.event.OperationStarted;
import io.dynox.internal.engine.lane.Lane;
import io.dynox.internal.engine.operation.SafeListener;
import io.dynox.internal.engine.request.Again;
import io.dynox.internal.engine.request.RequestFailure;
import io.dynox.internal.engine.request.RequestLoop;
import io.dynox.internal.engine.request.RequestWork;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Moves batches from a writer's buffer to the transport, and their outcomes back. Thread-safe. */
public final class BatchDispatcher<P> implements RequestWork<WriteBatch<P>, BatchOutcome> {

    private final WriterSetup<?, P> setup;
    private final WriteBuffer<P> buffer;
    private final WriterProgress progress;
    private final Lane lane;
    private final RequestLoop<WriteBatch<P>, BatchOutcome> loop;

    public BatchDispatcher(WriterSetup<?, P> setup, Lane lane, OperationStarted started) {
        this.setup = setup;
        this.lane = lane;
        this.loop = new RequestLoop<>(
                setup.table(), setup.runtime(), lane, setup.options().retry(), this);
        this.buffer = new WriteBuffer<>(setup, this::ring, loop::dispatch);
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
        loop.dispatch();
    }

    /** Nothing is left to send, now or later. */
    void end() {
        loop.end();
    }

    private void ring() {
        buffer.rung();
        loop.dispatch();
    }

    @Override
    public boolean isSendableOrTimed() {
        return buffer.isCuttableOrTimed();
    }

    @Override
    public @Nullable WriteBatch<P> take() {
        return buffer.cut();
    }

    @Override
    public void giveUpIfSilent() {
        buffer.giveUpIfSilent(lane);
    }

    @Override
    public Operation operation(WriteBatch<P> batch) {
        return setup.transport().operation(batch.kind());
    }

    @Override
    public SafeListener listener(WriteBatch<P> batch) {
        return batch.listenerOr(setup.listener());
    }

    @Override
    public CompletionStage<BatchOutcome> send(WriteBatch<P> batch) {
        return setup.transport().send(setup.table(), batch.payloads());
    }

    @Override
    public BatchOutcome failed(RequestFailure failure) {
        return new BatchOutcome.Failed(failure);
    }

    @Override
    public double cost(WriteBatch<P> batch, BatchOutcome outcome) {
        return batch.cost(outcome);
    }

    @Override
    public void settle(WriteBatch<P> batch, BatchOutcome outcome, Consumer<Again> report) {
        buffer.settle(batch, outcome, report);
        progress.replied(batch.endedNanos);
    }
}
