package io.dynox.internal.engine.write;

import io.dynox.BatchProgress;
import io.dynox.BatchWriteException;
import io.dynox.BatchWriteResult;
import io.dynox.BatchWriter;
import io.dynox.InvalidItemException;
import io.dynox.ItemWrite;
import io.dynox.OperationKind;
import io.dynox.WriterEndedException;
import io.dynox.event.EngineSnapshot;
import io.dynox.event.OperationEnded.Counts;
import io.dynox.internal.engine.operation.CallerOperation;
import io.dynox.internal.engine.runtime.Attempt;
import io.dynox.internal.engine.runtime.Border;
import io.dynox.internal.engine.runtime.EngineRuntime.Cancellable;
import io.dynox.internal.engine.runtime.RetryBudget;
import io.dynox.internal.report.Results;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/**
 * The front of the write pipeline, and its design in short:
 *
 * <pre>
 * put, delete      encode once, on the caller's thread
 * WriteBuffer      one lock: key slots, ready queue, retry queue, account, timer
 * BatchDispatcher  cuts a batch when it is full or something waits for it
 * Lane             the table's window of requests in flight, shared by all its writers
 * WriteTransport   sends the batch, once
 * OutcomeRules     each write is written, failed, or goes back to its slot: the only way back
 * </pre>
 *
 * <p>Nothing has a thread of its own: callers, replies and timers move batches on. Thread-safe.
 */
public final class PipelineWriter<T, P> implements BatchWriter<T> {

    private final WriterSetup<T, P> setup;
    private final BatchDispatcher<P> dispatcher;
    private final CallerOperation operation;
    private final WriteBuffer<P> buffer;
    private final long openedNanos;
    private final boolean isReporting;
    private final Supplier<? extends CompletionStage<KeyReader<P>>> keys;
    private final AtomicBoolean asking = new AtomicBoolean();
    private final AtomicBoolean ending = new AtomicBoolean();
    private final CompletableFuture<BatchWriteResult> ended = new CompletableFuture<>();
    private final CompletableFuture<BatchWriteResult> closed = ended.thenApply(PipelineWriter::requireSuccess);
    private volatile @Nullable KeyReader<P> keyReader;
    private volatile @Nullable Throwable aborted;
    private volatile long closedNanos;

    /**
     * Creates a writer.
     *
     * @param keys asks for the reader of the table's keys; a failure of its stage fails what waits for it
     */
    public PipelineWriter(
            WriterSetup<T, P> setup,
            BatchDispatcher<P> dispatcher,
            CallerOperation operation,
            Supplier<? extends CompletionStage<KeyReader<P>>> keys) {
        this.keys = keys;
        this.setup = setup;
        this.dispatcher = dispatcher;
        this.operation = operation;
        this.buffer = dispatcher.buffer();
        this.openedNanos = setup.runtime().nanoTime();
        this.isReporting = setup.options().onWritten().isPresent();
    }

    /** Asks for the keys of the table, unless they are known or being asked for. */
    public void askForKeys() {
        if (keyReader == null && asking.compareAndSet(false, true)) {
            CompletionStage<KeyReader<P>> asked =
                    Border.call("The question for the keys of a table", keys, CompletableFuture::new);
            CompletionStage<?> unused = asked.handle((reader, failure) -> {
                answered(reader, failure);
                return reader;
            });
        }
    }

    private void answered(@Nullable KeyReader<P> reader, @Nullable Throwable failure) {
        if (reader != null) {
            keyReader = reader;
            buffer.keyed(reader);
        } else {
            // before what waits is dropped: a write that comes after that asks again
            asking.set(false);
            buffer.refuse(Attempt.unwrap(Objects.requireNonNull(failure, "neither key schema nor failure")));
        }
        dispatcher.dispatch();
    }

    @Override
    public CompletableFuture<Void> put(T item) {
        Objects.requireNonNull(item, "item");
        try {
            return issue(setup.codec().put(item), item);
        } catch (InvalidItemException e) {
            return invalid(ItemWrite.Kind.PUT, setup.codec().describeInvalid(item), item, e);
        }
    }

    @Override
    public CompletableFuture<Void> delete(Map<String, ?> key) {
        Objects.requireNonNull(key, "key");
        try {
            return issue(setup.codec().delete(key), key);
        } catch (InvalidItemException e) {
            return invalid(ItemWrite.Kind.DELETE, Collections.unmodifiableMap(new LinkedHashMap<>(key)), key, e);
        }
    }

    @Override
    public CompletableFuture<BatchWriteResult> flush() {
        FlushOperation<P> flush = new FlushOperation<>(setup, buffer);
        FlushMark mark = flush.start();
        dispatcher.dispatch();
        // a copy: a caller that cancels it must not keep the operation from its end
        return mark.done()
                .thenApplyAsync(done -> result(flush.end(aborted), mark.counts()), flush.callbacks())
                .copy();
    }

    @Override
    public BatchWriteResult result() {
        Statement statement = buffer.statement();
        return result(statement, FlushOperation.counts(statement.account()));
    }

    private BatchWriteResult result(Statement statement, BatchWriteResult.Covered covered) {
        long end = closedNanos == 0 ? setup.runtime().nanoTime() : closedNanos;
        return new Results.BatchWriteResult(
                setup.table(),
                statement.account(),
                covered,
                statement.requests(),
                statement.retries(),
                statement.consumedUnits(),
                Duration.ofNanos(end - openedNanos),
                statement.failures(),
                statement.unsent(),
                statement.ending());
    }

    @Override
    public Publisher<BatchProgress> progress() {
        return dispatcher.progress().publisher(operation.started().items());
    }

    @Override
    public Publisher<BatchProgress> progress(long total) {
        if (total < 0) {
            throw new IllegalArgumentException("total must not be negative, but is " + total);
        }
        return dispatcher.progress().publisher(OptionalLong.of(total));
    }

    @Override
    public CompletableFuture<BatchWriteResult> close() {
        end(operation.started().kind() == OperationKind.WRITER);
        // a copy: a caller that completes or cancels it must not change what others get
        return closed.copy();
    }

    @Override
    public CompletableFuture<BatchWriteResult> abort() {
        return abortFor(null);
    }

    /** Aborts a writer, and gives the listeners of the operation's end the reason. */
    public static CompletableFuture<BatchWriteResult> abort(BatchWriter<?> writer, Throwable reason) {
        return writer instanceof PipelineWriter<?, ?> ours ? ours.abort(reason) : writer.abort();
    }

    /** Counts a write that is null as failed; a writer that isn't the engine's fails the returned future. */
    public static CompletableFuture<Void> missing(BatchWriter<?> writer, ItemWrite.Kind kind, int position) {
        boolean isPut = kind == ItemWrite.Kind.PUT;
        String table = writer.result().table();
        InvalidItemException failure = new InvalidItemException(
                table,
                null,
                "The " + (isPut ? "item" : "key") + " at position " + position + " (from 0) of the "
                        + (isPut ? "puts" : "deletes") + " for table '" + table
                        + "' is null; the others are written. Leave it out.");
        return writer instanceof PipelineWriter<?, ?> ours
                ? ours.invalid(kind, Map.of(), null, failure)
                : CompletableFuture.failedFuture(failure);
    }

    private CompletableFuture<BatchWriteResult> abort(Throwable reason) {
        return abortFor(reason);
    }

    private CompletableFuture<BatchWriteResult> abortFor(@Nullable Throwable reason) {
        WriterEndedException end = new WriterEndedException(
                setup.table(), "The writer of table '" + setup.table() + "' was aborted.", null);
        aborted = reason == null ? end : reason;
        buffer.abort(end);
        end(false);
        return ended.copy();
    }

    public EngineSnapshot.Writer snapshot() {
        return buffer.snapshot(openedNanos);
    }

    /** Completes with the whole account, failed or not, once the writer has ended. */
    public CompletableFuture<BatchWriteResult> ended() {
        return ended;
    }

    private CompletableFuture<Void> issue(PendingWrite<P> write, Object source) {
        write.source = isReporting ? source : null;
        KeyReader<P> reader = keyReader;
        Object key = reader == null ? null : reader.key(write.kind(), write.payload);
        CompletableFuture<Void> accepted = buffer.offer(write, key);
        // a write that fails at once, because the last question failed a moment ago, asks no new one
        if (reader == null && !accepted.isCompletedExceptionally()) {
            askForKeys();
        }
        return accepted;
    }

    private CompletableFuture<Void> invalid(
            ItemWrite.Kind operation, Map<String, ?> item, @Nullable Object source, InvalidItemException e) {
        long bytes = Border.call("An item", () -> RoughSize.of(item), () -> RoughSize.MOST);
        return buffer.invalid(new ItemWrite(setup.table(), operation, item, source), bytes, e);
    }

    /**
     * Ends the writer.
     *
     * @param flushing whether what is left makes an operation of its own, rather than the rest of the writer's
     */
    private void end(boolean flushing) {
        if (!ending.compareAndSet(false, true)) {
            CompletableFuture<Void> unused = buffer.close();
            return;
        }
        FlushOperation<P> flush = flushing ? new FlushOperation<>(setup, buffer) : null;
        FlushMark rest = flush == null ? buffer.flush(setup.listener()) : flush.start();
        CompletableFuture<Void> drained = buffer.close();
        Executor callbacks = flush == null ? operation.callbacks() : flush.callbacks();
        Duration limit = setup.options().closeTimeout();
        Cancellable timer = setup.runtime()
                .schedule(() -> expire(limit, "dynox.write.close-timeout"), RetryBudget.saturatedNanos(limit));
        dispatcher.dispatch();
        drained.thenRunAsync(
                        () -> {
                            timer.cancel();
                            dispatcher.end();
                            closedNanos = setup.runtime().nanoTime();
                            if (flush != null) {
                                flush.end(aborted);
                            }
                            ended.complete(report(rest.counts()));
                        },
                        callbacks)
                .exceptionally(bug -> {
                    ended.completeExceptionally(bug);
                    return null;
                });
    }

    /**
     * Ends the writer now: what it holds fails, or is not attempted.
     *
     * @param limit how long it had
     * @param property where that is set
     */
    public void expire(Duration limit, String property) {
        if (ended.isDone()) {
            return;
        }
        WriterEndedException end = new WriterEndedException(
                setup.table(),
                "The close of the writer of table '" + setup.table() + "' ran out of time after " + limit.toMillis()
                        + " ms with " + buffer.statement().account().pending() + " writes left (" + property + ").",
                null);
        aborted = end;
        buffer.expire(end);
    }

    /** Tells the listeners of the end. */
    private BatchWriteResult report(BatchWriteResult.Covered rest) {
        Statement statement = buffer.statement();
        BatchWriteResult result = result(statement, rest);
        Throwable error = aborted;
        if (error == null && !result.isSuccess()) {
            error = statement.lastFailure() != null ? statement.lastFailure() : new BatchWriteException(result);
        }
        dispatcher.progress().ended();
        setup.listener().writerClosed(result);
        operation.end(
                statement.requests(),
                statement.retries(),
                statement.consumedUnits(),
                new Counts.Writes(result.written(), result.superseded(), result.failed(), result.notAttempted()),
                error);
        return result;
    }

    private static BatchWriteResult requireSuccess(BatchWriteResult result) {
        if (!result.isSuccess()) {
            throw new BatchWriteException(result);
        }
        return result;
    }
}
