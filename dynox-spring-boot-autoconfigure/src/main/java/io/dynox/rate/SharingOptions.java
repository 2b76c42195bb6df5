package io.dynox.rate;

import java.time.Duration;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * How rate limits are shared with other instances through {@link CapacityBucket}s, and what limits this instance while their
 * store is down. Immutable.
 */
public final class SharingOptions {

    /** What limits an instance while the store of shared limits is down. */
    public enum OnFailure {
        /** A rate of its own: the shared one divided by the number of instances that were seen lately, or a given share of it. */
        LOCAL,
        /** Nothing. */
        UNLIMITED,
        /** Everything: requests wait until the store answers again. */
        STOP
    }

    /** The prefix {@code dynox:}, half a second, and a local rate while the store is down. */
    public static final SharingOptions DEFAULT = builder().build();

    private final String prefix;
    private final Duration timeout;
    private final OnFailure onFailure;
    private final OptionalDouble share;

    private SharingOptions(Builder builder) {
        this.prefix = builder.prefix;
        this.timeout = builder.timeout;
        this.onFailure = builder.onFailure;
        this.share = builder.share;
    }

    /** Starts with the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns what the names of the buckets begin with: {@code dynox:} by default. Instances share a limit if they have the
     * same prefix.
     */
    public String prefix() {
        return prefix;
    }

    /** Returns how long a call of the store may take, and a request waits for it at most: half a second by default. */
    public Duration timeout() {
        return timeout;
    }

    /** Returns what limits this instance while the store is down: {@link OnFailure#LOCAL} by default. */
    public OnFailure onFailure() {
        return onFailure;
    }

    /**
     * Returns the part of the rate that this instance takes while the store is down. Empty, the default, stands for the rate
     * divided by the number of instances that were seen lately.
     */
    public OptionalDouble share() {
        return share;
    }

    /** Collects options. Not thread-safe. */
    public static final class Builder {

        private String prefix = "dynox:";
        private Duration timeout = Duration.ofMillis(500);
        private OnFailure onFailure = OnFailure.LOCAL;
        private OptionalDouble share = OptionalDouble.empty();

        private Builder() {}

        /**
         * What the names of the buckets begin with.
         *
         * @param prefix may be empty
         */
        public Builder prefix(String prefix) {
            this.prefix = Objects.requireNonNull(prefix, "prefix");
            return this;
        }

        /**
         * How long a call of the store may take.
         *
         * @param timeout above zero
         * @throws IllegalArgumentException when it is zero or negative
         */
        public Builder timeout(Duration timeout) {
            if (timeout.isZero() || timeout.isNegative()) {
                throw new IllegalArgumentException("timeout must be above zero, but is " + timeout);
            }
            this.timeout = timeout;
            return this;
        }

        /**
         * What limits this instance while the store is down.
         *
         * @param onFailure what
         */
        public Builder onFailure(OnFailure onFailure) {
            this.onFailure = Objects.requireNonNull(onFailure, "onFailure");
            return this;
        }

        /**
         * The part of the rate that this instance takes while the store is down.
         *
         * @param share above zero, at most one
         * @throws IllegalArgumentException when it is out of its range
         */
        public Builder share(double share) {
            if (!(share > 0 && share <= 1)) {
                throw new IllegalArgumentException("share must be above zero and at most one, but is " + share);
            }
            this.share = OptionalDouble.of(share);
            return this;
        }

        /** Makes the options. */
        public SharingOptions build() {
            return new SharingOptions(this);
        }
    }
}
