package io.dynox;

import java.time.Duration;
import java.util.Optional;

/**
 * A write that was given up.
 *
 * <p>Immutable. {@code toString()} leaves the content of the item out, so that it may be logged.
 */
public interface FailedWrite {
    /** Returns the write. */
    ItemWrite write();

    /** Returns why it was given up. */
    Throwable cause();

    /**
     * Returns the number of requests that carried it; zero if it was refused before it was sent, and more than {@link
     * RetryPolicy#maxAttempts()} if some of them made progress with other writes.
     */
    int attempts();

    /** Returns whether an attempt ended without an answer (a time-out, say), so that DynamoDB may have applied the write. */
    boolean mayHaveBeenWritten();

    /**
     * Returns whether {@link ItemWrite#item()} of {@link #write()} holds the key attributes alone, because the items of
     * the failures listed before fill the bound of a writer: as many bytes as its buffer ({@link
     * WriteOptions#bufferBytes()}). A listener and a dead-letter handler receive every item as a whole.
     */
    default boolean isKeyOnly() {
        return false;
    }

    /**
     * Returns the id that DynamoDB gave to the last request that carried the write and was answered, which the support of AWS asks
     * for; empty if there was none.
     */
    default Optional<String> requestId() {
        return Optional.empty();
    }

    /** Returns the time from its first attempt until it was given up; zero if it was never sent. */
    Duration elapsed();
}
