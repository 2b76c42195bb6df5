package io.dynox;

import io.dynox.internal.Checks;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a batch get works: {@code GetOptions.builder().consistentRead(true).build()}. A value that is not set is taken from
 * where the options are used: from the view that {@link BatchTable#with(GetOptions)} is called on, then from the
 * application's properties ({@code dynox.get.*}, {@code dynox.retry.*}), then from {@link #DEFAULT}.
 *
 * <p>Immutable.
 */
public final class GetOptions extends ReadOptions {

    /** Nothing set: every method returns its default. */
    public static final GetOptions DEFAULT = builder().build();

    private final Values values;

    private record Values(
            Common common,
            @Nullable Integer concurrency,
            @Nullable Duration linger) {}

    private GetOptions(Values values) {
        super(values.common);
        this.values = values;
    }

    /** Starts with nothing set. */
    public static Builder builder() {
        return new Builder(new Values(Common.UNSET, null, null));
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
        return new GetOptions(new Values(
                common.withDefaults(defaults.common),
                or(values.concurrency, defaults.values.concurrency),
                or(values.linger, defaults.values.linger)));
    }

    /** Returns the largest number of requests of one batch get in flight at a time: at least one; 16 by default. */
    public int concurrency() {
        return Objects.requireNonNullElse(values.concurrency, 16);
    }

    /**
     * Returns how long a partial group of a streamed batch get waits for more keys before it is sent: zero to send each
     * key at once; 20 ms by default.
     */
    public Duration linger() {
        return Objects.requireNonNullElse(values.linger, Duration.ofMillis(20));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof GetOptions options && values.equals(options.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return "GetOptions[consistentRead=" + consistentRead() + ", concurrency=" + concurrency() + ", linger="
                + linger() + ", retry=" + retry() + ", projection=" + projection() + "]";
    }

    /**
     * Collects the values of options.
     *
     * <p>Not thread-safe.
     */
    public static final class Builder extends ReadOptions.Builder<Builder> {

        private @Nullable Integer concurrency;
        private @Nullable Duration linger;

        private Builder(Values values) {
            super(values.common);
            this.concurrency = values.concurrency;
            this.linger = values.linger;
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
            Checks.atLeast("concurrency", concurrency, 1);
            this.concurrency = concurrency;
            return this;
        }

        /**
         * Sets how long a partial group of a streamed batch get waits for more keys before it is sent.
         *
         * @param linger zero to send each key at once
         * @throws IllegalArgumentException if it is negative
         */
        public Builder linger(Duration linger) {
            Checks.notNegative("linger", linger);
            this.linger = linger;
            return this;
        }

        /** Makes the options. */
        public GetOptions build() {
            return new GetOptions(new Values(common(), concurrency, linger));
        }
    }
}
