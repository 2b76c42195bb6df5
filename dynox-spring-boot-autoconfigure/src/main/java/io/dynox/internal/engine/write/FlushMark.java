package io.dynox.internal.engine.write;

import io.dynox.BatchWriteResult.Covered;
import io.dynox.internal.engine.operation.SafeListener;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Counts the writes that were issued between two flushes, by how they ended. Once a flush seals it, its writes may leave in
 * partial batches, and its future completes when it and all marks before it have come to zero. Not thread-safe; owned by
 * {@link WriteBuffer}.
 */
final class FlushMark {

    int unresolved;
    /** Those of them that stand in the ready queue. */
    int ready;

    /** How the others of its writes ended. */
    int written;

    int superseded;
    int failed;
    int notAttempted;

    /** Null until a flush seals it. */
    @Nullable
    CompletableFuture<Void> done;

    /** The listener of the requests that carry its writes, from the flush on. */
    @Nullable
    SafeListener listener;

    /** How its writes ended; final once the flush is done. */
    Covered counts() {
        return new Covered(written, superseded, failed, notAttempted);
    }

    /** Completes when its writes, and those of all marks before it, have ended. */
    CompletableFuture<Void> done() {
        return Objects.requireNonNull(done, "no flush sealed it");
    }

    boolean isSealed() {
        return done != null;
    }
}
