package io.dynox.observation;

import io.dynox.event.OperationEnded;
import io.dynox.event.OperationEnded.Counts;
import io.dynox.event.OperationStarted;
import io.dynox.observation.DynoxObservation.ObservedKey;
import io.micrometer.common.KeyValues;
import java.util.Locale;

/**
 * Names observations of operations as the conventions of OpenTelemetry for databases do, as far as they go, and by
 * {@code dynox.*} beyond.
 *
 * <p>Thread-safe.
 */
public final class DefaultDynoxOperationConvention implements DynoxOperationConvention {

    private final TableTag tables;

    /**
     * Creates a convention.
     *
     * @param maxTables the most tables that appear among the key values of low cardinality; further ones share the value
     *     {@code other} there
     * @throws IllegalArgumentException when {@code maxTables} is below one
     */
    public DefaultDynoxOperationConvention(int maxTables) {
        this.tables = new TableTag(maxTables);
    }

    @Override
    public String getContextualName(DynoxOperationContext context) {
        OperationStarted started = context.started();
        return kind(started).replace('_', ' ') + " " + TableTag.name(started.table());
    }

    @Override
    public KeyValues getLowCardinalityKeyValues(DynoxOperationContext context) {
        boolean success = context.ended().map(OperationEnded::isSuccess).orElse(true);
        return KeyValues.of(
                ObservedKey.SYSTEM.withValue("aws.dynamodb"),
                ObservedKey.COLLECTION.withValue(tables.of(context.started().table())),
                ObservedKey.OPERATION.withValue(kind(context.started())),
                ObservedKey.OUTCOME.withValue(success ? "success" : "error"));
    }

    @Override
    public KeyValues getHighCardinalityKeyValues(DynoxOperationContext context) {
        OperationStarted started = context.started();
        KeyValues values = KeyValues.of(ObservedKey.TABLES.withValue(started.table()));
        if (started.items().isPresent()) {
            values = values.and(
                    ObservedKey.ITEMS.withValue(Long.toString(started.items().getAsLong())));
        }
        OperationEnded ended = context.ended().orElse(null);
        return ended == null ? values : values.and(values(ended));
    }

    private static KeyValues values(OperationEnded ended) {
        KeyValues values = KeyValues.of(
                ObservedKey.REQUESTS.withValue(Long.toString(ended.requests())),
                ObservedKey.RETRIES.withValue(Long.toString(ended.retries())),
                ObservedKey.UNITS.withValue(Double.toString(ended.consumedUnits())));
        Throwable error = ended.error();
        if (error != null) {
            values = values.and(ObservedKey.ERROR.withValue(error.getClass().getName()));
        }
        if (ended.counts() instanceof Counts.Writes writes) {
            return values.and(
                    ObservedKey.WRITTEN.withValue(Long.toString(writes.written())),
                    ObservedKey.SUPERSEDED.withValue(Long.toString(writes.superseded())),
                    ObservedKey.FAILED.withValue(Long.toString(writes.failed())),
                    ObservedKey.NOT_ATTEMPTED.withValue(Long.toString(writes.notAttempted())));
        }
        if (ended.counts() instanceof Counts.Items items) {
            return values.and(ObservedKey.FOUND.withValue(Long.toString(items.found())));
        }
        Counts.Keys keys = (Counts.Keys) ended.counts();
        return values.and(
                ObservedKey.FOUND.withValue(Long.toString(keys.found())),
                ObservedKey.MISSING.withValue(Long.toString(keys.missing())),
                ObservedKey.UNREAD.withValue(Long.toString(keys.unread())));
    }

    private static String kind(OperationStarted started) {
        return started.kind().name().toLowerCase(Locale.ROOT);
    }
}
