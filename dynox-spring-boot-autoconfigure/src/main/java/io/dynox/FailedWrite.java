package io.dynox;

import java.time.Duration;

/**
 * A write that was given up.
 *
 * <p>Immutable. {@code toString()} leaves the content of the item out, so that it may be logged.
 */
public interface FailedWrite {
    /** The write. */
    ItemWrite write();

    /** Why it was given up. */
    Throwable cause();

    /**
     * How many requests carried it; zero when it was refused before it was sent, and more than {@link
     * RetryPolicy#maxAttempts()} where some of them made progress with other writes.
     */
    int attempts();

    /**
     * Whether an attempt ended without an answer (a time-out, say), so that the write may have reached the table all
     * the same.
     */
    boolean mayHaveBeenWritten();

    /** From its first attempt until it was given up; zero when it was never sent. */
    Duration elapsed();
}
