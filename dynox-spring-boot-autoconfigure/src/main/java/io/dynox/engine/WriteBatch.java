package io.dynox.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * A legal batch: 1 to 25 writes with distinct keys. It holds the writes that were sent, as a slot's content may move on.
 *
 * <p>Built under the lock of {@link WriteBuffer}, not changed afterwards.
 */
final class WriteBatch<P> {

    /** The most writes of a BatchWriteItem request (DynamoDB API reference). */
    static final int MAX_WRITES = 25;

    /** The most bytes that a batch may take on the wire: 16 MB (DynamoDB API reference) less room for the envelope. */
    static final int MAX_BYTES = (16 << 20) - (64 << 10);

    final List<KeySlot<P>> slots;
    long sentNanos;
    long itemBytes;
    int units;

    WriteBatch(int capacity) {
        this.slots = new ArrayList<>(capacity);
    }

    int size() {
        return slots.size();
    }

    void add(KeySlot<P> slot) {
        slots.add(slot);
        itemBytes += slot.current.itemBytes;
        units += slot.current.units();
    }

    List<P> payloads() {
        List<P> payloads = new ArrayList<>(slots.size());
        for (KeySlot<P> slot : slots) {
            payloads.add(slot.current.payload);
        }
        return payloads;
    }
}
