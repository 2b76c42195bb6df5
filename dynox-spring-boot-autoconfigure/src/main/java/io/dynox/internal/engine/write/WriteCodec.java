package io.dynox.internal.engine.write;

import io.dynox.InvalidItemException;
import io.dynox.ItemWrite;
import java.util.Map;

/**
 * Turns a caller's items into what the transport sends, once, when they are issued. Thread-safe.
 *
 * @param <T> the caller's items
 * @param <P> what the transport sends
 */
public interface WriteCodec<T, P> {

    /**
     * Encodes a put.
     *
     * @throws InvalidItemException when the item can't be stored as it is
     */
    PendingWrite<P> put(T item);

    /**
     * Encodes a delete.
     *
     * @throws InvalidItemException when the key can't be one of the table
     */
    PendingWrite<P> delete(Map<String, ?> key);

    /** The item of a put, or the key of a delete, for a report. */
    Map<String, ?> describe(ItemWrite.Kind operation, P payload);

    /** An item that couldn't be encoded, for a report. */
    Map<String, ?> describeInvalid(T item);
}
