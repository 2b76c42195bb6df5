package io.dynox;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A mapping of an application's own between items and attributes, for types that are neither records nor classes of the
 * Enhanced client. Schemas of the Enhanced client are mappings by {@code io.dynox.enhanced.EnhancedItems.of(schema)}.
 *
 * <p>Implementations are thread-safe. What they throw fails the item, not the batch.
 *
 * @param <T> the type of the items
 */
public interface ItemMapping<T> {

    /**
     * The attributes of an item.
     *
     * @param item an item
     * @return its attributes, those of its key included
     */
    Map<String, AttributeValue> toAttributes(T item);

    /**
     * The item of attributes.
     *
     * @param attributes attributes that were read
     * @return an item
     */
    T toItem(Map<String, AttributeValue> attributes);

    /**
     * The names of the key attributes, the partition key first. Unless it is given, they are configured
     * ({@code dynox.tables.<name>.partition-key}), or asked for once with {@code DescribeTable}.
     *
     * @return no, one or two names
     */
    default List<String> keyAttributes() {
        return List.of();
    }

    /**
     * Stores a value that a caller gives in a key, as in {@code table.key(id)}, as {@link #toAttributes} stores it.
     * Override it if a key attribute isn't a string, a number or bytes in Java.
     *
     * @param name the name of the attribute
     * @param value the caller's value
     * @return how DynamoDB stores it, or empty if it is to be stored as it is; empty by default
     */
    default Optional<AttributeValue> keyAttribute(String name, Object value) {
        return Optional.empty();
    }
}
