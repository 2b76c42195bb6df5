package io.dynox;

import java.time.Duration;

/**
 * A write that was given up.
 *
 * <p>Immutable. {@link #toString()} leaves the content of the item out, so that it may be logged.
 *
 * @param write the write
 * @param cause why it was given up
 * @param attempts how many requests carried it; zero when it was refused before it was sent, and more than
 *     {@link RetryPolicy#maxAttempts()} where some of them made progress with other writes
 * @param mayHaveBeenWritten whether an attempt ended without an answer (a time-out, say), so that the write may have
 *     reached the table all the same
 * @param elapsed from its first attempt until it was given up; zero when it was never sent
 */
public record FailedWrite(
        ItemWrite write, Throwable cause, int attempts, boolean mayHaveBeenWritten, Duration elapsed) {

    @Override
    public String toString() {
        return write + " failed after " + attempts + (attempts == 1 ? " attempt: " : " attempts: ") + cause;
    }
}
