package io.dynox.internal.engine.runtime;

import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Real time: one daemon thread for timers, and the common pool for callers' callbacks. Thread-safe. */
public final class ScheduledRuntime implements EngineRuntime, AutoCloseable {

    private final ScheduledThreadPoolExecutor timer;
    private final Executor callbacks;

    /** Creates a runtime whose callbacks run in the common pool. */
    public ScheduledRuntime() {
        this(ForkJoinPool.commonPool());
    }

    /**
     * Creates a runtime.
     *
     * @param callbacks runs what callers hung on futures
     */
    public ScheduledRuntime(Executor callbacks) {
        this.callbacks = callbacks;
        this.timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "dynox-timer");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public Cancellable schedule(Runnable task, long delayNanos) {
        ScheduledFuture<?> scheduled = timer.schedule(task, delayNanos, TimeUnit.NANOSECONDS);
        return () -> scheduled.cancel(false);
    }

    @Override
    public double random() {
        return ThreadLocalRandom.current().nextDouble();
    }

    @Override
    public void execute(Runnable callback) {
        callbacks.execute(callback);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
