package io.dynox.observation;

import io.dynox.OperationKind;
import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.docs.ObservationDocumentation;

/** Every observation of Dynox: its name, its key values, and its events. */
public enum DynoxObservation implements ObservationDocumentation {

    /** A batch get, from the call until each key is read or given up. */
    GET("dynox.get", OperationTag.values(), KeyName.merge(OperationKey.values(), KeyCounts.values()), Event.values()),

    /**
     * A batch get of the keys that a publisher emits, from the subscription to the end of its last group; each group is a
     * {@link #GET} within it.
     */
    GET_ALL(
            "dynox.get.all",
            OperationTag.values(),
            KeyName.merge(OperationKey.values(), KeyCounts.values()),
            Event.values()),

    /** A scan, from the subscription until its last item is handed on, its failure, or its cancellation. */
    SCAN(
            "dynox.scan",
            OperationTag.values(),
            KeyName.merge(OperationKey.values(), ScanCounts.values()),
            Event.values()),

    /** A scoped write, a write of collections, or a write of what a publisher emits, from the call until its account. */
    WRITE(
            "dynox.write",
            OperationTag.values(),
            KeyName.merge(OperationKey.values(), WriteCounts.values()),
            Event.values()),

    /** A flush or the close of a writer, from the call until every write issued before it has ended. */
    FLUSH(
            "dynox.flush",
            OperationTag.values(),
            KeyName.merge(OperationKey.values(), WriteCounts.values()),
            Event.values()),

    /** A request to DynamoDB, from its sending until its reply; a child of the operation that it is sent for. */
    REQUEST("dynox.request", RequestTag.values(), RequestKey.values());

    private final String observationName;

    @SuppressWarnings("ImmutableEnumChecker") // copied whenever it is given away
    private final KeyName[] tags;

    @SuppressWarnings("ImmutableEnumChecker") // copied whenever it is given away
    private final KeyName[] keys;

    @SuppressWarnings("ImmutableEnumChecker") // copied whenever it is given away
    private final Event[] events;

    DynoxObservation(String observationName, KeyName[] tags, KeyName[] keys, Event... events) {
        this.observationName = observationName;
        this.tags = tags;
        this.keys = keys;
        this.events = events;
    }

    @Override
    public String getName() {
        return observationName;
    }

    @Override
    public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
        return this == REQUEST ? DynoxRequestConvention.class : DynoxOperationConvention.class;
    }

    @Override
    public KeyName[] getLowCardinalityKeyNames() {
        return tags.clone();
    }

    @Override
    public KeyName[] getHighCardinalityKeyNames() {
        return keys.clone();
    }

    @Override
    public Event[] getEvents() {
        return events.clone();
    }

    /** The observation of an operation; a writer that its caller holds open is none by itself, but its flushes are. */
    static DynoxObservation of(OperationKind kind) {
        return switch (kind) {
            case BATCH_GET -> GET;
            case BATCH_GET_ALL -> GET_ALL;
            case SCAN -> SCAN;
            case BATCH_WRITE, WRITE, WRITE_ALL -> WRITE;
            case FLUSH -> FLUSH;
            case WRITER -> throw new IllegalArgumentException("a writer is not observed");
        };
    }

    /** Key values of low cardinality of operations. */
    public enum OperationTag implements KeyName {
        /** {@code aws.dynamodb}. */
        SYSTEM("db.system.name"),
        /** The table. */
        COLLECTION("db.collection.name"),
        /** {@code batch_get}, {@code batch_get_all}, {@code scan}, {@code batch_write}, {@code write}, {@code write_all} or {@code flush}. */
        OPERATION("dynox.operation"),
        /** {@code success} or {@code error}. */
        OUTCOME("dynox.outcome");

        private final String key;

        OperationTag(String key) {
            this.key = key;
        }

        @Override
        public String asString() {
            return key;
        }
    }

    /** Key values of high cardinality of operations. */
    public enum OperationKey implements KeyName {
        /** The table, as the caller named it. */
        TABLES("aws.dynamodb.table_names"),
        /** The type of the error; left out where there is none. */
        ERROR("error.type"),
        /** The writes or keys that it was asked for; left out where that was not known at the begin. */
        ITEMS("dynox.items"),
        /** The requests sent. */
        REQUESTS("dynox.requests"),
        /** The writes or keys sent again, counted each time. */
        RETRIES("dynox.retries"),
        /** The capacity units that DynamoDB reported. */
        UNITS("dynox.consumed_units");

        private final String key;

        OperationKey(String key) {
            this.key = key;
        }

        @Override
        public String asString() {
            return key;
        }

        @Override
        public boolean isRequired() {
            return this != ERROR && this != ITEMS;
        }
    }

    /** What became of the writes of an operation. */
    public enum WriteCounts implements KeyName {
        /** Confirmed by DynamoDB. */
        WRITTEN("dynox.written"),
        /** Replaced by a newer write to the same key. */
        SUPERSEDED("dynox.superseded"),
        /** Given up. */
        FAILED("dynox.failed"),
        /** Never sent. */
        NOT_ATTEMPTED("dynox.not_attempted");

        private final String key;

        WriteCounts(String key) {
            this.key = key;
        }

        @Override
        public String asString() {
            return key;
        }
    }

    /** What became of the keys of a batch get. */
    public enum KeyCounts implements KeyName {
        /** Whose item was read. */
        FOUND("dynox.found"),
        /** That don't exist. */
        MISSING("dynox.missing"),
        /** Given up. */
        UNREAD("dynox.unread");

        private final String key;

        KeyCounts(String key) {
            this.key = key;
        }

        @Override
        public String asString() {
            return key;
        }
    }

    /** What became of a scan. */
    public enum ScanCounts implements KeyName {
        /** The items that were read. */
        FOUND("dynox.found");

        private final String key;

        ScanCounts(String key) {
            this.key = key;
        }

        @Override
        public String asString() {
            return key;
        }
    }

    /** Key values of low cardinality of requests. */
    public enum RequestTag implements KeyName {
        /** {@code aws.dynamodb}. */
        SYSTEM("db.system.name"),
        /** {@code BatchGetItem}, {@code Scan} or {@code BatchWriteItem}. */
        OPERATION("db.operation.name"),
        /** The table. */
        COLLECTION("db.collection.name"),
        /** {@code success}, {@code partial}, {@code throttled}, {@code rejected}, {@code refused} or {@code unknown}. */
        OUTCOME("dynox.outcome");

        private final String key;

        RequestTag(String key) {
            this.key = key;
        }

        @Override
        public String asString() {
            return key;
        }
    }

    /** Key values of high cardinality of requests. */
    public enum RequestKey implements KeyName {
        /** The table, as the caller named it. */
        TABLES("aws.dynamodb.table_names"),
        /** The writes or keys that it carries; left out for a scan and for a single one, which are no batch. */
        BATCH_SIZE("db.operation.batch.size"),
        /** The table and the capacity units that DynamoDB reported for it, as JSON; left out where it reported none. */
        CONSUMED("aws.dynamodb.consumed_capacity"),
        /** The type of the error; left out where DynamoDB answered. */
        ERROR("error.type"),
        /** The number of the request within its batch get or its writer. */
        NUMBER("dynox.request"),
        /** The writes or keys that the reply left undone. */
        UNPROCESSED("dynox.unprocessed");

        private final String key;

        RequestKey(String key) {
            this.key = key;
        }

        @Override
        public String asString() {
            return key;
        }

        @Override
        public boolean isRequired() {
            return this == TABLES || this == NUMBER || this == UNPROCESSED;
        }
    }

    /** What happens within an operation. */
    public enum Event implements Observation.Event {
        /** DynamoDB throttled a request. */
        THROTTLED("dynox.throttled"),
        /** Writes or keys wait to be sent again. */
        RETRY("dynox.retry");

        private final String eventName;

        Event(String eventName) {
            this.eventName = eventName;
        }

        @Override
        public String getName() {
            return eventName;
        }
    }
}
