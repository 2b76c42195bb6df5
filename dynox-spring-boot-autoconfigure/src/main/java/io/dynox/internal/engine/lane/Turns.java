package io.dynox.internal.engine.lane;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who waits for a place in a lane, in the order in which they came, and who has been given one that it has not taken yet.
 * A waiter that took a place goes to the end of the queue for the next one, so a small operation is served after one request of
 * each of those before it.
 *
 * <p>Not thread-safe; owned by {@link Lane}.
 */
final class Turns {

    private final Deque<Runnable> queue = new ArrayDeque<>();
    private final Set<Runnable> queued = new HashSet<>();
    private final Set<Runnable> granted = new LinkedHashSet<>();

    boolean isNobodyWaiting() {
        return queue.isEmpty();
    }

    int size() {
        return queue.size();
    }

    /** Takes a place in the queue, unless it has one. */
    void await(Runnable waiter) {
        if (queued.add(waiter)) {
            queue.add(waiter);
        }
    }

    /** It waits no longer. */
    void leave(Runnable waiter) {
        if (!queued.isEmpty() && queued.remove(waiter)) {
            queue.remove(waiter);
        }
    }

    /** Gives a place to the one that has waited longest; null if none waits. */
    @Nullable
    Runnable grant() {
        Runnable next = queue.poll();
        if (next != null) {
            queued.remove(next);
            granted.add(next);
        }
        return next;
    }

    /** Takes the place that was given, or returns false when there is none. */
    boolean take(Runnable waiter) {
        return !granted.isEmpty() && granted.remove(waiter);
    }

    /** Takes back what was given and not taken: they wait again, before the others. Returns how many places these are. */
    int revoke() {
        List<Runnable> back = new ArrayList<>(granted);
        granted.clear();
        for (int i = back.size() - 1; i >= 0; i--) {
            Runnable waiter = back.get(i);
            leave(waiter);
            queued.add(waiter);
            queue.addFirst(waiter);
        }
        return back.size();
    }
}
