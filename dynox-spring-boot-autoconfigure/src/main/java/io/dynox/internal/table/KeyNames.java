package io.dynox.internal.table;

import io.dynox.internal.Printable;
import io.dynox.internal.TableProperty;
import io.dynox.internal.mapping.item.TableKeys;
import io.dynox.internal.mapping.value.BadValue;
import io.dynox.internal.mapping.value.ItemDecoder;
import io.dynox.internal.mapping.value.ItemEncoder;
import io.dynox.internal.mapping.value.ItemMeter;
import io.dynox.internal.sdk.ItemWriteCodec;
import io.dynox.internal.sdk.TableKeyReader;
import io.dynox.internal.sdk.TableModel;
import io.dynox.internal.sdk.TableName;
import java.util.Collections;
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
        Map<String, AttributeValue> attributes = ItemWriteCodec.checked(
                model.table(), () -> model.mapper().encodeAsIs(item), encoded -> encoded, new ItemMeter());
        new TableKeyReader(model.table(), known).ofItem(attributes);
        Map<String, Object> key = new LinkedHashMap<>();
        key.put(known.partition().name(), plain(known.partition(), attributes));
        if (known.sort() != null) {
            key.put(known.sort().name(), plain(known.sort(), attributes));
        }
        return Collections.unmodifiableMap(key);
    }

    /** A key's value as it is stored, which must not be converted again when the key is used. */
    private Object plain(TableKeys.Attribute key, Map<String, AttributeValue> attributes) {
        AttributeValue stored = Objects.requireNonNull(attributes.get(key.name()), key.name());
        Object plain = ItemDecoder.decodeValue(stored);
        AttributeValue again = model.mapper().keyValue(key.name(), plain);
        return again == null || again.equals(stored) ? plain : stored;
    }

    /** A value as its attribute is stored, so that the key suits this table and its view of maps; plain ones as given. */
    private Object stored(TableKeys.Attribute key, String parameter, Object value) {
        Objects.requireNonNull(value, parameter);
        AttributeValue stored;
        try {
            stored = model.mapper().keyValue(key.name(), value);
        } catch (BadValue e) {
            // refused with the reason where the key is used
            return value;
        }
        if (stored == null || (ItemEncoder.isPlain(value) && stored.equals(ItemEncoder.encodeValue(value)))) {
            return value;
        }
        return plain(key, Map.of(key.name(), stored));
    }

    Map<String, Object> key(Object partition) {
        TableKeys known = known();
        if (known.sort() != null) {
            throw new IllegalArgumentException("A key of table '" + model.table() + "' has two values, of '"
                    + Printable.of(known.partition().name()) + "' and of '"
                    + Printable.of(known.sort().name()) + "': give both");
        }
        return Map.of(known.partition().name(), stored(known.partition(), "partition", partition));
    }

    Map<String, Object> key(Object partition, Object sort) {
        TableKeys known = known();
        if (known.sort() == null) {
            throw new IllegalArgumentException("A key of table '" + model.table() + "' has one value, of '"
                    + Printable.of(known.partition().name()) + "': leave the other one out");
        }
        return Map.of(
                known.partition().name(), stored(known.partition(), "partition", partition),
                known.sort().name(), stored(known.sort(), "sort", sort));
    }

    private TableKeys known() {
        if (keys == null) {
            throw new IllegalStateException("The names of the key attributes of table '" + model.table()
                    + "' are unknown here: annotate them in the type of its items (@DynamoDbPartitionKey), or set"
                    + " " + TableProperty.of(TableName.of(model.table()))
                    + ".partition-key (and .sort-key if it has one).");
        }
        return keys;
    }
}
