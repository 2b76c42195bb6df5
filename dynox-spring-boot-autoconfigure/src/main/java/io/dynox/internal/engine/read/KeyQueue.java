package io.dynox.internal.engine.read;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one batch get that are not being asked for: fresh ones in their order, and those that wait for another
 * request. Not thread-safe; owned by {@link ReadPipeline}.
 */
final class KeyQueue {

    /** The most keys of a BatchGetItem request (DynamoDB API reference). */
    static final int MAX_KEYS = 100;

    /** Longer than anybody waits, and short enough to be added to a time. */
    static final long NEVER_NANOS = Long.MAX_VALUE >> 2;

    private final int size;
    private int nextFresh;
    private final PriorityQueue<AskedKeys> waiting =
            new PriorityQueue<>((a, b) -> Long.signum(a.dueNanos - b.dueNanos));

    KeyQueue(int size) {
        this.size = size;
    }

    /**
     * Keys are to be asked for again.
     *
     * @param dueNanos from when on
     * @param lateNanos when they are too late, not before {@code dueNanos}
     */
    void askAgain(AskedKeys keys, long dueNanos, long lateNanos) {
        keys.dueNanos = dueNanos;
        keys.lateNanos = lateNanos;
        waiting.add(keys);
    }

    boolean isAnyWaiting() {
        return nextFresh < size || !waiting.isEmpty();
    }

    boolean isSendable(long now) {
        return nextFresh < size || isDue(waiting.peek(), now);
    }

    long nanosUntilDue(long now) {
        AskedKeys head = waiting.peek();
        return head == null ? Long.MAX_VALUE : head.dueNanos - now;
    }

    /** Nanoseconds until a key that waits is too late, not above zero when one is. */
    long nanosUntilLate(long now) {
        long least = Long.MAX_VALUE;
        for (AskedKeys keys : waiting) {
            least = Math.min(least, keys.lateNanos - now);
        }
        return least;
    }

    /** Takes the keys that are too late. */
    List<AskedKeys> drainLate(long now) {
        List<AskedKeys> late =
                waiting.stream().filter(keys -> keys.lateNanos - now <= 0).toList();
        waiting.removeAll(late);
        return late;
    }

    /** Takes up to a request full: keys that are due first, fresh ones after them. */
    List<AskedKeys> poll(long now) {
        List<AskedKeys> taken = new ArrayList<>(2);
        int room = MAX_KEYS;
        for (AskedKeys head = waiting.peek(); isDue(head, now) && room > 0; head = waiting.peek()) {
            AskedKeys keys = waiting.remove();
            if (keys.size() > room) {
                waiting.add(keys.only(room, keys.size()));
                keys = keys.only(0, room);
            }
            taken.add(keys);
            room -= keys.size();
        }
        int end = Math.min(size, nextFresh + room);
        if (nextFresh < end) {
            taken.add(new AskedKeys(IntStream.range(nextFresh, end).toArray()));
            nextFresh = end;
        }
        return taken;
    }

    /** Takes everything. */
    List<AskedKeys> drain() {
        List<AskedKeys> all = new ArrayList<>(waiting);
        waiting.clear();
        all.add(new AskedKeys(IntStream.range(nextFresh, size).toArray()));
        nextFresh = size;
        return all;
    }

    private static boolean isDue(@Nullable AskedKeys head, long now) {
        return head != null && head.dueNanos - now <= 0;
    }
}
