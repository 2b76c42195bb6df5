package io.dynox.test;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A scheduler that is made when a reply is first delayed, and whose one daemon thread goes away when idle, so that a database
 * needs no close. Thread-safe.
 */
final class LazyScheduler implements Supplier<ScheduledExecutorService> {

    private static final long IDLE_SECONDS = 5;

    private @Nullable ScheduledExecutorService scheduler;

    @Override
    public synchronized ScheduledExecutorService get() {
        if (scheduler == null) {
            ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, task -> {
                Thread thread = Executors.defaultThreadFactory().newThread(task);
                thread.setName("in-memory-dynamodb-" + thread.getId());
                thread.setDaemon(true);
                return thread;
            });
            executor.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
            executor.allowCoreThreadTimeOut(true);
            scheduler = executor;
        }
        return scheduler;
    }
}
