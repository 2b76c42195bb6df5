package io.dynox.internal.logging;

import io.dynox.event.CallerContext;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Takes the diagnostic context ({@link MDC}) of a caller's thread along, so that its correlation ids stand in the lines
 * that its operations log from other threads; and keeps those of others out. Immutable.
 */
public final class MdcContext implements CallerContext {

    /** A caller without a diagnostic context: that of the thread must not pass for its own. */
    private static final Snapshot WITHOUT = task -> run(Map.of(), task);

    /** Creates the context. */
    public MdcContext() {}

    @Override
    public Snapshot capture() {
        Map<String, String> captured = MDC.getCopyOfContextMap();
        return captured == null || captured.isEmpty() ? WITHOUT : task -> run(captured, task);
    }

    private static void run(Map<String, String> captured, Runnable task) {
        Map<String, String> before = MDC.getCopyOfContextMap();
        set(captured);
        try {
            task.run();
        } finally {
            set(before);
        }
    }

    private static void set(@Nullable Map<String, String> context) {
        if (context == null || context.isEmpty()) {
            MDC.clear();
        } else {
            MDC.setContextMap(context);
        }
    }
}
