package io.dynox.event;

import io.dynox.internal.Checks;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How hot partition keys are looked for. DynamoDB gives one partition at most 1,000 write units and 3,000 read units a second
 * (developer guide, partition key design), so a key that nears these is throttled however much the table may take.
 *
 * <p>Immutable.
 */
public final class HotKeyOptions {

    /** 100 keys a table, 10 seconds, 500 writes and 1,500 reads a second; keys are hashed. */
    public static final HotKeyOptions DEFAULT = builder().build();

    private final Values values;

    private record Values(
            int trackedKeys, Duration window, long writesPerSecond, long readsPerSecond, boolean showKeys) {}

    private HotKeyOptions(Values values) {
        this.values = values;
    }

    /** Starts with the values of {@link #DEFAULT}. */
    public static Builder builder() {
        return new Builder();
    }

    /** Starts with these values. */
    public Builder toBuilder() {
        return new Builder()
                .trackedKeys(values.trackedKeys)
                .window(values.window)
                .writesPerSecond(values.writesPerSecond)
                .readsPerSecond(values.readsPerSecond)
                .showKeys(values.showKeys);
    }

    /** Returns the largest number of keys that are counted for each table, for writes and reads each: at least one. */
    public int trackedKeys() {
        return values.trackedKeys;
    }

    /** Returns the time after which a request counts half as much as a new one: above zero. */
    public Duration window() {
        return values.window;
    }

    /** Returns the number of writes a second from which on a key is hot: at least one. */
    public long writesPerSecond() {
        return values.writesPerSecond;
    }

    /** Returns the number of reads a second from which on a key is hot: at least one. */
    public long readsPerSecond() {
        return values.readsPerSecond;
    }

    /** Returns whether logs, events and the endpoint show keys as they are, rather than their hash: false by default. */
    public boolean showKeys() {
        return values.showKeys;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HotKeyOptions options && values.equals(options.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString().replace("Values", "HotKeyOptions");
    }

    /** Collects the values of options. Not thread-safe. */
    public static final class Builder {

        private int trackedKeys = 100;
        private Duration window = Duration.ofSeconds(10);
        private long writesPerSecond = 500;
        private long readsPerSecond = 1_500;
        private boolean showKeys;

        private Builder() {}

        /**
         * Sets the largest number of keys that are counted for each table, for writes and reads each. A key that gets more
         * than one in {@code trackedKeys} of the table's requests is counted for sure.
         *
         * @param trackedKeys at least one
         * @throws IllegalArgumentException if it is below one
         */
        public Builder trackedKeys(int trackedKeys) {
            Checks.atLeast("trackedKeys", trackedKeys, 1);
            this.trackedKeys = trackedKeys;
            return this;
        }

        /**
         * Sets the time after which a request counts half as much as a new one.
         *
         * @param window above zero
         * @throws IllegalArgumentException if it is zero or negative
         */
        public Builder window(Duration window) {
            Checks.positive("window", window);
            this.window = window;
            return this;
        }

        /**
         * Sets the number of writes a second from which on a key is hot.
         *
         * @param writesPerSecond at least one
         * @throws IllegalArgumentException if it is below one
         */
        public Builder writesPerSecond(long writesPerSecond) {
            Checks.atLeast("writesPerSecond", writesPerSecond, 1);
            this.writesPerSecond = writesPerSecond;
            return this;
        }

        /**
         * Sets the number of reads a second from which on a key is hot.
         *
         * @param readsPerSecond at least one
         * @throws IllegalArgumentException if it is below one
         */
        public Builder readsPerSecond(long readsPerSecond) {
            Checks.atLeast("readsPerSecond", readsPerSecond, 1);
            this.readsPerSecond = readsPerSecond;
            return this;
        }

        /**
         * Sets whether logs, events and the endpoint show keys as they are, rather than their hash.
         *
         * @param showKeys whether keys are shown
         */
        public Builder showKeys(boolean showKeys) {
            this.showKeys = showKeys;
            return this;
        }

        /** Makes the options. */
        public HotKeyOptions build() {
            return new HotKeyOptions(new Values(trackedKeys, window, writesPerSecond, readsPerSecond, showKeys));
        }
    }
}
