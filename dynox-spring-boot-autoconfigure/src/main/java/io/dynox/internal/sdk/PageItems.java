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
 * @param count how many items the service found, those that aren't handed out included
 * @param attributes the attributes of an item of the page, by its place among {@code items}
 * @param next where the next page begins; null after the last one
 * @param keyNames the names of the attributes that make a place; empty if they aren't known
 */
public record PageItems<T>(
        int segment,
        @Nullable Map<String, AttributeValue> from,
        List<T> items,
        int count,
        IntFunction<Map<String, AttributeValue>> attributes,
        @Nullable Map<String, AttributeValue> next,
        Set<String> keyNames) {

    /** The names of the attributes that make a place, which each place has; else those that are known. */
    static Set<String> names(
            @Nullable Map<String, AttributeValue> from, @Nullable Map<String, AttributeValue> next, Set<String> known) {
        return next == null ? from == null ? known : from.keySet() : next.keySet();
    }

    /** The place of an item; empty if it isn't known. */
    static Map<String, AttributeValue> place(Map<String, AttributeValue> item, Set<String> names) {
        Map<String, AttributeValue> place = new LinkedHashMap<>(item);
        place.keySet().retainAll(names);
        return place.size() == names.size() ? place : Map.of();
    }

    /** The place of an item of the page; empty if it isn't known. */
    public Map<String, AttributeValue> key(int item) {
        return place(attributes.apply(item), keyNames);
    }
}
