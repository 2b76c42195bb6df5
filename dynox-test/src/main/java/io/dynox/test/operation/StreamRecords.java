package io.dynox.test.operation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dynox.test.error.Arns;
import io.dynox.test.storage.ChangeStream;
import io.dynox.test.storage.StoredItem;
import io.dynox.test.value.ItemSize;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.OperationType;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.StreamRecord;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

/** Changes as the records of a stream show them. Stateless. */
final class StreamRecords {

    private StreamRecords() {}

    static Record of(ChangeStream stream, ChangeStream.ItemChange change) {
        StoredItem before = change.before();
        StoredItem after = change.after();
        OperationType type =
                before == null ? OperationType.INSERT : after == null ? OperationType.REMOVE : OperationType.MODIFY;
        Record.Builder described = Record.builder()
                .eventID(UUID.nameUUIDFromBytes((stream.arn() + change.sequence()).getBytes(UTF_8))
                        .toString()
                        .replace("-", ""))
                .eventName(type)
                .eventVersion("1.1")
                .eventSource("aws:dynamodb")
                .awsRegion(Arns.REGION)
                .dynamodb(record(stream, change));
        if (change.expired()) {
            described.userIdentity(
                    identity -> identity.principalId("dynamodb.amazonaws.com").type("Service"));
        }
        return described.build();
    }

    private static StreamRecord record(ChangeStream stream, ChangeStream.ItemChange change) {
        StoredItem item = Objects.requireNonNull(
                change.after() == null ? change.before() : change.after(), "A change has an item on one side");
        Map<String, AttributeValue> keys = new LinkedHashMap<>(item.attributes());
        keys.keySet()
                .retainAll(stream.table().keySchema().stream()
                        .map(KeySchemaElement::attributeName)
                        .toList());
        StreamViewType view = stream.view();
        StreamRecord.Builder record = StreamRecord.builder()
                .approximateCreationDateTime(change.at().truncatedTo(ChronoUnit.SECONDS))
                .keys(keys)
                .sequenceNumber(StreamOperations.sequence(change.sequence()))
                .streamViewType(view);
        long size = ItemSize.of(keys);
        boolean hasNew = view == StreamViewType.NEW_IMAGE || view == StreamViewType.NEW_AND_OLD_IMAGES;
        if (hasNew && change.after() != null) {
            record.newImage(change.after().attributes());
            size += change.after().sizeBytes();
        }
        boolean hasOld = view == StreamViewType.OLD_IMAGE || view == StreamViewType.NEW_AND_OLD_IMAGES;
        if (hasOld && change.before() != null) {
            record.oldImage(change.before().attributes());
            size += change.before().sizeBytes();
        }
        return record.sizeBytes(size).build();
    }
}
