package io.dynox.internal.table;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.dynox.internal.engine.request.RequestFailure;
import io.dynox.internal.engine.scan.PageOutcome;
import io.dynox.internal.engine.scan.PageTransport;
import io.dynox.internal.sdk.Causes;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A transport that is made when the first page is asked for, because its making asks DynamoDB itself. A failure ends
 * the read, and is not kept. Thread-safe.
 */
final class LatePages<P, I> implements PageTransport<P, I> {

    private final Supplier<CompletableFuture<PageTransport<P, I>>> making;

    @GuardedBy("this")
    private @Nullable CompletableFuture<PageTransport<P, I>> made;

    LatePages(Supplier<CompletableFuture<PageTransport<P, I>>> making) {
        this.making = making;
    }

    @Override
    public CompletionStage<PageOutcome<P, I>> read(int segment, @Nullable P from, long room) {
        return transport()
                .exceptionally(failure -> (sameSegment, samePlace, sameRoom) -> CompletableFuture.completedFuture(
                        new PageOutcome.Failed<>(new RequestFailure.Refused(Causes.unwrap(failure)))))
                .thenCompose(transport -> transport.read(segment, from, room));
    }

    private synchronized CompletableFuture<PageTransport<P, I>> transport() {
        CompletableFuture<PageTransport<P, I>> current = made;
        if (current == null || current.isCompletedExceptionally()) {
            current = making.get();
            made = current;
        }
        return current;
    }
}
