package io.dynox.metrics;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every meter of Dynox: its name, its base unit, the keys of its tags, and what it says. */
public enum DynoxMeter {
    /** Requests and how long they took. */
    REQUESTS(
            Kind.TIMER,
            "dynox.batch.requests",
            null,
            "Requests to DynamoDB, timed from the sending to the reply",
            "table",
            "operation",
            "outcome"),
    /** How full requests are. */
    FILL(
            Kind.SUMMARY,
            "dynox.batch.fill",
            "items",
            "Writes or keys that a request carries, of at most 25 writes or 100 keys",
            "table",
            "operation"),
    /** Writes and keys that reached their end. */
    ITEMS(
            Kind.COUNTER,
            "dynox.batch.items",
            "items",
            "Writes and keys that reached their end: written, failed, superseded, not_attempted; found, missing, unread",
            "table",
            "operation",
            "outcome"),
    /** Writes and keys that are sent again. */
    RETRIES(
            Kind.COUNTER,
            "dynox.retry.items",
            "items",
            "Writes and keys that are sent again, counted each time",
            "table",
            "operation"),
    /** Writes and keys that a reply left undone. */
    UNPROCESSED(
            Kind.COUNTER,
            "dynox.unprocessed.items",
            "items",
            "Writes and keys that a partial or throttled reply left undone, counted each time",
            "table",
            "operation"),
    /** Throttled requests. */
    THROTTLES(
            Kind.COUNTER,
            "dynox.throttle.events",
            "events",
            "Throttled requests, by the reason that DynamoDB gave; 'unspecified' for a partial reply",
            "table",
            "operation",
            "reason"),
    /** Capacity that DynamoDB reported. */
    CONSUMED(
            Kind.COUNTER,
            "dynox.capacity.consumed",
            "units",
            "Capacity units that DynamoDB reported",
            "table",
            "operation"),
    /** Hot partition keys. */
    HOT_KEYS(
            Kind.COUNTER,
            "dynox.hotkey.events",
            "events",
            "Partition keys that were found hot, once a minute for each; none unless dynox.hot-keys.enabled",
            "table",
            "operation"),
    /** Waits because of a rate limit. */
    RATE_LIMIT_WAITS(
            Kind.TIMER,
            "dynox.ratelimit.waits",
            null,
            "How long rate limits made requests wait, and how often",
            "table",
            "operation"),
    /** Rate limits in force. */
    RATE_LIMIT(
            Kind.GAUGE,
            "dynox.ratelimit.rate",
            "units",
            "Capacity units a second that a rate limit allows now; '*' is the limit of all tables together",
            "table",
            "operation"),
    /** Leases from the store of shared rate limits. */
    LEASES(
            Kind.TIMER,
            "dynox.ratelimit.leases",
            null,
            "Leases from the store of shared rate limits, timed until the answer: granted, failed, late",
            "table",
            "operation",
            "outcome"),
    /** Units that were leased. */
    LEASED(
            Kind.COUNTER,
            "dynox.ratelimit.leased",
            "units",
            "Capacity units that were leased from the store of shared rate limits",
            "table",
            "operation"),
    /** Whether the store of a shared rate limit answers. */
    STORE(
            Kind.GAUGE,
            "dynox.ratelimit.store",
            "stores",
            "1 while the store of a shared rate limit answers, 0 while it is down and this instance limits itself",
            "table",
            "operation"),
    /** Instances that share a rate limit. */
    INSTANCES(
            Kind.GAUGE,
            "dynox.ratelimit.instances",
            "instances",
            "Instances that leased from a shared rate limit lately",
            "table",
            "operation"),
    /** Requests in flight. */
    ACTIVE_REQUESTS(Kind.GAUGE, "dynox.active.requests", "requests", "Requests in flight", "table", "operation"),
    /** How many requests may be in flight. */
    WINDOW(
            Kind.GAUGE,
            "dynox.window.requests",
            "requests",
            "Requests that may be in flight for now; shrinks while the table throttles",
            "table",
            "operation"),
    /** Open writers. */
    OPEN_WRITERS(Kind.GAUGE, "dynox.open.writers", "writers", "Writers that are open", "table"),
    /** Pending writes. */
    BUFFERED_ITEMS(
            Kind.GAUGE,
            "dynox.buffer.items",
            "items",
            "Writes that open writers hold: buffered, in_flight, waiting_retry",
            "table",
            "state"),
    /** The bytes of pending writes. */
    BUFFERED_BYTES(Kind.GAUGE, "dynox.buffer.bytes", "bytes", "Bytes of the items that open writers hold", "table"),
    /** The age of the oldest pending write. */
    OLDEST_WRITE(
            Kind.TIME_GAUGE,
            "dynox.buffer.age",
            null,
            "How long ago the oldest write that an open writer holds was accepted",
            "table"),
    /** Clients of Dynox. */
    CLIENTS(
            Kind.GAUGE,
            "dynox.open.clients",
            "clients",
            "Clients of Dynox that are open, by the way in which they send: sdk, wire",
            "transport");

    /** What a meter measures. */
    public enum Kind {
        /** Something that only grows. */
        COUNTER,
        /** How often, and how long. */
        TIMER,
        /** How often, and how much. */
        SUMMARY,
        /** How much there is now. */
        GAUGE,
        /** How long it has been by now. */
        TIME_GAUGE
    }

    private final Kind kind;
    private final String meterName;
    private final @Nullable String baseUnit;
    private final String description;

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list
    private final List<String> tagKeys;

    DynoxMeter(Kind kind, String meterName, @Nullable String baseUnit, String description, String... tagKeys) {
        this.kind = kind;
        this.meterName = meterName;
        this.baseUnit = baseUnit;
        this.description = description;
        this.tagKeys = List.of(tagKeys);
    }

    /** Returns the kind of meter. */
    public Kind kind() {
        return kind;
    }

    /** Returns the name in a registry: {@code dynox.<noun>.<noun>}. */
    public String meterName() {
        return meterName;
    }

    /** Returns the base unit; null for times, whose unit the registry sets. */
    public @Nullable String baseUnit() {
        return baseUnit;
    }

    /** Returns the description: a sentence. */
    public String description() {
        return description;
    }

    /** Returns the keys of its tags, in the order in which values are given. */
    public List<String> tagKeys() {
        return tagKeys;
    }
}
