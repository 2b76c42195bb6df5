package io.dynox;

import io.dynox.internal.Checks;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long and how often Dynox tries again. It is the only authority on retries: the SDK's own retries are off for Dynox's
 * calls.
 *
 * <p>The wait before the n-th retry is drawn evenly between zero and {@code min(maxDelay, baseDelay * 2^(n-1))} (full
 * jitter). A reply that made progress counts as no attempt, so a table that answers slowly but steadily is not given up
 * before the deadline.
 *
 * <p>Immutable.
 */
public final class RetryPolicy {

    /** Two minutes, twenty attempts without progress, waits of up to 50 ms at first and up to 5 s in the end. */
    public static final RetryPolicy DEFAULT =
            new RetryPolicy(new Values(Duration.ofMinutes(2), 20, Duration.ofMillis(50), Duration.ofSeconds(5)));

    private final Values values;

    private record Values(Duration deadline, int maxAttempts, Duration baseDelay, Duration maxDelay) {}

    private RetryPolicy(Values values) {
        this.values = values;
    }

    /** Starts with the values of {@link #DEFAULT}. */
    public static Builder builder() {
        return DEFAULT.toBuilder();
    }

    /** Starts with these values. */
    public Builder toBuilder() {
        return new Builder(values);
    }

    /** Returns how long a write or a key may take from its first attempt until it is given up: above zero. */
    public Duration deadline() {
        return values.deadline;
    }

    /**
     * Returns the number of requests in a row that may carry a write or a key without any progress, the first one
     * included: at least one.
     */
    public int maxAttempts() {
        return values.maxAttempts;
    }

    /** Returns the upper end of the first wait: above zero. */
    public Duration baseDelay() {
        return values.baseDelay;
    }

    /** Returns the upper end of every wait: not below {@link #baseDelay()}. */
    public Duration maxDelay() {
        return values.maxDelay;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RetryPolicy policy && values.equals(policy.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return "RetryPolicy[deadline=" + values.deadline + ", maxAttempts=" + values.maxAttempts + ", baseDelay="
                + values.baseDelay + ", maxDelay=" + values.maxDelay + "]";
    }

    /**
     * Collects the values of a policy.
     *
     * <p>Not thread-safe.
     */
    public static final class Builder {

        private Duration deadline;
        private int maxAttempts;
        private Duration baseDelay;
        private Duration maxDelay;

        private Builder(Values values) {
            this.deadline = values.deadline;
            this.maxAttempts = values.maxAttempts;
            this.baseDelay = values.baseDelay;
            this.maxDelay = values.maxDelay;
        }

        /**
         * Sets how long a write or a key may take from its first attempt until it is given up.
         *
         * @param deadline above zero
         * @throws IllegalArgumentException if it is zero or negative
         */
        public Builder deadline(Duration deadline) {
            Checks.positive("deadline", deadline);
            this.deadline = deadline;
            return this;
        }

        /**
         * Sets the number of requests in a row that may carry a write or a key without any progress, the first one included.
         *
         * @param maxAttempts at least one
         * @throws IllegalArgumentException if it is below one
         */
        public Builder maxAttempts(int maxAttempts) {
            Checks.atLeast("maxAttempts", maxAttempts, 1);
            this.maxAttempts = maxAttempts;
            return this;
        }

        /**
         * Sets the upper end of the first wait.
         *
         * @param baseDelay above zero
         * @throws IllegalArgumentException if it is zero or negative
         */
        public Builder baseDelay(Duration baseDelay) {
            Checks.positive("baseDelay", baseDelay);
            this.baseDelay = baseDelay;
            return this;
        }

        /**
         * Sets the upper end of every wait.
         *
         * @param maxDelay above zero
         * @throws IllegalArgumentException if it is zero or negative
         */
        public Builder maxDelay(Duration maxDelay) {
            Checks.positive("maxDelay", maxDelay);
            this.maxDelay = maxDelay;
            return this;
        }

        /**
         * Makes the policy.
         *
         * @return an immutable policy
         * @throws IllegalArgumentException if the maximum delay is below the base delay
         */
        public RetryPolicy build() {
            if (maxDelay.compareTo(baseDelay) < 0) {
                throw new IllegalArgumentException(
                        "maxDelay must not be below baseDelay (" + baseDelay + "), but is " + maxDelay);
            }
            return new RetryPolicy(new Values(deadline, maxAttempts, baseDelay, maxDelay));
        }
    }
}
