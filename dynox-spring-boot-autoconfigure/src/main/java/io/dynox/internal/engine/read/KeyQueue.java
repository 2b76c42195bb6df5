package io.dynox.internal.engine.read;

import java.util.Arrays;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one batch get that are not being asked for: fresh ones in their order, and those that wait for another
 * request.
 *
 * <p>Not thread-safe; owned by {@link ReadPipeline}.
 */
final class KeyQueue {

    /** The most keys of a BatchGetItem request (DynamoDB API reference). */
    static final int MAX_KEYS = 100;

    /** Longer than anybody waits, and short enough to be added to a time. */
    static final long NEVER_NANOS = Long.MAX_VALUE >> 2;

    /** Keys that may be asked for again from one moment on. */
    private static final class Due {
        final long dueNanos;
        final long lateNanos;
        final int[] keys;

        Due(long dueNanos, long lateNanos, int[] keys) {
            this.dueNanos = dueNanos;
            this.lateNanos = lateNanos;
            this.keys = keys;
        }
    }

    private final int size;
    private int nextFresh;
    private final PriorityQueue<Due> waiting = new PriorityQueue<>((a, b) -> Long.signum(a.dueNanos - b.dueNanos));

    KeyQueue(int size) {
        this.size = size;
    }

    /**
     * Keys are to be asked for again.
     *
     * @param dueNanos from when on
     * @param lateNanos when the first of them is too late, not before {@code dueNanos}
     */
    void askAgain(int[] keys, long dueNanos, long lateNanos) {
        waiting.add(new Due(dueNanos, lateNanos, keys));
    }

    boolean isSendable(long now) {
        return nextFresh < size || isDue(waiting.peek(), now);
    }

    long nanosUntilDue(long now) {
        Due head = waiting.peek();
        return head == null ? Long.MAX_VALUE : head.dueNanos - now;
    }

    /** Nanoseconds until a key that waits is too late, not above zero when one is. */
    long nanosUntilLate(long now) {
        long least = Long.MAX_VALUE;
        for (Due due : waiting) {
            least = Math.min(least, due.lateNanos - now);
        }
        return least;
    }

    /** Takes the keys that wait together with one that is too late. */
    int[] drainLate(long now) {
        int[] late = waiting.stream()
                .filter(due -> due.lateNanos - now <= 0)
                .flatMapToInt(due -> IntStream.of(due.keys))
                .toArray();
        waiting.removeIf(due -> due.lateNanos - now <= 0);
        return late;
    }

    /** Takes up to a request full: keys that are due first, fresh ones after them. */
    int[] poll(long now) {
        int[] taken = new int[MAX_KEYS];
        int count = 0;
        for (Due head = waiting.peek(); isDue(head, now) && count < MAX_KEYS; head = waiting.peek()) {
            Due due = waiting.remove();
            int fitting = Math.min(due.keys.length, MAX_KEYS - count);
            System.arraycopy(due.keys, 0, taken, count, fitting);
            count += fitting;
            if (fitting < due.keys.length) {
                int[] rest = Arrays.copyOfRange(due.keys, fitting, due.keys.length);
                waiting.add(new Due(due.dueNanos, due.lateNanos, rest));
            }
        }
        while (nextFresh < size && count < MAX_KEYS) {
            taken[count++] = nextFresh++;
        }
        return Arrays.copyOf(taken, count);
    }

    /** Takes everything. */
    int[] drain() {
        int[] fresh = IntStream.range(nextFresh, size).toArray();
        nextFresh = size;
        int[] all = IntStream.concat(IntStream.of(fresh), waiting.stream().flatMapToInt(due -> IntStream.of(due.keys)))
                .toArray();
        waiting.clear();
        return all;
    }

    private static boolean isDue(@Nullable Due head, long now) {
        return head != null && head.dueNanos - now <= 0;
    }
}
