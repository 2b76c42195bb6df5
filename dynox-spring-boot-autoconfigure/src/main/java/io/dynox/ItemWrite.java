package io.dynox;

import java.util.Map;

/**
 * One put or delete that a caller issued.
 *
 * <p>Immutable as far as its item is. {@link #toString()} leaves the content of the item out, so that it may be logged.
 *
 * @param table the table, as the caller named it
 * @param operation put or delete
 * @param item the item of a put, the key of a delete
 */
public record ItemWrite(String table, WriteOperation operation, Map<String, ?> item) {

    @Override
    public String toString() {
        return operation + " on table '" + table + "'";
    }
}
