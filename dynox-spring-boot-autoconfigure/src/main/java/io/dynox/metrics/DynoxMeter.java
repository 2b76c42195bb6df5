package io.dynox.metrics;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every meter of Dynox: its name, its base unit, the keys of its tags, and what it says. */
public enum DynoxMeter {
    /** Requests and how long they took. */
    REQUESTS(
            "dynox.batch.requests",
            null,
            "Requests to DynamoDB, timed from the sending to the reply",
            "table",
            "operation",
            "outcome"),
    /** Writes and keys that reached their end. */
    ITEMS(
            "dynox.batch.items",
            "items",
            "Writes and keys that reached their end: written, failed, superseded, not_attempted; found, missing, unread",
            "table",
            "operation",
            "outcome"),
    /** Writes and keys that are sent again. */
    RETRIES(
            "dynox.retry.items",
            "items",
            "Writes and keys that are sent again, counted each time",
            "table",
            "operation"),
    /** Writes and keys that a reply left undone. */
    UNPROCESSED(
            "dynox.unprocessed.items",
            "items",
            "Writes and keys that a partial or throttled reply left undone, counted each time",
            "table",
            "operation"),
    /** Throttled requests. */
    THROTTLES(
            "dynox.throttle.events",
            "events",
            "Throttled requests, by the reason that DynamoDB gave; 'unspecified' for a partial reply",
            "table",
            "operation",
            "reason"),
    /** Capacity that DynamoDB reported. */
    CONSUMED("dynox.capacity.consumed", "units", "Capacity units that DynamoDB reported", "table", "operation"),
    /** Waits for the sake of a rate limit. */
    RATE_LIMIT_WAITS(
            "dynox.ratelimit.waits",
            null,
            "How long a rate limit made the next request of a table wait, and how often",
            "table",
            "operation");

    private final String meterName;
    private final @Nullable String baseUnit;
    private final String description;

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list
    private final List<String> tagKeys;

    DynoxMeter(String meterName, @Nullable String baseUnit, String description, String... tagKeys) {
        this.meterName = meterName;
        this.baseUnit = baseUnit;
        this.description = description;
        this.tagKeys = List.of(tagKeys);
    }

    /**
     * The name in a registry.
     *
     * @return {@code dynox.<noun>.<noun>}
     */
    public String meterName() {
        return meterName;
    }

    /**
     * The base unit.
     *
     * @return null for a timer, whose registry sets it
     */
    public @Nullable String baseUnit() {
        return baseUnit;
    }

    /**
     * What the meter says.
     *
     * @return a sentence
     */
    public String description() {
        return description;
    }

    /**
     * The keys of its tags.
     *
     * @return in the order in which values are given
     */
    public List<String> tagKeys() {
        return tagKeys;
    }
}
