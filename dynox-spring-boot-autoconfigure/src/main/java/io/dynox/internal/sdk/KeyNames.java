package io.dynox.internal.sdk;

import io.dynox.internal.mapping.item.TableKeys;
import io.dynox.internal.mapping.value.ItemDecoder;
import io.dynox.internal.mapping.value.ItemMeter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Makes keys of a table, as far as the names of its key attributes are known without asking DynamoDB.
 *
 * <p>Immutable.
 *
 * @param keys the key; null when it isn't known
 */
record KeyNames<T>(TableModel<T> model, @Nullable TableKeys keys) {

    /** The key of an item. */
    Map<String, Object> of(T item) {
        TableKeys known = known();
        Map<String, AttributeValue> attributes = new ItemWriteCodec<>(model).item(item, new ItemMeter());
        new TableKeyReader(model.table(), known).ofItem(attributes);
        attributes = new LinkedHashMap<>(attributes);
        attributes.keySet().removeIf(name -> !known.has(name));
        return ItemDecoder.decode(attributes);
    }

    Map<String, Object> key(Object partition) {
        TableKeys known = known();
        if (known.sort() != null) {
            throw new IllegalArgumentException("A key of table '" + model.table() + "' has two values, of '"
                    + known.partition().name() + "' and of '" + known.sort().name() + "': give both");
        }
        return Map.of(known.partition().name(), Objects.requireNonNull(partition, "partition"));
    }

    Map<String, Object> key(Object partition, Object sort) {
        TableKeys known = known();
        if (known.sort() == null) {
            throw new IllegalArgumentException("A key of table '" + model.table() + "' has one value, of '"
                    + known.partition().name() + "': leave the other one out");
        }
        return Map.of(
                known.partition().name(), Objects.requireNonNull(partition, "partition"),
                known.sort().name(), Objects.requireNonNull(sort, "sort"));
    }

    private TableKeys known() {
        if (keys == null) {
            throw new IllegalStateException("The names of the key attributes of table '" + model.table()
                    + "' are unknown here: annotate them in the type of its items (@DynamoDbPartitionKey), or set"
                    + " dynox.tables." + TableName.of(model.table()) + ".partition-key (and .sort-key if it has one).");
        }
        return keys;
    }
}
