package io.dynox.internal.table;

import io.dynox.BatchWriteException;
import io.dynox.BatchWriteResult;
import io.dynox.BatchWriter;
import io.dynox.DynoxInterruptedException;
import io.dynox.SyncBatchWriter;
import io.dynox.internal.engine.BatchEngine;
import io.dynox.internal.engine.write.BlockingBatchWriter;
import io.dynox.internal.sdk.Causes;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Ends a writer as its body ended: closed after a success, aborted after a failure, which keeps the account. */
final class ScopedWrite {

    private ScopedWrite() {}

    static CompletableFuture<BatchWriteResult> run(BatchWriter<?> writer, Supplier<? extends CompletionStage<?>> body) {
        return started(body).handle((done, failure) -> ended(writer, failure)).thenCompose(end -> end);
    }

    static <T> BatchWriteResult run(BlockingBatchWriter<T> writer, Consumer<? super SyncBatchWriter<T>> body) {
        try {
            body.accept(writer);
        } catch (RuntimeException | Error failure) {
            failure.addSuppressed(new BatchWriteException(aborted(writer, failure)));
            throw failure;
        }
        writer.close();
        return writer.result();
    }

    private static CompletableFuture<?> started(Supplier<? extends CompletionStage<?>> body) {
        try {
            return body.get().toCompletableFuture();
        } catch (RuntimeException | Error e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static CompletionStage<BatchWriteResult> ended(BatchWriter<?> writer, @Nullable Throwable thrown) {
        if (thrown == null) {
            return writer.close();
        }
        Throwable failure = Causes.unwrap(thrown);
        return BatchEngine.abort(writer, failure).thenCompose(account -> {
            failure.addSuppressed(new BatchWriteException(account));
            return CompletableFuture.failedFuture(failure);
        });
    }

    /** The account, as far as it is known when the thread is interrupted: the abort goes on without it. */
    private static BatchWriteResult aborted(BlockingBatchWriter<?> writer, Throwable failure) {
        try {
            return writer.abort(failure);
        } catch (DynoxInterruptedException e) {
            return writer.result();
        }
    }
}
