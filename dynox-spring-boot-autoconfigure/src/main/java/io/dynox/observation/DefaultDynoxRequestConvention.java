package io.dynox.observation;

import io.dynox.event.BatchListener.ReplyReceived;
import io.dynox.event.BatchListener.RequestSent;
import io.dynox.observation.DynoxObservation.ObservedKey;
import io.micrometer.common.KeyValues;
import java.math.BigDecimal;
import java.util.Locale;

/**
 * Names observations of requests as the conventions of OpenTelemetry for databases do, as far as they go, and by
 * {@code dynox.*} beyond. The address of the server is not known here, and left out.
 *
 * <p>Thread-safe.
 */
public final class DefaultDynoxRequestConvention implements DynoxRequestConvention {

    private final TableTag tables;

    /**
     * Creates a convention.
     *
     * @param maxTables the most tables that appear among the key values of low cardinality; further ones share the value
     *     {@code other} there
     * @throws IllegalArgumentException when {@code maxTables} is below one
     */
    public DefaultDynoxRequestConvention(int maxTables) {
        this.tables = new TableTag(maxTables);
    }

    @Override
    public String getContextualName(DynoxRequestContext context) {
        return context.sent().operation().apiName() + " "
                + TableTag.name(context.sent().table());
    }

    @Override
    public KeyValues getLowCardinalityKeyValues(DynoxRequestContext context) {
        String outcome = context.reply()
                .map(reply -> reply.outcome().name().toLowerCase(Locale.ROOT))
                .orElse("unknown");
        return KeyValues.of(
                ObservedKey.SYSTEM.withValue("aws.dynamodb"),
                ObservedKey.API_OPERATION.withValue(context.sent().operation().apiName()),
                ObservedKey.COLLECTION.withValue(tables.of(context.sent().table())),
                ObservedKey.OUTCOME.withValue(outcome));
    }

    @Override
    public KeyValues getHighCardinalityKeyValues(DynoxRequestContext context) {
        RequestSent sent = context.sent();
        KeyValues values = KeyValues.of(
                ObservedKey.TABLES.withValue(sent.table()),
                ObservedKey.NUMBER.withValue(Long.toString(sent.request())));
        if (sent.items() > 1) {
            values = values.and(ObservedKey.BATCH_SIZE.withValue(Integer.toString(sent.items())));
        }
        ReplyReceived reply = context.reply().orElse(null);
        return reply == null ? values : values.and(values(reply));
    }

    private static KeyValues values(ReplyReceived reply) {
        KeyValues values = KeyValues.of(ObservedKey.UNPROCESSED.withValue(Integer.toString(reply.unprocessed())));
        if (reply.consumedUnits() > 0) {
            values = values.and(ObservedKey.CONSUMED.withValue("{\"TableName\":\"" + reply.table()
                    + "\",\"CapacityUnits\":"
                    + BigDecimal.valueOf(reply.consumedUnits()).toPlainString() + "}"));
        }
        String id = reply.requestId();
        if (id != null) {
            values = values.and(ObservedKey.REQUEST_ID.withValue(id));
        }
        Throwable error = reply.error();
        return error == null
                ? values
                : values.and(ObservedKey.ERROR.withValue(error.getClass().getName()));
    }
}
