package io.dynox.test.internal.operation;

import io.dynox.test.internal.error.ServiceErrors;
import io.dynox.test.internal.storage.StoredTable;
import io.dynox.test.internal.storage.Tables;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ItemCollectionMetrics;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/**
 * What the reply to a write of one item reports. Immutable.
 *
 * @param outcome the item before and after
 * @param capacity null unless it was asked for
 * @param metrics null unless they were asked for
 */
record WrittenItem(
        ItemWrite.Outcome outcome,
        @Nullable ConsumedCapacity capacity,
        @Nullable ItemCollectionMetrics metrics) {

    /** What the caller wants to be told, as it stands in the request. */
    record Wanted(@Nullable String capacity, @Nullable String metrics) {}

    /** Finds the table of a valid request, asks for admission and carries the write out. */
    static WrittenItem of(Tables tables, String tableName, PendingWrite pending, Wanted wanted, Admission admission) {
        StoredTable table = tables.forItems(tableName);
        ItemWrite write = pending.on(table);
        admission.admit();
        ItemWrite.Outcome outcome = write.run();
        CapacityMeter meter = new CapacityMeter(table, wanted.capacity());
        meter.write(outcome.before(), outcome.after());
        return new WrittenItem(outcome, meter.report(), CollectionMetrics.of(write, wanted.metrics()));
    }

    /**
     * Checks what of an item a put or a delete returns.
     *
     * @throws RuntimeException the service's, if it is neither nothing nor the old item
     */
    static void checkReturnValues(@Nullable ReturnValue wanted) {
        if (wanted != null && wanted != ReturnValue.ALL_OLD && wanted != ReturnValue.NONE) {
            throw ServiceErrors.validation("ReturnValues can only be ALL_OLD or NONE");
        }
    }

    /** The item that was replaced or deleted; null if there was none, or it is not wanted. */
    @Nullable
    Map<String, AttributeValue> old(@Nullable ReturnValue wanted) {
        return wanted == ReturnValue.ALL_OLD && outcome.before() != null
                ? outcome.before().attributes()
                : null;
    }
}
