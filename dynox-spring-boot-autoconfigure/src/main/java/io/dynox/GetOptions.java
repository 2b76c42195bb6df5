package io.dynox;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How a batch get works: {@code GetOptions.builder().consistentRead(true).build()}. A value that is not set is taken from
 * where the options are used: from the view that {@link BatchTable#with(GetOptions)} is called on, then from the
 * application's properties ({@code dynox.get.*}, {@code dynox.retry.*}), then from {@link #DEFAULT}.
 *
 * <p>Immutable.
 */
public final class GetOptions extends ReadOptions {

    private static final Setting<Integer> CONCURRENCY = Setting.atLeast(1, "concurrency", 16);
    private static final Setting<Duration> LINGER = Setting.notNegative("linger", Duration.ofMillis(20));

    /** Nothing set: every method returns its default. */
    public static final GetOptions DEFAULT = builder().build();

    private GetOptions(Map<Setting<?>, Object> values) {
        super(values);
    }

    /** Starts with nothing set. */
    public static Builder builder() {
        return new Builder(Map.of());
    }

    /** Starts with what is set here. */
    public Builder toBuilder() {
        return new Builder(values);
    }

    /**
     * Returns these options with each value that is not set taken from others.
     *
     * @param defaults the others
     * @return merged options
     */
    public GetOptions withDefaults(GetOptions defaults) {
        return new GetOptions(merged(defaults.values));
    }

    @Override
    List<Setting<?>> settings() {
        return List.of(CONSISTENT_READ, CONCURRENCY, LINGER, RETRY, PROJECTION, ON_UNMAPPABLE);
    }

    /** Returns the largest number of requests of one batch get in flight at a time: at least one; 16 by default. */
    public int concurrency() {
        return get(CONCURRENCY);
    }

    /**
     * Returns how long a partial group of a streamed batch get waits for more keys before it is sent: zero to send each
     * key at once; 20 ms by default.
     */
    public Duration linger() {
        return get(LINGER);
    }

    /** Collects the values of options. Not thread-safe. */
    public static final class Builder extends ReadOptions.Builder<Builder> {

        private Builder(Map<Setting<?>, Object> values) {
            super(values);
        }

        @Override
        Builder self() {
            return this;
        }

        /**
         * Sets the largest number of requests of one batch get in flight at a time. Fewer are in flight while the table
         * throttles. Keep it below the number of connections of the HTTP client.
         *
         * @param concurrency at least one
         * @throws IllegalArgumentException if it is below one
         */
        public Builder concurrency(int concurrency) {
            return set(CONCURRENCY, concurrency);
        }

        /**
         * Sets how long a partial group of a streamed batch get waits for more keys before it is sent.
         *
         * @param linger zero to send each key at once
         * @throws IllegalArgumentException if it is negative
         */
        public Builder linger(Duration linger) {
            return set(LINGER, linger);
        }

        /** Makes the options. */
        public GetOptions build() {
            return new GetOptions(values);
        }
    }
}
