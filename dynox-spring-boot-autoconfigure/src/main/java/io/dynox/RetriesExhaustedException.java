package io.dynox;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A write or a key was given up, as its {@link RetryPolicy} ended before DynamoDB processed it. */
public final class RetriesExhaustedException extends DynoxException {

    private static final long serialVersionUID = 1L;

    private final int attempts;
    private final Duration elapsed;

    /**
     * Creates the exception of a write or a key that was given up.
     *
     * @param table the table, as the caller named it
     * @param message what failed, with which numbers, and which property to change
     * @param attempts how many requests carried it; zero if it was given up because of requests of others
     * @param elapsed from its first attempt until it was given up
     * @param cause how the last attempt failed; null when DynamoDB answered and left it unprocessed, or there was none
     */
    public RetriesExhaustedException(
            String table, String message, int attempts, Duration elapsed, @Nullable Throwable cause) {
        super(table, message, cause);
        this.attempts = attempts;
        this.elapsed = elapsed;
    }

    /**
     * Returns the number of requests that carried the write or the key. Of what waited for a table that answered nothing but
     * failures: the number of requests of the same operation in that row, zero if all were those of others.
     */
    public int attempts() {
        return attempts;
    }

    /** Returns how long it was tried: from its first attempt until it was given up. */
    public Duration elapsed() {
        return elapsed;
    }
}
