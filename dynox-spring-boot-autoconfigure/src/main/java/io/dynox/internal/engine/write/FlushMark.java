package io.dynox.internal.engine.write;

import io.dynox.internal.engine.operation.SafeListener;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Counts the unresolved writes that were issued between two flushes. Once a flush seals it, its writes may leave in
 * partial batches, and its future completes when it and all marks before it have come to zero.
 *
 * <p>Not thread-safe; owned by {@link WriteBuffer}.
 */
final class FlushMark {

    int unresolved;
    /** Those of them that stand in the ready queue. */
    int ready;

    @Nullable
    CompletableFuture<Void> done;

    /** The listener of the requests that carry its writes, from the flush on. */
    @Nullable
    SafeListener listener;

    boolean isSealed() {
        return done != null;
    }
}
