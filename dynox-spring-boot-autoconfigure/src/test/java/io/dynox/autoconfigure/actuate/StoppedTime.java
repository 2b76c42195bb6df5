package io.dynox.autoconfigure.actuate;

import io.dynox.internal.engine.runtime.EngineRuntime;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Time that a test moves; nothing that is scheduled comes due, and callbacks run at once. Thread-safe. */
final class StoppedTime implements EngineRuntime {

    private final AtomicLong now = new AtomicLong();

    void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    @Override
    public long nanoTime() {
        return now.get();
    }

    @Override
    public Cancellable schedule(Runnable task, long delayNanos) {
        return () -> {};
    }

    @Override
    public double random() {
        return 0.5;
    }

    @Override
    public void execute(Runnable callback) {
        callback.run();
    }
}
