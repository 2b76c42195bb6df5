package io.dynox.internal.engine.read;

import io.dynox.internal.engine.runtime.Alarm;
import io.dynox.internal.engine.runtime.EngineRuntime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a stream that came into no group yet. A full group is cut at once, a partial one when it has lingered.
 * Not thread-safe; owned by {@link KeyGroups}.
 */
final class GroupCutter<K> {

    private final EngineRuntime runtime;
    private final long lingerNanos;
    private final Alarm alarm;
    private final Deque<K> waiting = new ArrayDeque<>();
    private long lingerEndNanos;

    GroupCutter(EngineRuntime runtime, long lingerNanos, Runnable onAlarm) {
        this.runtime = runtime;
        this.lingerNanos = lingerNanos;
        this.alarm = new Alarm(runtime, onAlarm);
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Adds a key, and says whether a group may be cut, or the timer be set, because of it. */
    boolean add(K key) {
        waiting.add(key);
        if (waiting.size() == 1) {
            lingerEndNanos = runtime.nanoTime() + lingerNanos;
        }
        return waiting.size() == 1 || waiting.size() % KeyQueue.MAX_KEYS == 0 || lingerNanos == 0;
    }

    /**
     * The keys of the next group, or null when there is none yet; then the timer is set if time alone changes that.
     *
     * @param hasAll whether no more keys come, so that a partial group need not wait
     */
    @Nullable
    List<K> cut(boolean hasAll) {
        if (waiting.isEmpty()) {
            return null;
        }
        boolean isPartial = waiting.size() < KeyQueue.MAX_KEYS && !hasAll;
        if (isPartial && lingerNanos > 0) {
            long now = runtime.nanoTime();
            long left = lingerEndNanos - now;
            if (left > 0) {
                alarm.armIn(now, left);
                return null;
            }
        }
        List<K> group = new ArrayList<>(Math.min(waiting.size(), KeyQueue.MAX_KEYS));
        while (!waiting.isEmpty() && group.size() < KeyQueue.MAX_KEYS) {
            group.add(waiting.remove());
        }
        // a rest is younger than what was cut: it gets its full time
        lingerEndNanos = runtime.nanoTime() + lingerNanos;
        return group;
    }

    /** To be called when the timer rang. */
    void rung() {
        alarm.rung(runtime.nanoTime());
    }

    /** Takes what is left, and stops the timer. */
    List<K> drain() {
        List<K> left = List.copyOf(waiting);
        close();
        return left;
    }

    /** Drops what is left. */
    void close() {
        waiting.clear();
        alarm.cancel();
    }
}
