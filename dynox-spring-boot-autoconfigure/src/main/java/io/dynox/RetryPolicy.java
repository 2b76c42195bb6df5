package io.dynox;

import io.dynox.internal.Checks;
import java.time.Duration;

/**
 * How long and how often Dynox tries again. It is the only authority on retries: the SDK's own are off for Dynox's calls.
 *
 * <p>The wait before the n-th retry is drawn evenly between zero and {@code min(maxDelay, baseDelay * 2^(n-1))} (full
 * jitter). A reply that made progress counts as no attempt, so a table that answers slowly but steadily is never given
 * up before the deadline.
 *
 * <p>Immutable.
 *
 * @param deadline how long a write or a key may take from its first attempt until it is given up; above zero
 * @param maxAttempts how many requests in a row may carry a write or a key without any progress, the first one included;
 *     at least one
 * @param baseDelay the upper end of the first wait; above zero
 * @param maxDelay the upper end of every wait; not below {@code baseDelay}
 */
public record RetryPolicy(Duration deadline, int maxAttempts, Duration baseDelay, Duration maxDelay) {

    /** Two minutes, twenty attempts without progress, waits up to 50 ms at first and up to 5 s in the end. */
    public static final RetryPolicy DEFAULT =
            new RetryPolicy(Duration.ofMinutes(2), 20, Duration.ofMillis(50), Duration.ofSeconds(5));

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException when a value is out of its range; the message names it
     */
    public RetryPolicy {
        Checks.positive("deadline", deadline);
        Checks.atLeast("maxAttempts", maxAttempts, 1);
        Checks.positive("baseDelay", baseDelay);
        Checks.positive("maxDelay", maxDelay);
        if (maxDelay.compareTo(baseDelay) < 0) {
            throw new IllegalArgumentException(
                    "maxDelay must not be below baseDelay (" + baseDelay + "), but is " + maxDelay);
        }
    }

    /**
     * This policy with another deadline.
     *
     * @param deadline how long a write or a key may take from its first attempt
     * @return a changed copy
     */
    public RetryPolicy withDeadline(Duration deadline) {
        return new RetryPolicy(deadline, maxAttempts, baseDelay, maxDelay);
    }

    /**
     * This policy with another number of attempts.
     *
     * @param maxAttempts how many requests in a row may make no progress
     * @return a changed copy
     */
    public RetryPolicy withMaxAttempts(int maxAttempts) {
        return new RetryPolicy(deadline, maxAttempts, baseDelay, maxDelay);
    }

    /**
     * This policy with other waits.
     *
     * @param baseDelay the upper end of the first wait
     * @param maxDelay the upper end of every wait
     * @return a changed copy
     */
    public RetryPolicy withDelays(Duration baseDelay, Duration maxDelay) {
        return new RetryPolicy(deadline, maxAttempts, baseDelay, maxDelay);
    }
}
