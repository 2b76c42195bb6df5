package io.dynox.internal.engine.runtime;

/** Time stands still and timers never ring: whatever happens is brought about by calls. Thread-safe. */
public final class StillRuntime implements EngineRuntime {

    @Override
    public long nanoTime() {
        return 0;
    }

    @Override
    public Cancellable schedule(Runnable task, long delayNanos) {
        return () -> {};
    }

    @Override
    public double random() {
        return 0;
    }

    @Override
    public void execute(Runnable callback) {
        callback.run();
    }
}
