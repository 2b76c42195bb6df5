package io.dynox.internal.engine.runtime;

/**
 * A runtime on which each task runs to its end and each callback runs once, also where the executor of callbacks refuses
 * it: then it runs on the thread of the timers, and where these are shut down, on the current thread. Thread-safe.
 */
public final class GuardedRuntime implements EngineRuntime {

    private static final String TASK = "A task of the engine";
    private static final String CALLBACK = "A callback";

    private final EngineRuntime runtime;

    private GuardedRuntime(EngineRuntime runtime) {
        this.runtime = runtime;
    }

    /** Guards a runtime, unless it is guarded already. */
    public static EngineRuntime of(EngineRuntime runtime) {
        return runtime instanceof GuardedRuntime ? runtime : new GuardedRuntime(runtime);
    }

    @Override
    public long nanoTime() {
        return runtime.nanoTime();
    }

    @Override
    public Cancellable schedule(Runnable task, long delayNanos) {
        return runtime.schedule(() -> EngineThread.run(() -> Border.run(TASK, task)), delayNanos);
    }

    @Override
    public double random() {
        return runtime.random();
    }

    @Override
    public void execute(Runnable callback) {
        Runnable once = Border.once(() -> Border.run(CALLBACK, callback));
        boolean taken = Border.call("The executor of callbacks", () -> executes(once), () -> false);
        if (!taken && !Border.call("The timer", () -> schedules(once), () -> false)) {
            EngineThread.run(once);
        }
    }

    private boolean executes(Runnable callback) {
        runtime.execute(callback);
        return true;
    }

    private boolean schedules(Runnable callback) {
        Cancellable unused = runtime.schedule(() -> EngineThread.run(callback), 0);
        return true;
    }
}
