package io.dynox.internal.mapping;

import io.dynox.internal.mapping.value.BadValue;
import io.dynox.internal.mapping.value.ItemEncoder;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Records as items, and back, as a table named {@code users} does it. */
final class RecordItems {

    private RecordItems() {}

    static <T> Map<String, AttributeValue> encode(Class<T> type, T item) {
        return ItemMappers.of(type).encode(item);
    }

    static <T> T decode(Class<T> type, Map<String, ?> plain) {
        try {
            return ItemMappers.of(type).decode(ItemEncoder.encode(plain));
        } catch (BadValue e) {
            throw e.of("item", "users");
        }
    }

    static <T> T decodePart(Class<T> type, Map<String, ?> plain) {
        try {
            return ItemMappers.of(type).lenient().decode(ItemEncoder.encode(plain));
        } catch (BadValue e) {
            throw e.of("item", "users");
        }
    }
}
