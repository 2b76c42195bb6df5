package io.dynox.internal.engine.write;

import org.jspecify.annotations.Nullable;

/**
 * The place of one key: at most one write beyond the buffer, and at most one newer write behind it. A slot stands in
 * exactly one queue or batch at a time, so its key is never sent twice at once, and a newer write is put in the older
 * one's place without any search. Not thread-safe; owned by {@link WriteBuffer}.
 */
final class KeySlot<P> {

    /** Where the slot stands. */
    enum State {
        /** In the ready queue; {@code current} was never sent. */
        READY,
        /** In a batch that was sent; {@code current} is being attempted, {@code next} waits behind it. */
        IN_FLIGHT,
        /** In the retry queue or a group to isolate; {@code current} waits for another request. */
        WAITING
    }

    final Object key;
    PendingWrite<P> current;

    @Nullable
    PendingWrite<P> next;

    State state = State.READY;

    /** The next one in its place of the {@link KeyIndex}. */
    @Nullable
    KeySlot<P> inBucket;

    KeySlot(Object key, PendingWrite<P> current) {
        this.key = key;
        this.current = current;
    }
}
