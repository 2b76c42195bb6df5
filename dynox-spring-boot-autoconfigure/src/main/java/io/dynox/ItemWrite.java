package io.dynox;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One put or delete that a caller issued.
 *
 * <p>Immutable as far as its item is. {@link #toString()} leaves the content of the item out, so that it may be logged.
 *
 * @param table the table, as the caller named it
 * @param kind put or delete
 * @param item the item of a put, the key of a delete: attributes as DynamoDB names them, as far as they could be had
 * @param source the caller's own object if it was refused before it was sent, or is handed to
 *     {@link WriteOptions.Builder#onWritten}; null for another write that was sent, of which only the attributes are kept
 */
public record ItemWrite(
        String table,
        Kind kind,
        Map<String, ?> item,
        @Nullable Object source) {

    /** What a write does with an item. */
    public enum Kind {
        /** Adds an item, or replaces the one with the same key as a whole. */
        PUT,
        /** Removes the item of a key, if there is one. */
        DELETE
    }

    /**
     * A put.
     *
     * @param table the name or the ARN of the table
     * @param item the item
     * @return a write
     */
    public static ItemWrite put(String table, Map<String, ?> item) {
        return new ItemWrite(table, Kind.PUT, item, null);
    }

    /**
     * A delete.
     *
     * @param table the name or the ARN of the table
     * @param key the key attributes of the table and no others
     * @return a write
     */
    public static ItemWrite delete(String table, Map<String, ?> key) {
        return new ItemWrite(table, Kind.DELETE, key, null);
    }

    @Override
    public String toString() {
        return kind + " on table '" + table + "'";
    }
}
