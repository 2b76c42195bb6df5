package io.dynox.internal.sdk;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** The border to callers: their futures are completed off I/O threads, and fail with what failed rather than a wrapper. */
public final class Relay {

    private Relay() {}

    /** The future of an operation; a throw of it fails the future. */
    public static <R> CompletableFuture<R> to(Executor callbacks, Supplier<? extends CompletionStage<R>> operation) {
        CompletableFuture<R> result = new CompletableFuture<>();
        CompletionStage<R> started;
        try {
            started = operation.get();
        } catch (RuntimeException | Error e) {
            result.completeExceptionally(e);
            return result;
        }
        Future<?> unused = started.toCompletableFuture()
                .whenCompleteAsync(
                        (value, failure) -> {
                            if (failure == null) {
                                result.complete(value);
                            } else {
                                result.completeExceptionally(Causes.unwrap(failure));
                            }
                        },
                        callbacks);
        return result;
    }
}
