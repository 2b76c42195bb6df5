package io.dynox.test.internal.client;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import software.amazon.awssdk.core.exception.AbortedException;

/** What a synchronous client makes of a reply. Stateless. */
public final class Replies {

    private Replies() {}

    /**
     * Waits for a reply, which fails with what the client throws.
     *
     * @throws AbortedException if the thread is interrupted, which it stays
     */
    public static <R> R await(CompletableFuture<R> reply) {
        try {
            return reply.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw AbortedException.create("Thread was interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
