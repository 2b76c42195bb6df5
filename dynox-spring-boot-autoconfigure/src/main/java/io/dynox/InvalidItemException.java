package io.dynox;

import org.jspecify.annotations.Nullable;

/**
 * An item or a key that can't be written or read as it is: a key attribute is absent, of the wrong type, empty or too
 * long; the item is over 400 KB; a value has no meaning in DynamoDB. Found before anything is sent, or said by DynamoDB
 * of an item that stood alone in its request. Also an item that was read and doesn't fit the type that it is read as.
 */
public final class InvalidItemException extends DynoxException {

    private static final long serialVersionUID = 1L;

    private final @Nullable String attribute;

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
        super(table, message, cause);
        this.attribute = attribute;
    }

    /**
     * Creates an exception about an item that DynamoDB refused.
     *
     * @param table the table, as the caller named it
     * @param message what is wrong and what to change, without the value
     * @param cause what DynamoDB said; its message may hold item content
     */
    public InvalidItemException(String table, String message, Throwable cause) {
        super(table, message, cause);
        this.attribute = null;
    }

    /**
     * The attribute at fault.
     *
     * @return its name or path; null when the item as a whole is at fault
     */
    public @Nullable String attribute() {
        return attribute;
    }
}
