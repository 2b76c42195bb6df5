package io.dynox.internal.engine.write;

import io.dynox.BatchProgress;
import io.dynox.BatchWriteResult;
import io.dynox.BatchWriter;
import io.dynox.BufferFullException;
import io.dynox.DynoxInterruptedException;
import io.dynox.SyncBatchWriter;
import io.dynox.internal.engine.runtime.Await;
import io.dynox.internal.engine.runtime.EngineThread;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.reactivestreams.Publisher;

/**
 * The blocking twin of a writer.
 *
 * <p>Thread-safe.
 *
 * @param <T> the type of the items
 *
 * @param putTimeout how long a put waits for room; zero waits without a limit
 */
public record BlockingBatchWriter<T>(String table, BatchWriter<T> writer, Duration putTimeout)
        implements SyncBatchWriter<T> {

    @Override
    public void put(T item) {
        awaitRoom(writer.put(item));
    }

    @Override
    public void delete(Map<String, ?> key) {
        awaitRoom(writer.delete(key));
    }

    @Override
    public BatchWriteResult flush() {
        return Await.result(table, writer.flush(), "a flush; it goes on, and result() tells how far it came");
    }

    @Override
    public BatchWriteResult result() {
        return writer.result();
    }

    @Override
    public Publisher<BatchProgress> progress() {
        return writer.progress();
    }

    @Override
    public Publisher<BatchProgress> progress(long total) {
        return writer.progress(total);
    }

    @Override
    public void close() {
        BatchWriteResult whole =
                Await.result(table, writer.close(), "a close; it goes on, and result() tells how far it came");
        assert whole.account().pending() == 0;
    }

    @Override
    public BatchWriteResult abort() {
        return aborted(writer.abort());
    }

    /** Aborts, and gives the listeners of the operation's end the reason. */
    public BatchWriteResult abort(Throwable reason) {
        return aborted(PipelineWriter.abort(writer, reason));
    }

    private BatchWriteResult aborted(CompletableFuture<BatchWriteResult> account) {
        return Await.result(table, account, "an abort; it goes on, and result() tells how far it came");
    }

    /** Inside a callback of the engine a wait would stop what makes room: the write is withdrawn. */
    private static void requireWaitable(CompletableFuture<Void> accepted) {
        if (accepted.isDone()) {
            return;
        }
        try {
            EngineThread.requireWaitable("room in the buffer of a writer");
        } catch (IllegalStateException inCallback) {
            if (accepted.cancel(false)) {
                throw inCallback;
            }
        }
    }

    private void awaitRoom(CompletableFuture<Void> accepted) {
        requireWaitable(accepted);
        try {
            if (putTimeout.isZero() || accepted.isDone()) {
                accepted.get();
            } else {
                accepted.get(putTimeout.toNanos(), TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            if (accepted.cancel(false)) {
                throw new DynoxInterruptedException(
                        table, "Interrupted while waiting for room in the buffer; the write was not accepted.", e);
            }
        } catch (TimeoutException e) {
            if (accepted.cancel(false)) {
                throw new BufferFullException(
                        table,
                        "The buffer of the writer of table '" + table + "' had no room within " + putTimeout.toMillis()
                                + " ms (" + writer.result().account().pending()
                                + " writes held); the write was not accepted. Raise dynox.write.put-timeout, "
                                + "dynox.write.buffer-items or dynox.write.buffer-size, or the table's capacity.");
            }
        } catch (ExecutionException e) {
            throw Await.rethrowable(e);
        }
    }
}
