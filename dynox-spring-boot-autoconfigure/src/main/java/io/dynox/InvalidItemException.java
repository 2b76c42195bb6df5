package io.dynox;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An item or a key that can't be written or read as it is: a key attribute is absent, of the wrong type, empty or too
 * long; the item is over 400 KB; a value has no meaning in DynamoDB. Found before anything is sent, or said by DynamoDB
 * of an item that stood alone in its request. Also an item that was read and doesn't fit the type that it is read as.
 */
public final class InvalidItemException extends DynoxException {

    private static final long serialVersionUID = 1L;

    private final @Nullable String attribute;
    private final transient Map<String, Object> key;
    private final transient Map<String, Object> item;

    /**
     * Creates an exception about an item.
     *
     * @param table the table, as the caller named it
     * @param attribute the attribute at fault, if it is one
     * @param message what is wrong and what to change, without the value
     */
    public InvalidItemException(String table, @Nullable String attribute, String message) {
        this(table, attribute, message, null);
    }

    /**
     * Creates an exception about an item that something else failed on, such as a converter or a constructor.
     *
     * @param table the table, as the caller named it
     * @param attribute the attribute at fault, if it is one
     * @param message what is wrong and what to change, without the value
     * @param cause what failed; its message may hold item content
     */
    public InvalidItemException(String table, @Nullable String attribute, String message, @Nullable Throwable cause) {
        this(table, attribute, message, cause, Map.of(), Map.of());
    }

    /**
     * Creates an exception about an item that was read and doesn't fit its type.
     *
     * @param table the table, as the caller named it
     * @param attribute the attribute at fault, if it is one
     * @param message what is wrong and what to change, without the value
     * @param cause what failed, if something did; its message may hold item content
     * @param key the key of the item, empty if it isn't known
     * @param item what was read
     */
    public InvalidItemException(
            String table,
            @Nullable String attribute,
            String message,
            @Nullable Throwable cause,
            Map<String, Object> key,
            Map<String, Object> item) {
        super(table, message, cause);
        this.attribute = attribute;
        this.key = key;
        this.item = item;
    }

    /**
     * Creates an exception about an item that DynamoDB refused.
     *
     * @param table the table, as the caller named it
     * @param message what is wrong and what to change, without the value
     * @param cause what DynamoDB said; its message may hold item content
     */
    public InvalidItemException(String table, String message, Throwable cause) {
        this(table, null, message, cause);
    }

    /**
     * Returns the key of an item that was read and doesn't fit its type. It is never part of the message.
     *
     * @return the key; empty for what was refused before it was sent, and where the key attributes aren't known
     */
    public Map<String, Object> key() {
        return key;
    }

    /**
     * Returns an item that was read and doesn't fit its type. It is never part of the message.
     *
     * @return the attributes that were read; empty for what was refused before it was sent
     */
    public Map<String, Object> item() {
        return item;
    }

    /** Returns the name or path of the attribute at fault; null when the item as a whole is at fault. */
    public @Nullable String attribute() {
        return attribute;
    }
}
