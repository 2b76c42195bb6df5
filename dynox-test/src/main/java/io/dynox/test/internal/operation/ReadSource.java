package io.dynox.test.internal.operation;

import io.dynox.test.internal.error.ServiceErrors;
import io.dynox.test.internal.storage.ItemKey;
import io.dynox.test.internal.storage.SecondaryIndex;
import io.dynox.test.internal.storage.SortedItems;
import io.dynox.test.internal.storage.StoredItem;
import io.dynox.test.internal.storage.StoredTable;
import io.dynox.test.internal.validation.EmptyKey;
import io.dynox.test.internal.validation.KeyRules;
import io.dynox.test.internal.value.KeyAttribute;
import io.dynox.test.internal.value.KeySchema;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** What a query or a scan reads: a table, or one of its indexes. Immutable. */
record ReadSource(StoredTable table, @Nullable SecondaryIndex index) {

    private static final String INVALID_START = "The provided starting key is invalid";

    static ReadSource of(StoredTable table, @Nullable String indexName, @Nullable Boolean consistentRead) {
        if (indexName == null) {
            return new ReadSource(table, null);
        }
        SecondaryIndex index = table.index(indexName);
        if (index == null) {
            throw ServiceErrors.validation("The table does not have the specified index: " + indexName);
        }
        if (table.isFilling(indexName)) {
            throw ServiceErrors.validation("Cannot read from backfilling global secondary index: " + indexName);
        }
        if (!index.isLocal() && Boolean.TRUE.equals(consistentRead)) {
            throw ServiceErrors.validation("Consistent reads are not supported on global secondary indexes");
        }
        return new ReadSource(table, index);
    }

    KeySchema schema() {
        return index == null ? table.schema() : index.schema();
    }

    SortedItems items() {
        return index == null ? table.items() : index.entries();
    }

    /** The key at which the next request goes on. */
    Map<String, AttributeValue> pageKey(StoredItem last) {
        Map<String, AttributeValue> key = new HashMap<>();
        for (String name : keyNames()) {
            AttributeValue value = last.attributes().get(name);
            if (value != null) {
                key.put(name, value);
            }
        }
        return key;
    }

    /** The place that the ExclusiveStartKey of a query, normalised, names in this order. */
    ItemKey startOfQuery(Map<String, AttributeValue> start) {
        if (start.size() != keyNames().size()) {
            throw ServiceErrors.validation(INVALID_START);
        }
        return startKey(start);
    }

    /** The place that the ExclusiveStartKey of a scan, normalised, names in this order. */
    ItemKey startOfScan(Map<String, AttributeValue> start) {
        if (index != null) {
            return startOfQuery(start);
        }
        if (start.size() != keyNames().size()) {
            throw ServiceErrors.validation(INVALID_START + ": " + KeyRules.NO_MATCH);
        }
        return tableKey(start);
    }

    private ItemKey startKey(Map<String, AttributeValue> start) {
        if (!start.keySet().containsAll(schema().names())) {
            throw ServiceErrors.validation(INVALID_START);
        }
        ItemKey entry = KeyRules.keyOf(schema(), keyIn(schema(), start));
        return index == null ? entry : new ItemKey(entry.hash(), entry.partition(), entry.sort(), tableKey(start), 0);
    }

    private ItemKey tableKey(Map<String, AttributeValue> start) {
        try {
            return KeyRules.keyOf(table.schema(), keyIn(table.schema(), start));
        } catch (EmptyKey e) {
            throw ServiceErrors.validation(INVALID_START + ": " + e.getMessage());
        } catch (DynamoDbException e) {
            throw ServiceErrors.validation(
                    INVALID_START + ": " + e.awsErrorDetails().errorMessage());
        }
    }

    void meter(CapacityMeter meter, long sizeBytes, boolean consistent) {
        if (index == null) {
            meter.read(sizeBytes, consistent);
        } else {
            meter.read(index, sizeBytes, consistent);
        }
    }

    private Set<String> keyNames() {
        Set<String> names = new LinkedHashSet<>(table.schema().names());
        names.addAll(schema().names());
        return names;
    }

    private static Map<String, AttributeValue> keyIn(KeySchema schema, Map<String, AttributeValue> start) {
        Map<String, AttributeValue> key = new HashMap<>();
        for (KeyAttribute attribute : schema.attributes()) {
            AttributeValue value = start.get(attribute.name());
            if (value != null) {
                key.put(attribute.name(), value);
            }
        }
        return key;
    }
}
