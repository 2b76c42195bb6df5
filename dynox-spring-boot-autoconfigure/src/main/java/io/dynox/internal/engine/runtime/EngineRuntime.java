package io.dynox.internal.engine.runtime;

/** Time, timers, randomness and the threads of callers' callbacks, injected so that a simulation can own them. Thread-safe. */
public interface EngineRuntime {

    /** A monotonic clock, as {@link System#nanoTime()}. */
    long nanoTime();

    /** Runs a short task after a delay; the returned handle cancels it if it has not begun. */
    Cancellable schedule(Runnable task, long delayNanos);

    /** An evenly distributed number from zero (inclusive) to one (exclusive). */
    double random();

    /** Runs code that callers hung on a future, away from locks and I/O threads. */
    void execute(Runnable callback);

    /** A scheduled task that may be called off. */
    @FunctionalInterface
    interface Cancellable {
        /** Calls the task off if it has not begun. */
        void cancel();
    }
}
