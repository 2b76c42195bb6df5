package io.dynox;

import io.dynox.internal.Checks;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a writer works: {@code WriteOptions.builder().concurrency(8).build()}. A value that is not set is taken from where the
 * options are used: from the view that {@link BatchTable#with(WriteOptions)} is called on, then from the application's
 * properties ({@code dynox.write.*}, {@code dynox.retry.*}), then from {@link #DEFAULT}.
 *
 * <p>Immutable.
 */
public final class WriteOptions {

    /** Nothing set: every method returns its default. */
    public static final WriteOptions DEFAULT = builder().build();

    private final Values values;

    /** What was set; null where nothing was. */
    private record Values(
            @Nullable Integer concurrency,
            @Nullable Integer bufferItems,
            @Nullable Long bufferBytes,
            @Nullable Duration linger,
            @Nullable Duration putTimeout,
            @Nullable Duration closeTimeout,
            @Nullable Integer recordedFailures,
            @Nullable RetryPolicy retry,
            @Nullable WriteMode mode) {}

    private WriteOptions(Values values) {
        this.values = values;
    }

    /** Starts with nothing set. */
    public static Builder builder() {
        return new Builder(new Values(null, null, null, null, null, null, null, null, null));
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
    public WriteOptions withDefaults(WriteOptions defaults) {
        Values others = defaults.values;
        return new WriteOptions(new Values(
                or(values.concurrency, others.concurrency),
                or(values.bufferItems, others.bufferItems),
                or(values.bufferBytes, others.bufferBytes),
                or(values.linger, others.linger),
                or(values.putTimeout, others.putTimeout),
                or(values.closeTimeout, others.closeTimeout),
                or(values.recordedFailures, others.recordedFailures),
                or(values.retry, others.retry),
                or(values.mode, others.mode)));
    }

    private static <V> @Nullable V or(@Nullable V value, @Nullable V other) {
        return ReadOptions.or(value, other);
    }

    /** Returns the largest number of requests of one writer in flight at a time: at least one; 32 by default. */
    public int concurrency() {
        return Objects.requireNonNullElse(values.concurrency, 32);
    }

    /**
     * Returns the largest number of writes that a writer holds, those in flight and those waiting for a retry included:
     * at least 25; 10,000 by default.
     */
    public int bufferItems() {
        return Objects.requireNonNullElse(values.bufferItems, 10_000);
    }

    /**
     * Returns the largest number of bytes of items that a writer holds, as DynamoDB measures items: at least 1 MB; 32
     * MB by default.
     */
    public long bufferBytes() {
        return Objects.requireNonNullElse(values.bufferBytes, 32L << 20);
    }

    /**
     * Returns how long a partial group waits for more writes before it is sent: zero to send each write at once; 100 ms
     * by default.
     */
    public Duration linger() {
        return Objects.requireNonNullElse(values.linger, Duration.ofMillis(100));
    }

    /** Returns how long a blocking put waits for room in the buffer: zero, the default, to wait without a limit. */
    public Duration putTimeout() {
        return Objects.requireNonNullElse(values.putTimeout, Duration.ZERO);
    }

    /** Returns how long a close waits for the writes that are left: above zero; 5 minutes by default. */
    public Duration closeTimeout() {
        return Objects.requireNonNullElse(values.closeTimeout, Duration.ofMinutes(5));
    }

    /**
     * Returns the number of failed writes that the result lists with their items. Further ones are only counted: 1,000
     * by default.
     */
    public int recordedFailures() {
        return Objects.requireNonNullElse(values.recordedFailures, 1_000);
    }

    /** Returns how long and how often unprocessed writes are sent again: {@link RetryPolicy#DEFAULT} by default. */
    public RetryPolicy retry() {
        return Objects.requireNonNullElse(values.retry, RetryPolicy.DEFAULT);
    }

    /** Returns how writes are sent: {@link WriteMode#BATCHED} by default. */
    public WriteMode mode() {
        return Objects.requireNonNullElse(values.mode, WriteMode.BATCHED);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WriteOptions options && values.equals(options.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return "WriteOptions[concurrency=" + concurrency() + ", bufferItems=" + bufferItems() + ", bufferBytes="
                + bufferBytes() + ", linger=" + linger() + ", putTimeout=" + putTimeout() + ", closeTimeout="
                + closeTimeout() + ", recordedFailures=" + recordedFailures() + ", retry=" + retry() + ", mode="
                + mode()
                + "]";
    }

    /**
     * Collects the values of options.
     *
     * <p>Not thread-safe.
     */
    public static final class Builder {

        private @Nullable Integer concurrency;
        private @Nullable Integer bufferItems;
        private @Nullable Long bufferBytes;
        private @Nullable Duration linger;
        private @Nullable Duration putTimeout;
        private @Nullable Duration closeTimeout;
        private @Nullable Integer recordedFailures;
        private @Nullable RetryPolicy retry;
        private @Nullable WriteMode mode;

        private Builder(Values values) {
            this.concurrency = values.concurrency;
            this.bufferItems = values.bufferItems;
            this.bufferBytes = values.bufferBytes;
            this.linger = values.linger;
            this.putTimeout = values.putTimeout;
            this.closeTimeout = values.closeTimeout;
            this.recordedFailures = values.recordedFailures;
            this.retry = values.retry;
            this.mode = values.mode;
        }

        /**
         * Sets the largest number of requests of one writer in flight at a time. Fewer are in flight while the table
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
         * Sets the largest number of writes that a writer holds, those in flight and those waiting for a retry included.
         *
         * @param bufferItems at least 25
         * @throws IllegalArgumentException if it is below 25
         */
        public Builder bufferItems(int bufferItems) {
            Checks.atLeast("bufferItems", bufferItems, 25);
            this.bufferItems = bufferItems;
            return this;
        }

        /**
         * Sets the largest number of bytes that the items of a writer take in memory: as JSON where they are sent over the wire, else as
         * DynamoDB measures items. An empty writer takes a larger item, too.
         *
         * @param bufferBytes at least 1 MB
         * @throws IllegalArgumentException if it is below 1 MB
         */
        public Builder bufferBytes(long bufferBytes) {
            Checks.atLeast("bufferBytes", bufferBytes, 1 << 20);
            this.bufferBytes = bufferBytes;
            return this;
        }

        /**
         * Sets how long a partial group waits for more writes before it is sent.
         *
         * @param linger zero to send each write at once
         * @throws IllegalArgumentException if it is negative
         */
        public Builder linger(Duration linger) {
            Checks.notNegative("linger", linger);
            this.linger = linger;
            return this;
        }

        /**
         * Sets how long a blocking put waits for room in the buffer.
         *
         * @param putTimeout zero to wait without a limit
         * @throws IllegalArgumentException if it is negative
         */
        public Builder putTimeout(Duration putTimeout) {
            Checks.notNegative("putTimeout", putTimeout);
            this.putTimeout = putTimeout;
            return this;
        }

        /**
         * Sets how long a close waits for the writes that are left.
         *
         * @param closeTimeout above zero
         * @throws IllegalArgumentException if it is zero or negative
         */
        public Builder closeTimeout(Duration closeTimeout) {
            Checks.positive("closeTimeout", closeTimeout);
            this.closeTimeout = closeTimeout;
            return this;
        }

        /**
         * Sets the number of failed writes that the result lists with their items. Further ones are only counted.
         *
         * @param recordedFailures zero or more
         * @throws IllegalArgumentException if it is negative
         */
        public Builder recordedFailures(int recordedFailures) {
            Checks.atLeast("recordedFailures", recordedFailures, 0);
            this.recordedFailures = recordedFailures;
            return this;
        }

        /**
         * Sets how long and how often unprocessed writes are sent again.
         *
         * @param retry the retry policy
         */
        public Builder retry(RetryPolicy retry) {
            this.retry = Objects.requireNonNull(retry, "retry");
            return this;
        }

        /**
         * Sets how writes are sent: {@link WriteMode#CONDITIONAL} for types with a version.
         *
         * @param mode in batches, or each by itself under its type's condition
         */
        public Builder mode(WriteMode mode) {
            this.mode = Objects.requireNonNull(mode, "mode");
            return this;
        }

        /** Makes the options. */
        public WriteOptions build() {
            return new WriteOptions(new Values(
                    concurrency,
                    bufferItems,
                    bufferBytes,
                    linger,
                    putTimeout,
                    closeTimeout,
                    recordedFailures,
                    retry,
                    mode));
        }
    }
}
