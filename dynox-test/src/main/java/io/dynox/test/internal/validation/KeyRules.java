package io.dynox.test.internal.validation;

import io.dynox.test.internal.error.ServiceErrors;
import io.dynox.test.internal.storage.ItemKey;
import io.dynox.test.internal.storage.SecondaryIndex;
import io.dynox.test.internal.storage.StoredTable;
import io.dynox.test.internal.value.AttributeType;
import io.dynox.test.internal.value.KeyAttribute;
import io.dynox.test.internal.value.KeySchema;
import io.dynox.test.internal.value.KeyValue;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Finds the key of an item or a request, and refuses what is none. Values are normalised before. Stateless. */
public final class KeyRules {

    /** What most operations say of a key that isn't one. */
    public static final String NO_MATCH = "The provided key element does not match the schema";

    /** How the complaint about an empty key attribute begins: in an item to put, and in a key. */
    private static final String IN_ITEM = "One or more parameter values are not valid. ";

    private static final String IN_KEY = "One or more parameter values were invalid: ";

    private static final int LONGEST_PARTITION_KEY = 2048;
    private static final int LONGEST_SORT_KEY = 1024;

    private KeyRules() {}

    /** The key that {@code key} names: exactly the key attributes, each of its type. */
    public static ItemKey keyOf(KeySchema schema, Map<String, AttributeValue> key) {
        if (key.size() != schema.attributes().size()) {
            throw ServiceErrors.validation(NO_MATCH);
        }
        return itemKey(schema, attribute -> keyPart(attribute, key, IN_KEY));
    }

    /** The key that an item carries among its attributes, and the indexes' keys checked. */
    public static ItemKey keyOfItem(StoredTable table, Map<String, AttributeValue> item) {
        ItemKey key = itemKey(table.schema(), attribute -> itemPart(attribute, item));
        checkIndexKeys(table, item);
        return key;
    }

    /** As {@link #keyOfItem}, in the words of BatchWriteItem. */
    public static ItemKey keyOfBatchItem(StoredTable table, Map<String, AttributeValue> item) {
        ItemKey key = itemKey(table.schema(), attribute -> keyPart(attribute, item, IN_ITEM));
        checkIndexKeys(table, item);
        return key;
    }

    /** Refuses an item whose attributes have the wrong type for an index. */
    public static void checkIndexKeys(StoredTable table, Map<String, AttributeValue> item) {
        for (SecondaryIndex index : table.indexes()) {
            for (KeyAttribute attribute : index.schema().attributes()) {
                AttributeValue value = item.get(attribute.name());
                if (value != null) {
                    checkIndexKey(index, attribute, value, item);
                }
            }
        }
    }

    /** Refuses a value of the wrong type for an index. */
    public static void checkIndexKeyType(SecondaryIndex index, KeyAttribute attribute, AttributeType actual) {
        if (actual != attribute.type()) {
            throw ServiceErrors.invalidParameter("Type mismatch for Index Key " + attribute.name() + " Expected: "
                    + attribute.type() + " Actual: " + actual + " IndexName: " + index.name());
        }
    }

    /** Refuses an item that an update has left with an attribute that doesn't fit an index. */
    public static void checkUpdatedIndexKeys(StoredTable table, Map<String, AttributeValue> item) {
        for (SecondaryIndex index : table.indexes()) {
            for (KeyAttribute attribute : index.schema().attributes()) {
                AttributeValue value = item.get(attribute.name());
                if (value == null) {
                    continue;
                }
                if (AttributeType.of(value) != attribute.type()) {
                    throw ServiceErrors.validation(
                            "The update expression attempted to update the secondary index key to unsupported type");
                }
                if (isEmpty(value)) {
                    throw ServiceErrors.validation("One or more parameter values are not valid. The update expression"
                            + " attempted to update a secondary index key to a value that is not supported. The"
                            + " AttributeValue for a key attribute cannot contain an empty "
                            + (attribute.type() == AttributeType.S ? "string" : "binary") + " value.");
                }
                if (isTooLong(index, attribute, item)) {
                    throw ServiceErrors.validation("The update expression attempted to update the secondary index key"
                            + " beyond allowed size limits");
                }
            }
        }
    }

    /** Whether the part of an index's key that an attribute belongs to is too long, as far as the item has it. */
    private static boolean isTooLong(SecondaryIndex index, KeyAttribute attribute, Map<String, AttributeValue> item) {
        boolean isPartition = index.schema().partitions().contains(attribute);
        List<KeyAttribute> part =
                isPartition ? index.schema().partitions() : index.schema().sorts();
        int sizeBytes = 0;
        for (KeyAttribute each : part) {
            AttributeValue value = item.get(each.name());
            sizeBytes += value == null || AttributeType.of(value) != each.type()
                    ? 0
                    : KeyValue.of(value).sizeBytes();
        }
        return sizeBytes > (isPartition ? LONGEST_PARTITION_KEY : LONGEST_SORT_KEY);
    }

    private static void checkIndexKey(
            SecondaryIndex index, KeyAttribute attribute, AttributeValue value, Map<String, AttributeValue> item) {
        AttributeType actual = AttributeType.of(value);
        checkIndexKeyType(index, attribute, actual);
        if (isEmpty(value)) {
            throw ServiceErrors.validation(
                    "One or more parameter values are not valid. A value specified for a secondary index key is not"
                            + " supported. The AttributeValue for a key attribute cannot contain an empty "
                            + (actual == AttributeType.S ? "string" : "binary") + " value. IndexName: " + index.name()
                            + ", IndexKey: " + attribute.name());
        }
        if (isTooLong(index, attribute, item)) {
            boolean isPartition = index.schema().partitions().contains(attribute);
            throw ServiceErrors.invalidParameter((isPartition
                            ? "Size of hashkey has exceeded the maximum size limit of2048 bytes"
                            : "Aggregated size of all range keys has exceeded the size limit of 1024 bytes")
                    + " IndexName: " + index.name() + ", IndexKey: " + attribute.name());
        }
    }

    private interface PartOf {
        AttributeValue checked(KeyAttribute attribute);
    }

    private static ItemKey itemKey(KeySchema schema, PartOf part) {
        return ItemKey.of(
                values(schema.partitions(), part, true),
                schema.sorts().isEmpty() ? null : values(schema.sorts(), part, false));
    }

    private static KeyValue values(List<KeyAttribute> attributes, PartOf part, boolean isPartition) {
        if (attributes.size() == 1) {
            return sized(KeyValue.of(part.checked(attributes.get(0))), isPartition);
        }
        List<KeyValue> values = attributes.stream()
                .map(attribute -> KeyValue.of(part.checked(attribute)))
                .toList();
        return sized(new KeyValue.Several(values), isPartition);
    }

    private static AttributeValue keyPart(KeyAttribute attribute, Map<String, AttributeValue> key, String opening) {
        AttributeValue value = key.get(attribute.name());
        if (value == null || AttributeType.of(value) != attribute.type()) {
            throw ServiceErrors.validation(NO_MATCH);
        }
        return notEmpty(opening, attribute, value);
    }

    private static AttributeValue itemPart(KeyAttribute attribute, Map<String, AttributeValue> item) {
        AttributeValue value = item.get(attribute.name());
        if (value == null) {
            throw ServiceErrors.invalidParameter("Missing the key " + attribute.name() + " in the item");
        }
        AttributeType actual = AttributeType.of(value);
        if (actual != attribute.type()) {
            throw ServiceErrors.invalidParameter("Type mismatch for key " + attribute.name() + " expected: "
                    + attribute.type() + " actual: " + actual);
        }
        return notEmpty(IN_ITEM, attribute, value);
    }

    private static AttributeValue notEmpty(String opening, KeyAttribute attribute, AttributeValue value) {
        if (isEmpty(value)) {
            throw new EmptyKey(opening + "The AttributeValue for a key attribute cannot contain an empty "
                    + (attribute.type() == AttributeType.S ? "string" : "binary") + " value. Key: "
                    + attribute.name());
        }
        return value;
    }

    private static boolean isEmpty(AttributeValue value) {
        return value.s() == null
                ? value.b() != null && value.b().asByteArrayUnsafe().length == 0
                : value.s().isEmpty();
    }

    private static KeyValue sized(KeyValue key, boolean isPartition) {
        if (isPartition && key.sizeBytes() > LONGEST_PARTITION_KEY) {
            throw ServiceErrors.invalidParameter("Size of hashkey has exceeded the maximum size limit of2048 bytes");
        }
        if (!isPartition && key.sizeBytes() > LONGEST_SORT_KEY) {
            throw ServiceErrors.invalidParameter(
                    "Aggregated size of all range keys has exceeded the size limit of 1024 bytes");
        }
        return key;
    }
}
