package io.dynox.internal.mapping.item;

import io.dynox.WriteMode;
import io.dynox.internal.mapping.value.AttributeReader;
import io.dynox.internal.mapping.value.AttributeWriter;
import io.dynox.internal.mapping.value.Attributes;
import io.dynox.internal.mapping.value.BadValue;
import io.dynox.internal.mapping.value.ItemEncoder;
import java.util.LinkedHashMap;
import java.util.List;
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
     * The attributes of an item as it is, without those that are only filled when it is written.
     *
     * @throws BadValue as above
     */
    default Map<String, AttributeValue> encodeAsIs(T item) {
        return encode(item);
    }

    /**
     * The item of attributes that were read.
     *
     * @throws BadValue when they make no such item
     */
    T decode(Map<String, AttributeValue> attributes);

    /**
     * Writes the attributes of an item one after the other, without a model of them where the type allows it.
     *
     * @throws BadValue when it may not be storable; {@link #encode} then says whether it is, and why not
     */
    default void write(T item, AttributeWriter out) {
        Attributes.write(encode(item), out);
    }

    /**
     * Reads an item from attributes that come one after the other, without a model of them where the type allows it.
     *
     * @throws BadValue when they may make no such item; {@link #decode} then says whether they do, and why not
     */
    default T read(AttributeReader in) {
        return decode(Attributes.read(in));
    }

    /**
     * Describes an item that was refused, for a report: its attributes as DynamoDB names them, so that it can be corrected
     * and written again. A value that can't be stored is given as the caller gave it; what can't be had is left out.
     */
    Map<String, ?> describe(T item);

    /**
     * Stores the value of a key attribute as the item's attribute is stored.
     *
     * @return null if the value is stored as a plain one
     * @throws BadValue if it can't be stored
     */
    default @Nullable AttributeValue keyValue(String attribute, Object value) {
        return null;
    }

    /**
     * Encodes a key, each value as its attribute in an item is encoded.
     *
     * @throws BadValue if DynamoDB has no type for a value
     */
    default Map<String, AttributeValue> encodeKey(Map<?, ?> key) {
        Map<String, AttributeValue> stored = null;
        for (Map.Entry<?, ?> part : key.entrySet()) {
            if (part.getKey() instanceof String name && part.getValue() != null) {
                try {
                    AttributeValue value = keyValue(name, part.getValue());
                    if (value != null && key.size() == 1) {
                        return Map.of(name, value);
                    }
                    if (value != null) {
                        stored = stored == null ? new LinkedHashMap<>(4) : stored;
                        stored.put(name, value);
                    }
                } catch (BadValue e) {
                    throw e.inAttribute(name);
                }
            }
        }
        if (stored == null) {
            return ItemEncoder.encode(key);
        }
        if (stored.size() == key.size()) {
            return stored;
        }
        Map<Object, @Nullable Object> mixed = new LinkedHashMap<>(key);
        mixed.putAll(stored);
        return ItemEncoder.encode(mixed);
    }

    /** The primary key that the type of the items declares; null if it declares none. */
    default @Nullable TableKeys keys() {
        return null;
    }

    /** Returns the attributes that identify the types of items; empty if there is one type. */
    default List<String> typeAttributes() {
        return List.of();
    }

    /** Returns a mapper that reads parts of items, too: absent attributes are null, zero or false. */
    default ItemMapper<T> lenient() {
        return this;
    }

    /**
     * Returns a mapper of one type, or of some types, of those that share the table.
     *
     * @throws IllegalArgumentException if the table has one type, or others
     */
    default <S extends T> ItemMapper<S> only(Class<S> part) {
        throw new IllegalArgumentException("only(" + part.getSimpleName()
                + ".class) picks from the types that share a table: ask a table of a sealed interface, whose records"
                + " have @DynoxType");
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
