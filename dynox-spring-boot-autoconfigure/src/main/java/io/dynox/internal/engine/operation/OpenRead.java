package io.dynox.internal.engine.operation;

import java.util.concurrent.CompletableFuture;

/** A batch get, a stream or a scan that is under way, as the close of the engine sees it. Thread-safe. */
public interface OpenRead {

    /** The table, as the caller named it. */
    String table();

    /** Asks for nothing more; what is in flight may still be read. */
    void stop(Throwable why);

    /** Waits no longer for what is in flight: it stays unread. To be called after {@link #stop}. */
    void abandon();

    /** Completes when no request of it is in flight any more, and none will be. */
    CompletableFuture<?> ended();
}
