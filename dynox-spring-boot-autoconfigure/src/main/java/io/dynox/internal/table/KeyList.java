package io.dynox.internal.table;

import io.dynox.InvalidItemException;
import io.dynox.internal.mapping.value.ItemMeter;
import io.dynox.internal.sdk.ItemWriteCodec;
import io.dynox.internal.sdk.TableModel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The keys that a caller gave, in their order. A key is encoded each time that it is needed: the encoded keys of a large batch
 * get would take several times what its keys take.
 *
 * @param model the table, as the caller named it
 * @param given copies of the caller's maps
 */
record KeyList(TableModel<?> model, List<Map<String, Object>> given) {

    /** Maps of this class can't change, and need no copy. */
    private static final Class<?> IMMUTABLE = Map.of("a", 1).getClass();

    /**
     * Copies keys: their caller may change them as soon as the call returns.
     *
     * @throws InvalidItemException when one is null
     */
    static KeyList of(TableModel<?> model, List<? extends Map<String, ?>> keys) {
        List<Map<String, Object>> given = new ArrayList<>(keys.size());
        for (Map<String, ?> key : keys) {
            if (key == null) {
                throw new InvalidItemException(
                        model.table(),
                        null,
                        "The key at position " + given.size() + " (from 0) for table '" + model.table()
                                + "' is null; no key was read. Leave it out.");
            }
            given.add(copy(key));
        }
        return new KeyList(model, given);
    }

    String table() {
        return model.table();
    }

    int size() {
        return given.size();
    }

    /**
     * The attribute values of a key.
     *
     * @throws InvalidItemException when it holds what DynamoDB has no type for
     */
    Map<String, AttributeValue> encoded(int position) {
        return ItemWriteCodec.key(model, given.get(position), new ItemMeter());
    }

    /** In the caller's order of names; a name alone has none. */
    @SuppressWarnings("unchecked") // values are only read
    private static Map<String, Object> copy(Map<String, ?> key) {
        if (key.getClass() == IMMUTABLE) {
            return (Map<String, Object>) key;
        }
        if (key.size() == 1) {
            Map.Entry<String, ?> only = key.entrySet().iterator().next();
            return Collections.singletonMap(only.getKey(), only.getValue());
        }
        return Collections.unmodifiableMap(new LinkedHashMap<>(key));
    }
}
