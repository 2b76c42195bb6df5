package io.dynox;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How a writer works: {@code WriteOptions.builder().concurrency(8).build()}. A value that is not set is taken from where the
 * options are used: from the view that {@link BatchTable#with(WriteOptions)} is called on, then from the application's
 * properties ({@code dynox.write.*}, {@code dynox.retry.*}), then from {@link #DEFAULT}.
 *
 * <p>Immutable.
 */
public final class WriteOptions extends Options {

    private static final Setting<Integer> CONCURRENCY = Setting.atLeast(1, "concurrency", 32);
    private static final Setting<Integer> BUFFER_ITEMS = Setting.atLeast(25, "bufferItems", 10_000);
    private static final Setting<Long> BUFFER_BYTES = Setting.atLeast(1 << 20, "bufferBytes", 32L << 20);
    private static final Setting<Duration> LINGER = Setting.notNegative("linger", Duration.ofMillis(100));
    private static final Setting<Duration> PUT_TIMEOUT = Setting.notNegative("putTimeout", Duration.ZERO);
    private static final Setting<Duration> CLOSE_TIMEOUT = Setting.positive("closeTimeout", Duration.ofMinutes(5));
    private static final Setting<Integer> RECORDED_FAILURES = Setting.atLeast(0, "recordedFailures", 1_000);
    private static final Setting<Integer> ALIKE_FAILURES = Setting.atLeast(0, "alikeFailures", 100);
    private static final Setting<Long> MAX_UNITS = Setting.atLeast(0, "maxUnits", 0L);
    private static final Setting<UnitsBudget> BUDGET = Setting.of("budget", null);
    private static final Setting<RetryPolicy> RETRY = Setting.of("retry", RetryPolicy.DEFAULT);
    private static final Setting<Consumer<? super ItemWrite>> ON_WRITTEN = Setting.of("onWritten", null);
    private static final Setting<WriteMode> MODE = Setting.of("mode", WriteMode.BATCHED);

    /** Nothing set: every method returns its default. */
    public static final WriteOptions DEFAULT = builder().build();

    private WriteOptions(Map<Setting<?>, Object> values) {
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
    public WriteOptions withDefaults(WriteOptions defaults) {
        return new WriteOptions(merged(defaults.values));
    }

    @Override
    List<Setting<?>> settings() {
        return List.of(
                CONCURRENCY,
                BUFFER_ITEMS,
                BUFFER_BYTES,
                LINGER,
                PUT_TIMEOUT,
                CLOSE_TIMEOUT,
                RECORDED_FAILURES,
                ALIKE_FAILURES,
                MAX_UNITS,
                BUDGET,
                RETRY,
                ON_WRITTEN,
                MODE);
    }

    /** Returns the largest number of requests of one writer in flight at a time: at least one; 32 by default. */
    public int concurrency() {
        return get(CONCURRENCY);
    }

    /**
     * Returns the largest number of writes that a writer holds, those in flight and those waiting for a retry included:
     * at least 25; 10,000 by default.
     */
    public int bufferItems() {
        return get(BUFFER_ITEMS);
    }

    /**
     * Returns the largest number of bytes of items that a writer holds, as DynamoDB measures items: at least 1 MB; 32
     * MB by default.
     */
    public long bufferBytes() {
        return get(BUFFER_BYTES);
    }

    /**
     * Returns how long a partial group waits for more writes before it is sent: zero to send each write at once; 100 ms
     * by default.
     */
    public Duration linger() {
        return get(LINGER);
    }

    /** Returns how long a blocking put waits for room in the buffer: zero, the default, to wait without a limit. */
    public Duration putTimeout() {
        return get(PUT_TIMEOUT);
    }

    /** Returns how long a close waits for the writes that are left: above zero; 5 minutes by default. */
    public Duration closeTimeout() {
        return get(CLOSE_TIMEOUT);
    }

    /**
     * Returns the number of failed writes that the result lists with their items. Further ones are only counted: 1,000
     * by default.
     */
    public int recordedFailures() {
        return get(RECORDED_FAILURES);
    }

    /**
     * Returns the number of writes that were refused for one reason, with nothing written, after which all that the writer
     * holds fails with that reason: 100 by default, zero for never.
     */
    public int alikeFailures() {
        return get(ALIKE_FAILURES);
    }

    /** Returns the write units that one writer may consume: zero, the default, for any number. */
    public long maxUnits() {
        return get(MAX_UNITS);
    }

    /** Returns the write units that writers may consume together; empty by default. */
    public Optional<UnitsBudget> budget() {
        return Optional.ofNullable(find(BUDGET));
    }

    /** Returns how long and how often unprocessed writes are sent again: {@link RetryPolicy#DEFAULT} by default. */
    public RetryPolicy retry() {
        return get(RETRY);
    }

    /** Returns what receives each item that was written; empty by default. */
    public Optional<Consumer<? super ItemWrite>> onWritten() {
        return Optional.ofNullable(find(ON_WRITTEN));
    }

    /** Returns how writes are sent: {@link WriteMode#BATCHED} by default. */
    public WriteMode mode() {
        return get(MODE);
    }

    /** Collects the values of options. Not thread-safe. */
    public static final class Builder extends Options.Builder<Builder> {

        private Builder(Map<Setting<?>, Object> values) {
            super(values);
        }

        @Override
        Builder self() {
            return this;
        }

        /**
         * Sets the largest number of requests of one writer in flight at a time. Fewer are in flight while the table
         * throttles. Keep it below the number of connections of the HTTP client.
         *
         * @param concurrency at least one
         * @throws IllegalArgumentException if it is below one
         */
        public Builder concurrency(int concurrency) {
            return set(CONCURRENCY, concurrency);
        }

        /**
         * Sets the largest number of writes that a writer holds, those in flight and those waiting for a retry included.
         *
         * @param bufferItems at least 25
         * @throws IllegalArgumentException if it is below 25
         */
        public Builder bufferItems(int bufferItems) {
            return set(BUFFER_ITEMS, bufferItems);
        }

        /**
         * Sets the largest number of bytes that the items of a writer take in memory: as JSON where they are sent over the wire, else as
         * DynamoDB measures items. An empty writer takes a larger item, too.
         *
         * @param bufferBytes at least 1 MB
         * @throws IllegalArgumentException if it is below 1 MB
         */
        public Builder bufferBytes(long bufferBytes) {
            return set(BUFFER_BYTES, bufferBytes);
        }

        /**
         * Sets how long a partial group waits for more writes before it is sent.
         *
         * @param linger zero to send each write at once
         * @throws IllegalArgumentException if it is negative
         */
        public Builder linger(Duration linger) {
            return set(LINGER, linger);
        }

        /**
         * Sets how long a blocking put waits for room in the buffer.
         *
         * @param putTimeout zero to wait without a limit
         * @throws IllegalArgumentException if it is negative
         */
        public Builder putTimeout(Duration putTimeout) {
            return set(PUT_TIMEOUT, putTimeout);
        }

        /**
         * Sets how long a close waits for the writes that are left.
         *
         * @param closeTimeout above zero
         * @throws IllegalArgumentException if it is zero or negative
         */
        public Builder closeTimeout(Duration closeTimeout) {
            return set(CLOSE_TIMEOUT, closeTimeout);
        }

        /**
         * Sets the number of failed writes that the result lists. Further ones are only counted. The items of those that
         * are listed take as many bytes as the buffer at most; beyond that, the key and the cause are listed.
         *
         * @param recordedFailures zero or more
         * @throws IllegalArgumentException if it is negative
         */
        public Builder recordedFailures(int recordedFailures) {
            return set(RECORDED_FAILURES, recordedFailures);
        }

        /**
         * Sets the number of writes that were refused for one reason, with nothing written, after which all that the writer
         * holds fails with that reason, and so does each put for a while. Later writes are tried again as after any refusal.
         *
         * @param alikeFailures at least one, or zero for never
         * @throws IllegalArgumentException if it is negative
         */
        public Builder alikeFailures(int alikeFailures) {
            return set(ALIKE_FAILURES, alikeFailures);
        }

        /**
         * Sets a ceiling: the write units that one writer, and so one batch write, may consume. The writer stops before it
         * passes them: what was not sent is <em>not attempted</em>, and further puts fail at once, all with
         * {@link UnitsCeilingException}.
         *
         * <p>Counted are the units that DynamoDB reports, and for requests in flight what the sizes of their items say, times
         * what earlier requests of this writer cost more than that. The first requests, as many as
         * {@link #concurrency(int)}, may therefore cost more where the table has indexes or items are replaced by smaller ones.
         *
         * @param maxUnits at least one, or zero for any number
         * @throws IllegalArgumentException if it is negative
         */
        public Builder maxUnits(long maxUnits) {
            return set(MAX_UNITS, maxUnits);
        }

        /**
         * Sets a ceiling for all writers with these options together, as {@link #maxUnits} is for one, whose place it takes.
         *
         * @param budget what is left of it when a writer is opened is for that writer and the others
         */
        public Builder budget(UnitsBudget budget) {
            return set(BUDGET, budget);
        }

        /**
         * Sets how long and how often unprocessed writes are sent again.
         *
         * @param retry the retry policy
         */
        public Builder retry(RetryPolicy retry) {
            return set(RETRY, retry);
        }

        /**
         * Sets what receives each write once DynamoDB has confirmed it: {@link ItemWrite#item()} is what is stored, with the ids,
         * times and versions that were filled in, and {@link ItemWrite#source()} is the item or
         * the key that the caller gave. A write that a newer one {@linkplain WriteAccount#superseded() superseded} isn't
         * reported, but the newer one is.
         *
         * <p>The handler is called before a flush that waits for the write ends, in no order, and by several threads at a time;
         * it should not block. What it throws is logged, and changes nothing else.
         *
         * @param handler receives each item that was written, and each key that was deleted
         */
        public Builder onWritten(Consumer<? super ItemWrite> handler) {
            return set(ON_WRITTEN, handler);
        }

        /**
         * Sets how writes are sent: {@link WriteMode#CONDITIONAL} for types with a version.
         *
         * @param mode in batches, or each by itself under its type's condition
         */
        public Builder mode(WriteMode mode) {
            return set(MODE, mode);
        }

        /** Makes the options. */
        public WriteOptions build() {
            return new WriteOptions(values);
        }
    }
}
