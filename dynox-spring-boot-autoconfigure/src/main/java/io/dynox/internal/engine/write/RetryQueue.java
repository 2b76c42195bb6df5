package io.dynox.internal.engine.write;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Slots that wait for another request: single ones until they are due, and groups that were split off a rejected batch,
 * which must not be mixed with other writes and are due at once. Not thread-safe; owned by {@link WriteBuffer}.
 */
final class RetryQueue<P> {

    private record Due<P>(long dueNanos, long order, KeySlot<P> slot) implements Comparable<Due<P>> {
        @Override
        public int compareTo(Due<P> other) {
            // nanoTime wraps around: only differences may be compared
            long byTime = dueNanos - other.dueNanos;
            return byTime != 0 ? Long.signum(byTime) : Long.compare(order, other.order);
        }
    }

    private final PriorityQueue<Due<P>> waiting = new PriorityQueue<>();
    private final Deque<List<KeySlot<P>>> groups = new ArrayDeque<>();
    private long order;

    void add(KeySlot<P> slot, long dueNanos) {
        waiting.add(new Due<>(dueNanos, order++, slot));
    }

    void isolate(List<KeySlot<P>> group) {
        groups.add(group);
    }

    boolean isDue(long now) {
        return peekDue(now) != null;
    }

    boolean hasGroup() {
        return !groups.isEmpty();
    }

    @Nullable
    List<KeySlot<P>> peekGroup() {
        return groups.peek();
    }

    @Nullable
    List<KeySlot<P>> pollGroup() {
        return groups.poll();
    }

    /** The next slot if it is due, without removing it. */
    @Nullable
    KeySlot<P> peekDue(long now) {
        Due<P> head = waiting.peek();
        return head != null && head.dueNanos - now <= 0 ? head.slot : null;
    }

    void removeHead() {
        waiting.remove();
    }

    /** Nanoseconds until the next slot is due, negative when it is; {@link Long#MAX_VALUE} when there is none. */
    long nanosUntilDue(long now) {
        Due<P> head = waiting.peek();
        return head == null ? Long.MAX_VALUE : head.dueNanos - now;
    }

    /** Removes and returns everything. */
    List<KeySlot<P>> drain() {
        List<KeySlot<P>> all = new ArrayList<>();
        groups.forEach(all::addAll);
        groups.clear();
        for (Due<P> due = waiting.poll(); due != null; due = waiting.poll()) {
            all.add(due.slot);
        }
        return all;
    }
}
