package io.dynox.observation;

import io.dynox.OperationKind;
import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.docs.ObservationDocumentation;
import java.util.List;
import java.util.stream.Stream;

/** Every observation of Dynox: its name, its key values, and its events. */
public enum DynoxObservation implements ObservationDocumentation {

    /** A batch get, from the call until each key is read or given up. */
    GET("dynox.get", ofOperation(ObservedKey.FOUND, ObservedKey.MISSING, ObservedKey.UNREAD)),

    /**
     * A batch get of the keys that a publisher emits, from the subscription to the end of its last group; each group is a
     * {@link #GET} within it.
     */
    GET_ALL("dynox.get.all", ofOperation(ObservedKey.FOUND, ObservedKey.MISSING, ObservedKey.UNREAD)),

    /** A scan, from the subscription until its last item is handed on, its failure, or its cancellation. */
    SCAN("dynox.scan", ofOperation(ObservedKey.FOUND)),

    /** A query, from the subscription until its last item is handed on, its failure, or its cancellation. */
    QUERY("dynox.query", ofOperation(ObservedKey.FOUND)),

    /** A scoped write, a write of collections, or a write of what a publisher emits, from the call until its account. */
    WRITE(
            "dynox.write",
            ofOperation(ObservedKey.WRITTEN, ObservedKey.SUPERSEDED, ObservedKey.FAILED, ObservedKey.NOT_ATTEMPTED)),

    /** A flush or the close of a writer, from the call until every write issued before it has ended. */
    FLUSH(
            "dynox.flush",
            ofOperation(ObservedKey.WRITTEN, ObservedKey.SUPERSEDED, ObservedKey.FAILED, ObservedKey.NOT_ATTEMPTED)),

    /** A request to DynamoDB, from its sending until its reply; a child of the operation that it is sent for. */
    REQUEST(
            "dynox.request",
            Stream.of(
                    ObservedKey.TABLES,
                    ObservedKey.BATCH_SIZE,
                    ObservedKey.CONSUMED,
                    ObservedKey.ERROR,
                    ObservedKey.NUMBER,
                    ObservedKey.REQUEST_ID,
                    ObservedKey.UNPROCESSED));

    private static final List<ObservedKey> OPERATION_TAGS =
            List.of(ObservedKey.SYSTEM, ObservedKey.COLLECTION, ObservedKey.OPERATION, ObservedKey.OUTCOME);
    private static final List<ObservedKey> REQUEST_TAGS =
            List.of(ObservedKey.SYSTEM, ObservedKey.API_OPERATION, ObservedKey.COLLECTION, ObservedKey.OUTCOME);

    private final String observationName;

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list
    private final List<ObservedKey> keys;

    DynoxObservation(String observationName, Stream<ObservedKey> keys) {
        this.observationName = observationName;
        this.keys = keys.toList();
    }

    private static Stream<ObservedKey> ofOperation(ObservedKey... counts) {
        return Stream.concat(
                Stream.of(
                        ObservedKey.TABLES,
                        ObservedKey.ERROR,
                        ObservedKey.ITEMS,
                        ObservedKey.REQUESTS,
                        ObservedKey.RETRIES,
                        ObservedKey.UNITS),
                Stream.of(counts));
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
        return (this == REQUEST ? REQUEST_TAGS : OPERATION_TAGS).toArray(KeyName[]::new);
    }

    @Override
    public KeyName[] getHighCardinalityKeyNames() {
        return keys.toArray(KeyName[]::new);
    }

    @Override
    public Event[] getEvents() {
        return this == REQUEST ? new Event[0] : Event.values();
    }

    /** The observation of an operation; a writer that its caller holds open is none by itself, but its flushes are. */
    static DynoxObservation of(OperationKind kind) {
        return switch (kind) {
            case BATCH_GET -> GET;
            case BATCH_GET_ALL -> GET_ALL;
            case SCAN -> SCAN;
            case QUERY -> QUERY;
            case BATCH_WRITE, WRITE, WRITE_ALL -> WRITE;
            case FLUSH -> FLUSH;
            case WRITER -> throw new IllegalArgumentException("a writer is not observed");
        };
    }

    /** A key of a value of an observation. Those of {@link #getLowCardinalityKeyNames()} are tags of meters, too. */
    public enum ObservedKey implements KeyName {
        /** {@code aws.dynamodb}. */
        SYSTEM("db.system.name"),
        /** The table. */
        COLLECTION("db.collection.name"),
        /** {@code batch_get}, {@code batch_get_all}, {@code scan}, {@code query}, {@code batch_write}, {@code write}, {@code write_all} or {@code flush}. */
        OPERATION("dynox.operation"),
        /** The operation of DynamoDB, such as {@code BatchWriteItem}. */
        API_OPERATION("db.operation.name"),
        /**
         * {@code success} or {@code error}; of a request {@code success}, {@code partial}, {@code throttled}, {@code rejected},
         * {@code refused} or {@code unknown}.
         */
        OUTCOME("dynox.outcome"),
        /** The table, as the caller named it. */
        TABLES("aws.dynamodb.table_names"),
        /** The type of the error; left out where there is none. */
        ERROR("error.type", false),
        /** The number of writes or keys of the operation; left out where it was not known at its start. */
        ITEMS("dynox.items", false),
        /** The requests sent. */
        REQUESTS("dynox.requests"),
        /** The writes or keys sent again, counted each time. */
        RETRIES("dynox.retries"),
        /** The capacity units that DynamoDB reported. */
        UNITS("dynox.consumed_units"),
        /** The writes that DynamoDB confirmed. */
        WRITTEN("dynox.written"),
        /** The writes that a newer write to the same key replaced. */
        SUPERSEDED("dynox.superseded"),
        /** The writes that were given up. */
        FAILED("dynox.failed"),
        /** The writes that were never sent. */
        NOT_ATTEMPTED("dynox.not_attempted"),
        /** The items that were read. */
        FOUND("dynox.found"),
        /** The keys that don't exist. */
        MISSING("dynox.missing"),
        /** The keys that were given up. */
        UNREAD("dynox.unread"),
        /** The writes or keys of the request; left out for a scan and for a single one, which are no batch. */
        BATCH_SIZE("db.operation.batch.size", false),
        /** The table and the capacity units that DynamoDB reported for it, as JSON; left out where it reported none. */
        CONSUMED("aws.dynamodb.consumed_capacity", false),
        /** The number of the request within its batch get or its writer. */
        NUMBER("dynox.request"),
        /** The id that DynamoDB gave to the request; left out where no reply said one. */
        REQUEST_ID("aws.request_id", false),
        /** The writes or keys that the reply left undone. */
        UNPROCESSED("dynox.unprocessed");

        private final String key;
        private final boolean required;

        ObservedKey(String key) {
            this(key, true);
        }

        ObservedKey(String key, boolean required) {
            this.key = key;
            this.required = required;
        }

        @Override
        public String asString() {
            return key;
        }

        @Override
        public boolean isRequired() {
            return required;
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
