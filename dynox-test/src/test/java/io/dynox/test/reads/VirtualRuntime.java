package io.dynox.test.reads;

import io.dynox.internal.engine.runtime.EngineRuntime;
import io.dynox.test.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** An engine on time that a test moves; callbacks run at once. */
final class VirtualRuntime implements EngineRuntime {

    private final VirtualTime time;
    private final Instant start;

    VirtualRuntime(VirtualTime time) {
        this.time = time;
        this.start = time.clock().instant();
    }

    @Override
    public long nanoTime() {
        return Duration.between(start, time.clock().instant()).toNanos();
    }

    @Override
    public Cancellable schedule(Runnable task, long delayNanos) {
        Future<?> scheduled = time.scheduler().schedule(task, delayNanos, TimeUnit.NANOSECONDS);
        return () -> scheduled.cancel(false);
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
