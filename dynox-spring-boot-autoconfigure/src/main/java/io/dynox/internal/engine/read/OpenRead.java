package io.dynox.internal.engine.read;

import java.util.concurrent.CompletableFuture;

/** A batch get that is under way, as the close of the engine sees it. Thread-safe. */
public interface OpenRead {

    /** The table, as the caller named it. */
    String table();

    /** Asks for nothing more; what is in flight may still be read. */
    void stop(Throwable why);

    /** Waits no longer for what is in flight: its keys stay unread. To be called after {@link #stop}. */
    void abandon();

    /** Completes when it has ended. */
    CompletableFuture<?> ended();
}
