package io.dynox.engine;

import io.dynox.BatchWriteException;
import io.dynox.BatchWriteResult;
import io.dynox.BatchWriter;
import io.dynox.EngineSnapshot;
import io.dynox.InvalidItemException;
import io.dynox.ItemWrite;
import io.dynox.WriteOperation;
import io.dynox.WriterEndedException;
import io.dynox.engine.EngineRuntime.Cancellable;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The front of the write pipeline, and its design in short:
 *
 * <pre>
 * put, delete      encode once, on the caller's thread
 *   WriteBuffer      one lock: key slots, ready queue, retry queue, account, timer
 *   BatchDispatcher  cuts a batch when it is full or something waits for it
 *   Lane             the table's window of requests in flight, shared by all its writers
 *   WriteTransport   sends the batch, once
 *   OutcomeRules     each write is written, failed, or goes back to its slot: the only way back
 * </pre>
 *
 * <p>Nothing has a thread of its own: callers, replies and timers move batches on.
 *
 * <p>Thread-safe.
 */
final class PipelineWriter<T, P> implements BatchWriter<T> {

    private static final CompletableFuture<Void> ACCEPTED = CompletableFuture.completedFuture(null);

    private final WriterSetup<T, P> setup;
    private final BatchDispatcher<P> dispatcher;
    private final WriteBuffer<P> buffer;
    private final long openedNanos;
    private final AtomicBoolean ending = new AtomicBoolean();
    private final CompletableFuture<BatchWriteResult> ended = new CompletableFuture<>();
    private final CompletableFuture<BatchWriteResult> closed = ended.thenApply(PipelineWriter::requireSuccess);
    private volatile @Nullable KeyReader<P> keyReader;
    private volatile long closedNanos;

    PipelineWriter(WriterSetup<T, P> setup, BatchDispatcher<P> dispatcher) {
        this.setup = setup;
        this.dispatcher = dispatcher;
        this.buffer = dispatcher.buffer();
        this.openedNanos = setup.runtime().nanoTime();
    }

    /** Starts with the key schema of the table, as soon as that is known. */
    CompletionStage<?> start(CompletionStage<KeyReader<P>> keys) {
        return keys.handle((reader, failure) -> {
            if (reader != null) {
                keyReader = reader;
                buffer.keyed(reader);
            } else {
                buffer.refuse(Attempt.unwrap(Objects.requireNonNull(failure, "neither key schema nor failure")));
            }
            dispatcher.dispatch();
            return reader;
        });
    }

    @Override
    public CompletableFuture<Void> put(T item) {
        Objects.requireNonNull(item, "item");
        try {
            return issue(setup.codec().put(item));
        } catch (InvalidItemException e) {
            return invalid(WriteOperation.PUT, setup.codec().describeInvalid(item), e);
        }
    }

    @Override
    public CompletableFuture<Void> delete(Map<String, ?> key) {
        Objects.requireNonNull(key, "key");
        try {
            return issue(setup.codec().delete(key));
        } catch (InvalidItemException e) {
            return invalid(WriteOperation.DELETE, key, e);
        }
    }

    @Override
    public CompletableFuture<BatchWriteResult> flush() {
        CompletableFuture<Void> flushed = buffer.flush();
        dispatcher.dispatch();
        return flushed.thenApplyAsync(done -> result(), setup.runtime()::execute);
    }

    @Override
    public BatchWriteResult result() {
        WriteLedger<P>.Draft draft = buffer.draft();
        long end = closedNanos == 0 ? setup.runtime().nanoTime() : closedNanos;
        return new BatchWriteResult(
                setup.table(),
                draft.account,
                draft.requests,
                draft.retries,
                draft.consumedUnits,
                Duration.ofNanos(end - openedNanos),
                draft.failures(),
                draft.unsent());
    }

    @Override
    public CompletableFuture<BatchWriteResult> close() {
        end();
        return closed;
    }

    @Override
    public CompletableFuture<BatchWriteResult> abort() {
        buffer.abort(new WriterEndedException(
                setup.table(), "The writer of table '" + setup.table() + "' was aborted.", null));
        end();
        return ended;
    }

    EngineSnapshot.Writer snapshot() {
        return buffer.snapshot(openedNanos);
    }

    /** Completes with the whole account, failed or not, once the writer has ended. */
    CompletableFuture<BatchWriteResult> ended() {
        return ended;
    }

    private CompletableFuture<Void> issue(PendingWrite<P> write) {
        KeyReader<P> reader = keyReader;
        Object key = reader == null ? null : reader.key(write.operation, write.payload);
        return buffer.offer(write, key);
    }

    private CompletableFuture<Void> invalid(WriteOperation operation, Map<String, ?> item, InvalidItemException e) {
        buffer.invalid(new ItemWrite(setup.table(), operation, item), e);
        return ACCEPTED;
    }

    private void end() {
        CompletableFuture<Void> drained = buffer.close();
        if (!ending.compareAndSet(false, true)) {
            return;
        }
        Duration limit = setup.options().closeTimeout();
        Cancellable timer = setup.runtime().schedule(() -> expire(limit), RetryBudget.saturatedNanos(limit));
        dispatcher.dispatch();
        drained.thenRunAsync(
                        () -> {
                            timer.cancel();
                            dispatcher.end();
                            closedNanos = setup.runtime().nanoTime();
                            BatchWriteResult result = result();
                            setup.listener().writerClosed(result);
                            ended.complete(result);
                        },
                        setup.runtime()::execute)
                .exceptionally(bug -> {
                    ended.completeExceptionally(bug);
                    return null;
                });
    }

    private void expire(Duration limit) {
        buffer.expire(new WriterEndedException(
                setup.table(),
                "The close of the writer of table '" + setup.table() + "' ran out of time after " + limit.toMillis()
                        + " ms with " + buffer.draft().account.pending()
                        + " writes left (dynox.write.close-timeout).",
                null));
    }

    private static BatchWriteResult requireSuccess(BatchWriteResult result) {
        if (!result.isSuccess()) {
            throw new BatchWriteException(result);
        }
        return result;
    }
}
