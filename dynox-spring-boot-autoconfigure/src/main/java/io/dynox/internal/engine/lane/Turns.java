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
 * Who waits for a place in a lane, or for a rate limit, in the order in which they came, and who has been given one that it has not taken yet.
 * Whoever took a place goes to the end of the queue for the next one, so a small operation is served after one request of each of those before
 * it. Not thread-safe; guarded by the lock of its owner.
 */
public final class Turns {

    private final Deque<Runnable> queue = new ArrayDeque<>();
    private final Set<Runnable> queued = new HashSet<>();
    private final Set<Runnable> granted = new LinkedHashSet<>();

    public boolean isNobodyWaiting() {
        return queue.isEmpty();
    }

    /** Whether a place was given that was not taken yet. */
    public boolean isAnyGranted() {
        return !granted.isEmpty();
    }

    public int size() {
        return queue.size();
    }

    /** Takes a place in the queue, unless it has one. */
    public void await(Runnable waiter) {
        if (queued.add(waiter)) {
            queue.add(waiter);
        }
    }

    /** Takes the first place in the queue. */
    public void awaitFirst(Runnable waiter) {
        leave(waiter);
        queued.add(waiter);
        queue.addFirst(waiter);
    }

    /** It waits no longer. */
    public void leave(Runnable waiter) {
        if (!queued.isEmpty() && queued.remove(waiter)) {
            queue.remove(waiter);
        }
    }

    /** Gives a place to who has waited longest; null when nobody waits. */
    public @Nullable Runnable grant() {
        Runnable next = queue.poll();
        if (next != null) {
            queued.remove(next);
            granted.add(next);
        }
        return next;
    }

    /** Takes the place that was given, or returns false when there is none. */
    public boolean take(Runnable waiter) {
        return !granted.isEmpty() && granted.remove(waiter);
    }

    /** Takes back what was given and not taken: they wait again, before the others. Returns how many places these are. */
    public int revoke() {
        List<Runnable> back = new ArrayList<>(granted);
        granted.clear();
        for (int i = back.size() - 1; i >= 0; i--) {
            Runnable waiter = back.get(i);
            awaitFirst(waiter);
        }
        return back.size();
    }
}
