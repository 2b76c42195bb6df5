package io.dynox.internal.mapping.item;

import io.dynox.WriteMode;
import io.dynox.internal.mapping.value.BadValue;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Turns a caller's items into attribute values and back. Thread-safe.
 *
 * @param <T> the caller's items
 */
public interface ItemMapper<T> {

    /**
     * The attributes of an item.
     *
     * @throws BadValue when DynamoDB has no type for a part of it
     */
    Map<String, AttributeValue> encode(T item);

    /**
     * The item of attributes that were read.
     *
     * @throws BadValue when they make no such item
     */
    T decode(Map<String, AttributeValue> attributes);

    /** An item that couldn't be encoded, for a report. */
    Map<String, ?> describe(T item);

    /** The primary key that the type of the items tells; null when it tells none. */
    default @Nullable TableKeys keys() {
        return null;
    }

    /**
     * Checks that items can be written so.
     *
     * @throws RuntimeException when the type asks for what writes of this mode can't do
     */
    default void check(WriteMode mode) {
        WriteRules.none().check(mode);
    }

    /**
     * An item with the condition of its put.
     *
     * @throws BadValue as when it is encoded
     */
    default ConditionalPut conditionalPut(T item) {
        return ConditionalPut.always(encode(item));
    }
}
