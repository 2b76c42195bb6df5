package io.dynox.internal.engine.write;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The slots of a writer by their keys. A hash table whose chains are the slots themselves: there is a slot for each write in the
 * buffer, and a map would add an entry of the same size to each. Not thread-safe; owned by {@link WriteQueues}.
 */
final class KeyIndex<P> {

    private static final int FIRST_BUCKETS = 64;

    /** A power of two of them, at least as many as slots. */
    private @Nullable KeySlot<P>[] buckets = buckets(FIRST_BUCKETS);

    private int size;

    /** Adds a slot, unless there is one of the same key, which is returned. */
    @Nullable
    KeySlot<P> putIfAbsent(KeySlot<P> fresh) {
        Object key = fresh.key;
        int place = place(key, buckets.length);
        for (KeySlot<P> slot = buckets[place]; slot != null; slot = slot.inBucket) {
            if (slot.key.equals(key)) {
                return slot;
            }
        }
        if (size == buckets.length) {
            grow();
            place = place(key, buckets.length);
        }
        size++;
        fresh.inBucket = buckets[place];
        buckets[place] = fresh;
        return null;
    }

    /** Removes a slot that is here. */
    void remove(KeySlot<P> slot) {
        int place = place(slot.key, buckets.length);
        KeySlot<P> before = null;
        KeySlot<P> at = buckets[place];
        while (at != slot) {
            if (at == null) {
                throw new IllegalStateException("the slot was never added, or was removed before");
            }
            before = at;
            at = at.inBucket;
        }
        if (before == null) {
            buckets[place] = slot.inBucket;
        } else {
            before.inBucket = slot.inBucket;
        }
        slot.inBucket = null;
        size--;
    }

    /** Calls an action with each slot, which must not add or remove any. */
    void forEach(Consumer<KeySlot<P>> action) {
        for (KeySlot<P> first : buckets) {
            for (KeySlot<P> slot = first; slot != null; slot = slot.inBucket) {
                action.accept(slot);
            }
        }
    }

    void clear() {
        buckets = buckets(FIRST_BUCKETS);
        size = 0;
    }

    private void grow() {
        @Nullable KeySlot<P>[] more = buckets(2 * buckets.length);
        for (KeySlot<P> first : buckets) {
            KeySlot<P> slot = first;
            while (slot != null) {
                KeySlot<P> next = slot.inBucket;
                int place = place(slot.key, more.length);
                slot.inBucket = more[place];
                more[place] = slot;
                slot = next;
            }
        }
        buckets = more;
    }

    /** Keys whose hashes differ in their upper bits only don't fall together. */
    private static int place(Object key, int buckets) {
        int hash = key.hashCode();
        return (hash ^ (hash >>> 16)) & (buckets - 1);
    }

    @SuppressWarnings("unchecked") // only slots of this writer are put into it
    private static <P> @Nullable KeySlot<P>[] buckets(int count) {
        return (@Nullable KeySlot<P>[]) new KeySlot<?>[count];
    }
}
