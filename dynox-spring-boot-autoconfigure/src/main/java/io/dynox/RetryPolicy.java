package io.dynox;

import java.time.Duration;
import java.util.List;
import java.util.Map;

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
public final class RetryPolicy extends Options {

    private static final Setting<Duration> DEADLINE = Setting.positive("deadline", null);
    private static final Setting<Integer> MAX_ATTEMPTS = Setting.atLeast(1, "maxAttempts", null);
    private static final Setting<Duration> BASE_DELAY = Setting.positive("baseDelay", null);
    private static final Setting<Duration> MAX_DELAY = Setting.positive("maxDelay", null);

    /** Two minutes, twenty attempts without progress, waits of up to 50 ms at first and up to 5 s in the end. */
    public static final RetryPolicy DEFAULT = builder().build();

    private RetryPolicy(Map<Setting<?>, Object> values) {
        super(values);
        if (maxDelay().compareTo(baseDelay()) < 0) {
            throw new IllegalArgumentException(
                    "maxDelay must not be below baseDelay (" + baseDelay() + "), but is " + maxDelay());
        }
    }

    /** Starts with the values of {@link #DEFAULT}. */
    public static Builder builder() {
        return new Builder(Map.of())
                .deadline(Duration.ofMinutes(2))
                .maxAttempts(20)
                .baseDelay(Duration.ofMillis(50))
                .maxDelay(Duration.ofSeconds(5));
    }

    /** Starts with these values. */
    public Builder toBuilder() {
        return new Builder(values);
    }

    /** Returns how long a write or a key may take from its first attempt until it is given up: above zero. */
    public Duration deadline() {
        return get(DEADLINE);
    }

    /**
     * Returns the number of requests in a row that may carry a write or a key without any progress, the first one
     * included: at least one.
     */
    public int maxAttempts() {
        return get(MAX_ATTEMPTS);
    }

    /** Returns the upper end of the first wait: above zero. */
    public Duration baseDelay() {
        return get(BASE_DELAY);
    }

    /** Returns the upper end of every wait: not below {@link #baseDelay()}. */
    public Duration maxDelay() {
        return get(MAX_DELAY);
    }

    @Override
    List<Setting<?>> settings() {
        return List.of(DEADLINE, MAX_ATTEMPTS, BASE_DELAY, MAX_DELAY);
    }

    /** Collects the values of a policy. Not thread-safe. */
    public static final class Builder extends Options.Builder<Builder> {

        private Builder(Map<Setting<?>, Object> values) {
            super(values);
        }

        @Override
        Builder self() {
            return this;
        }

        /**
         * Sets how long a write or a key may take from its first attempt until it is given up.
         *
         * @param deadline above zero
         * @throws IllegalArgumentException if it is zero or negative
         */
        public Builder deadline(Duration deadline) {
            return set(DEADLINE, deadline);
        }

        /**
         * Sets the number of requests in a row that may carry a write or a key without any progress, the first one included.
         *
         * @param maxAttempts at least one
         * @throws IllegalArgumentException if it is below one
         */
        public Builder maxAttempts(int maxAttempts) {
            return set(MAX_ATTEMPTS, maxAttempts);
        }

        /**
         * Sets the upper end of the first wait.
         *
         * @param baseDelay above zero
         * @throws IllegalArgumentException if it is zero or negative
         */
        public Builder baseDelay(Duration baseDelay) {
            return set(BASE_DELAY, baseDelay);
        }

        /**
         * Sets the upper end of every wait.
         *
         * @param maxDelay above zero
         * @throws IllegalArgumentException if it is zero or negative
         */
        public Builder maxDelay(Duration maxDelay) {
            return set(MAX_DELAY, maxDelay);
        }

        /**
         * Makes the policy.
         *
         * @return an immutable policy
         * @throws IllegalArgumentException if the maximum delay is below the base delay
         */
        public RetryPolicy build() {
            return new RetryPolicy(values);
        }
    }
}
