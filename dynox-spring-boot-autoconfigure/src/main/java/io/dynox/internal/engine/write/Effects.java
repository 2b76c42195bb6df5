package io.dynox.internal.engine.write;

import io.dynox.internal.engine.runtime.Border;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a change of state brings about for others: completions of futures and calls of listeners, collected under a lock
 * and run after it was released. Not thread-safe; local to one call.
 */
final class Effects {

    /** Made when it is needed: most puts have no effects. */
    private @Nullable List<Runnable> actions;

    void add(Runnable action) {
        if (actions == null) {
            actions = new ArrayList<>(4);
        }
        actions.add(action);
    }

    /** Adds one that runs before all that were added. */
    void addFirst(Runnable action) {
        add(action);
        if (actions != null && actions.size() > 1) {
            actions.add(0, actions.remove(actions.size() - 1));
        }
    }

    void run() {
        if (actions != null) {
            // one that fails must not take the others along
            actions.forEach(action -> Border.run("A callback", action));
        }
    }
}
