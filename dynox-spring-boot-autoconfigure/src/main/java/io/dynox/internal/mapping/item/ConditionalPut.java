package io.dynox.internal.mapping.item;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A put with the condition that the type of its item asks for.
 *
 * <p>Immutable.
 *
 * @param item the attributes as they are to be written
 * @param condition the condition; null when there is none
 * @param names the names that the condition mentions
 * @param values the values that the condition mentions
 */
public record ConditionalPut(
        Map<String, AttributeValue> item,
        @Nullable String condition,
        Map<String, String> names,
        Map<String, AttributeValue> values) {

    /** A put without a condition. */
    public static ConditionalPut always(Map<String, AttributeValue> item) {
        return new ConditionalPut(item, null, Map.of(), Map.of());
    }
}
