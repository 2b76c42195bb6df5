package io.dynox.internal.engine.runtime;

import io.dynox.internal.engine.runtime.EngineRuntime.Cancellable;
import org.jspecify.annotations.Nullable;

/**
 * One timer that is moved forward when something becomes due earlier, and never back: it may ring early, and is then armed
 * again by the next thread that looks. Not thread-safe; guarded by the lock of its owner.
 */
public final class Alarm {

    private final EngineRuntime runtime;
    private final Runnable action;
    private @Nullable Cancellable armed;
    private long dueNanos;

    public Alarm(EngineRuntime runtime, Runnable action) {
        this.runtime = runtime;
        this.action = action;
    }

    public void armIn(long now, long delayNanos) {
        long due = now + delayNanos;
        if (armed != null) {
            if (dueNanos - due <= 0) {
                return;
            }
            armed.cancel();
        }
        dueNanos = due;
        armed = runtime.schedule(action, delayNanos);
    }

    /** To be called first by the action. A ring that was called off too late finds a later due time, and changes nothing. */
    public void rung(long now) {
        if (dueNanos - now <= 0) {
            armed = null;
        }
    }

    public void cancel() {
        if (armed != null) {
            armed.cancel();
            armed = null;
        }
    }
}
