package io.dynox.internal.engine.runtime;

import io.dynox.DynoxInterruptedException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** The border from asynchronous to blocking: waits, unwraps once, and turns interrupts into an exception with the flag set. */
public final class Await {

    private Await() {}

    /**
     * Waits for a future.
     *
     * @throws IllegalStateException when it is not done and the current thread runs a task that other operations wait for
     * @param what what is waited for, and what becomes of it when the wait is interrupted
     */
    public static <R> R result(String table, CompletableFuture<R> future, String what) {
        if (!future.isDone()) {
            EngineThread.requireWaitable(what);
        }
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DynoxInterruptedException(table, "Interrupted while waiting for " + what + ".", e);
        } catch (ExecutionException e) {
            throw rethrowable(e);
        }
    }

    public static RuntimeException rethrowable(ExecutionException e) {
        Throwable cause = e.getCause();
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException failure ? failure : new IllegalStateException(cause);
    }
}
