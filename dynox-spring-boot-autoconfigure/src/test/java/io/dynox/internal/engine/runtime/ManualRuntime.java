package io.dynox.internal.engine.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Time that a test moves; callbacks run at once. Not thread-safe. */
public final class ManualRuntime implements EngineRuntime {

    private record Task(long dueNanos, Runnable task) {}

    private final List<Task> tasks = new ArrayList<>();
    /** Starts near the end of its range: what compares times must compare differences. */
    private long now = Long.MAX_VALUE - 10;

    double random = 0.5;

    @Override
    public long nanoTime() {
        return now;
    }

    @Override
    public Cancellable schedule(Runnable task, long delayNanos) {
        Task scheduled = new Task(now + Math.max(0, delayNanos), task);
        tasks.add(scheduled);
        return () -> tasks.remove(scheduled);
    }

    @Override
    public double random() {
        return random;
    }

    @Override
    public void execute(Runnable callback) {
        callback.run();
    }

    public int scheduled() {
        return tasks.size();
    }

    /** Runs what is due next; false when there is nothing. */
    public boolean advanceToNext() {
        Task next = next();
        if (next != null) {
            advance(Duration.ofNanos(Math.max(0, next.dueNanos - now)));
        }
        return next != null;
    }

    private @Nullable Task next() {
        return tasks.stream()
                .min(Comparator.comparingLong(task -> task.dueNanos - now))
                .orElse(null);
    }

    public void advance(Duration time) {
        long end = now + time.toNanos();
        while (true) {
            Task next = next();
            if (next == null || next.dueNanos - end > 0) {
                now = end;
                return;
            }
            tasks.remove(next);
            now = next.dueNanos;
            next.task.run();
        }
    }
}
