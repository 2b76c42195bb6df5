package io.dynox.internal.engine.runtime;

/**
 * Knows whether the current thread runs a task of the engine, which other operations wait for: it must not wait for one of
 * them. Thread-safe; each thread has its own mark.
 */
public final class EngineThread {

    private static final ThreadLocal<Boolean> BUSY = ThreadLocal.withInitial(() -> false);

    private EngineThread() {}

    /** Runs a task that others wait for. */
    public static void run(Runnable task) {
        boolean wasBusy = BUSY.get();
        BUSY.set(true);
        try {
            task.run();
        } finally {
            if (!wasBusy) {
                BUSY.remove();
            }
        }
    }

    /**
     * Fails where a wait would stop the engine.
     *
     * @param what what is waited for
     * @throws IllegalStateException when the current thread runs a task of the engine
     */
    public static void requireWaitable(String what) {
        if (isBusy()) {
            throw new IllegalStateException(
                    "Can't wait for " + what + " inside a callback of Dynox (a listener, a dead-letter "
                            + "handler, a mapping, or a classifier): other operations wait for the thread '"
                            + Thread.currentThread().getName()
                            + "'. Call the asynchronous method, or hand the work to a thread of your own.");
        }
    }

    static boolean isBusy() {
        return BUSY.get() || Trampoline.isRunning();
    }
}
