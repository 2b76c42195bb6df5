package io.dynox.internal.engine.runtime;

import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Real time: one daemon thread for timers, and the common pool for callers' callbacks. Thread-safe. */
public final class ScheduledRuntime implements EngineRuntime, AutoCloseable {

    /**
     * A timer that rings before all others wakes the thread of the timers, only for it to wait again: the time-out of each request
     * would, and the linger of each writer, where one follows the other. So there is one before those, once in this time.
     */
    private static final long REST_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final AtomicLong restEndNanos = new AtomicLong(System.nanoTime());
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
        if (delayNanos > REST_NANOS) {
            rest();
        }
        ScheduledFuture<?> scheduled = timer.schedule(task, delayNanos, TimeUnit.NANOSECONDS);
        return () -> scheduled.cancel(false);
    }

    private void rest() {
        long now = System.nanoTime();
        long end = restEndNanos.get();
        if (end - now <= 0 && restEndNanos.compareAndSet(end, now + REST_NANOS)) {
            Future<?> unused = timer.schedule(() -> {}, REST_NANOS, TimeUnit.NANOSECONDS);
        }
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
