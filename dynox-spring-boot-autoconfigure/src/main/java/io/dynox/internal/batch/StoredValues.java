package io.dynox.internal.batch;

import io.dynox.internal.mapping.value.BadValue;
import io.dynox.internal.mapping.value.ItemEncoder;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Compares values as DynamoDB stores them. Stateless. */
public final class StoredValues {

    private StoredValues() {}

    /** Returns whether an item has each attribute of a part, as DynamoDB sees it; false if a value can't be stored. */
    public static boolean contains(Map<String, ?> item, Map<String, ?> part) {
        for (Map.Entry<String, ?> attribute : part.entrySet()) {
            Object value = item.get(attribute.getKey());
            if (!isSame(value, attribute.getValue())) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether two items have the same attributes. */
    public static boolean isSameItem(Map<String, ?> item, Map<String, ?> other) {
        return item.keySet().equals(other.keySet()) && contains(item, other);
    }

    private static boolean isSame(@Nullable Object value, @Nullable Object other) {
        if (value == null || other == null) {
            return value == other;
        }
        try {
            return isSameStored(ItemEncoder.encodeValue(value), ItemEncoder.encodeValue(other));
        } catch (BadValue e) {
            return false;
        }
    }

    private static boolean isSameStored(AttributeValue value, AttributeValue other) {
        if (value.n() != null && other.n() != null) {
            return new BigDecimal(value.n()).compareTo(new BigDecimal(other.n())) == 0;
        }
        return value.equals(other);
    }
}
