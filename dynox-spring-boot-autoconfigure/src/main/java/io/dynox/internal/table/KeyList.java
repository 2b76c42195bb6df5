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
 * The keys that a caller gave, in their order, as they were given and as they are sent.
 *
 * @param table the table, as the caller named it
 * @param given copies of the caller's maps, for the report
 * @param encoded the same keys as attribute values
 */
record KeyList(String table, List<Map<String, Object>> given, List<Map<String, AttributeValue>> encoded) {

    /**
     * Encodes keys.
     *
     * @throws InvalidItemException when one is null, or holds what DynamoDB has no type for
     */
    static KeyList encode(TableModel<?> model, List<? extends Map<String, ?>> keys) {
        List<Map<String, Object>> given = new ArrayList<>(keys.size());
        List<Map<String, AttributeValue>> encoded = new ArrayList<>(keys.size());
        for (Map<String, ?> key : keys) {
            if (key == null) {
                throw new InvalidItemException(
                        model.table(),
                        null,
                        "The key at position " + given.size() + " (from 0) for table '" + model.table()
                                + "' is null; no key was read. Leave it out.");
            }
            given.add(copy(key));
            encoded.add(ItemWriteCodec.key(model, key, new ItemMeter()));
        }
        return new KeyList(model.table(), given, encoded);
    }

    /** In the caller's order of names; a name alone has none. */
    private static Map<String, Object> copy(Map<String, ?> key) {
        if (key.size() == 1) {
            Map.Entry<String, ?> only = key.entrySet().iterator().next();
            return Collections.singletonMap(only.getKey(), only.getValue());
        }
        return Collections.unmodifiableMap(new LinkedHashMap<>(key));
    }
}
