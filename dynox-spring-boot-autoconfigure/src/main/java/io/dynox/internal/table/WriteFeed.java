package io.dynox.internal.table;

import io.dynox.BatchWriter;
import io.dynox.ItemWrite;
import io.dynox.RetriesExhaustedException;
import io.dynox.TableAccessException;
import io.dynox.UnitsCeilingException;
import io.dynox.internal.engine.BatchEngine;
import io.dynox.internal.sdk.Causes;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Issues any number of writes, each when the writer has room for it: it waits for the writer without blocking a thread,
 * and always goes on from a fresh stack. Not thread-safe; one thread after the other runs it.
 */
final class WriteFeed<T> {

    private final BatchWriter<T> writer;
    private final Iterator<? extends T> puts;
    private final Iterator<? extends Map<String, ?>> deletes;
    private final int putCount;
    private final Executor executor;
    private int issued;
    private final CompletableFuture<Void> done = new CompletableFuture<>();

    private WriteFeed(
            BatchWriter<T> writer,
            Iterator<? extends T> puts,
            Iterator<? extends Map<String, ?>> deletes,
            int putCount,
            Executor executor) {
        this.putCount = putCount;
        this.writer = writer;
        this.puts = puts;
        this.deletes = deletes;
        this.executor = executor;
    }

    /** Issues the puts, then the deletes; the future completes when the last one is accepted. */
    static <T> CompletableFuture<Void> of(
            BatchWriter<T> writer, List<? extends T> puts, List<? extends Map<String, ?>> deletes, Executor executor) {
        WriteFeed<T> feed = new WriteFeed<>(writer, puts.iterator(), deletes.iterator(), puts.size(), executor);
        feed.issueWhileThereIsRoom();
        return feed.done;
    }

    private void issueWhileThereIsRoom() {
        try {
            while (puts.hasNext() || deletes.hasNext()) {
                CompletableFuture<Void> accepted = counted(puts.hasNext() ? put(puts.next()) : delete(deletes.next()));
                if (!accepted.isDone()) {
                    CompletableFuture<?> unused = accepted.whenCompleteAsync((ok, failure) -> goOn(failure), executor);
                    return;
                }
                accepted.join();
            }
            done.complete(null);
        } catch (RuntimeException e) {
            done.completeExceptionally(Causes.unwrap(e));
        }
    }

    private CompletableFuture<Void> put(@Nullable T item) {
        int position = issued++;
        return item != null ? writer.put(item) : BatchEngine.missing(writer, ItemWrite.Kind.PUT, position);
    }

    private CompletableFuture<Void> delete(@Nullable Map<String, ?> key) {
        int position = issued++ - putCount;
        return key != null ? writer.delete(key) : BatchEngine.missing(writer, ItemWrite.Kind.DELETE, position);
    }

    private void goOn(@Nullable Throwable failure) {
        if (failure == null) {
            issueWhileThereIsRoom();
        } else {
            done.completeExceptionally(Causes.unwrap(failure));
        }
    }

    /** A write to a table that can't be used is counted as failed: the account is to hold all of them. */
    private static CompletableFuture<Void> counted(CompletableFuture<Void> accepted) {
        return accepted.isDone() && !accepted.isCompletedExceptionally()
                ? accepted
                : accepted.exceptionallyCompose(failure -> isUnusable(Causes.unwrap(failure))
                        ? CompletableFuture.completedFuture(null)
                        : CompletableFuture.failedFuture(failure));
    }

    /** Whether the write was taken, only to fail: the table refuses it or answers nothing but failures, or the ceiling is reached. */
    private static boolean isUnusable(Throwable failure) {
        return failure instanceof TableAccessException
                || failure instanceof RetriesExhaustedException
                || failure instanceof UnitsCeilingException;
    }
}
