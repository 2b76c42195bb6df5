package io.dynox;

import java.util.Map;
import java.util.Optional;

/**
 * What a streamed batch get knows of one key.
 *
 * <p>Immutable as far as the item is. {@link #toString()} leaves the content out.
 *
 * @param <T> the type of the items
 * @param key the key, as the caller gave it
 * @param item the item; empty when the table has none with this key
 */
public record KeyResult<T>(Map<String, Object> key, Optional<T> item) {

    @Override
    public String toString() {
        return "KeyResult[" + (item.isPresent() ? "found" : "missing") + "]";
    }
}
