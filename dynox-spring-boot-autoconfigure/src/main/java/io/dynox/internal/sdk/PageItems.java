package io.dynox.internal.sdk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The items of a page, and where it begins and ends.
 *
 * <p>Immutable.
 *
 * @param segment the part of the table, from zero on
 * @param from where the page begins; null at the beginning of the segment
 * @param attributes the attributes of an item of the page, by its place among {@code items}
 * @param next where the next page begins; null after the last one
 * @param keyNames the names of the attributes that make a place; empty if they aren't known
 */
public record PageItems<T>(
        int segment,
        @Nullable Map<String, AttributeValue> from,
        List<T> items,
        IntFunction<Map<String, AttributeValue>> attributes,
        @Nullable Map<String, AttributeValue> next,
        Set<String> keyNames) {

    /** The place of an item of the page; empty if it isn't known. */
    public Map<String, AttributeValue> key(int item) {
        Set<String> names = next == null ? from == null ? keyNames : from.keySet() : next.keySet();
        if (names.isEmpty()) {
            return Map.of();
        }
        Map<String, AttributeValue> key = new LinkedHashMap<>(attributes.apply(item));
        key.keySet().retainAll(names);
        return key.size() == names.size() ? key : Map.of();
    }
}
