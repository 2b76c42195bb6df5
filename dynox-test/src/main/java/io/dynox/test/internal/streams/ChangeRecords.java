package io.dynox.test.internal.streams;

import io.dynox.test.internal.error.Arns;
import io.dynox.test.internal.storage.StoredItem;
import io.dynox.test.internal.value.ItemSize;
import io.dynox.test.internal.value.KeySchema;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.OperationType;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.StreamRecord;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

/**
 * Makes the records of one stream. Immutable.
 *
 * @param schema the key of the table
 * @param view what a record shows of the item before and after the change
 */
record ChangeRecords(KeySchema schema, StreamViewType view) {

    /** The record of a change that {@code item} has replaced {@code old}; either may be absent, not both. */
    Record of(@Nullable StoredItem old, @Nullable StoredItem item, String sequenceNumber, Instant now) {
        boolean both = view == StreamViewType.NEW_AND_OLD_IMAGES;
        Map<String, AttributeValue> keys = keysOf(item == null ? old : item);
        StreamRecord.Builder change = StreamRecord.builder()
                .approximateCreationDateTime(now.truncatedTo(ChronoUnit.SECONDS))
                .keys(keys)
                .sequenceNumber(sequenceNumber)
                .streamViewType(view);
        long size = ItemSize.of(keys);
        if (old != null && (both || view == StreamViewType.OLD_IMAGE)) {
            change.oldImage(old.attributes());
            size += old.sizeBytes();
        }
        if (item != null && (both || view == StreamViewType.NEW_IMAGE)) {
            change.newImage(item.attributes());
            size += item.sizeBytes();
        }
        return Record.builder()
                .eventID(UUID.randomUUID().toString().replace("-", ""))
                .eventName(kindOf(old, item))
                .eventVersion("1.1")
                .eventSource("aws:dynamodb")
                .awsRegion(Arns.REGION)
                .dynamodb(change.sizeBytes(size).build())
                .build();
    }

    /** The record of a removal by the service itself, as the item's time to live was over. */
    Record ofExpiry(StoredItem old, String sequenceNumber, Instant now) {
        return of(old, null, sequenceNumber, now).toBuilder()
                .userIdentity(identity -> identity.type("Service").principalId("dynamodb.amazonaws.com"))
                .build();
    }

    private static OperationType kindOf(@Nullable StoredItem old, @Nullable StoredItem item) {
        if (old == null) {
            return OperationType.INSERT;
        }
        return item == null ? OperationType.REMOVE : OperationType.MODIFY;
    }

    private Map<String, AttributeValue> keysOf(@Nullable StoredItem item) {
        Map<String, AttributeValue> keys = new LinkedHashMap<>();
        for (String name : schema.names()) {
            AttributeValue value = item == null ? null : item.attributes().get(name);
            if (value != null) {
                keys.put(name, value);
            }
        }
        return keys;
    }
}
