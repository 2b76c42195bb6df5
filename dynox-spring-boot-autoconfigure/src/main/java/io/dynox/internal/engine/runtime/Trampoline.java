package io.dynox.internal.engine.runtime;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks that may bring about further tasks on the same thread one after the other rather than one inside the other:
 * a transport that answers at once would otherwise nest each request in the one before it. Thread-safe; each thread has
 * its own.
 */
public final class Trampoline {

    private static final ThreadLocal<@Nullable Deque<Runnable>> RUNNING = new ThreadLocal<>();

    private Trampoline() {}

    /** Whether the current thread runs such tasks. */
    static boolean isRunning() {
        return RUNNING.get() != null;
    }

    public static void run(Runnable task) {
        Deque<Runnable> outer = RUNNING.get();
        if (outer != null) {
            outer.add(task);
            return;
        }
        Deque<Runnable> tasks = new ArrayDeque<>();
        RUNNING.set(tasks);
        try {
            for (Runnable next = task; next != null; next = tasks.poll()) {
                // one that fails must not take the others along
                Border.run("A task of the engine; please report this: it", next);
            }
        } finally {
            RUNNING.remove();
        }
    }
}
