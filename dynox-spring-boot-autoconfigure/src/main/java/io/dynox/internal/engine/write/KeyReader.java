package io.dynox.internal.engine.write;

import io.dynox.InvalidItemException;
import io.dynox.ItemWrite;
import java.util.List;

/**
 * Reads the identity of a write's key. Two writes have equal identities exactly when DynamoDB would see the same key.
 * Thread-safe.
 *
 * @param <P> what the transport sends
 */
@FunctionalInterface
public interface KeyReader<P> {

    /**
     * The identity: immutable, with {@code equals} and {@code hashCode}.
     *
     * @throws InvalidItemException when a key attribute is absent, of the wrong type, empty or too long
     */
    Object key(ItemWrite.Kind operation, P payload);

    /** The names of the key attributes; none where they are not known. */
    default List<String> names() {
        return List.of();
    }
}
