package io.dynox.internal.sdk;

import io.dynox.ItemWrite;
import io.dynox.event.BatchListener.Operation;
import io.dynox.internal.engine.write.WriteTransport;

/** Sends each write by itself, with {@code PutItem} or {@code DeleteItem}. Thread-safe. */
public interface SingleItemTransport<P> extends WriteTransport<P> {

    @Override
    default int maxWrites() {
        return 1;
    }

    @Override
    default Operation operation(ItemWrite.Kind kind) {
        return kind == ItemWrite.Kind.PUT ? Operation.PUT_ITEM : Operation.DELETE_ITEM;
    }
}
