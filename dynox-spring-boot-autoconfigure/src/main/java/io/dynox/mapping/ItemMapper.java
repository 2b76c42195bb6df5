package io.dynox.mapping;

import java.util.Map;
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

    /** The item of attributes that were read. */
    T decode(Map<String, AttributeValue> attributes);

    /** An item that couldn't be encoded, for a report. */
    Map<String, ?> describe(T item);
}
