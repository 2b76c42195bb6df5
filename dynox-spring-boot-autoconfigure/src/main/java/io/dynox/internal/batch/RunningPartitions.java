package io.dynox.internal.batch;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.batch.core.step.StepExecution;

/**
 * The partitions that this process executes now. A shutdown asks each of them to end at its chunk, and lets no other begin.
 * Thread-safe.
 */
public final class RunningPartitions {

    private final Object lock = new Object();

    @GuardedBy("lock")
    private final Set<StepExecution> running = new HashSet<>();

    @GuardedBy("lock")
    private final List<Runnable> whenIdle = new ArrayList<>();

    @GuardedBy("lock")
    private boolean ends;

    /** Begins a partition; false if a shutdown has begun. */
    public boolean begin(StepExecution partition) {
        synchronized (lock) {
            return !ends && running.add(partition);
        }
    }

    /** Ends a partition. */
    public void end(StepExecution partition) {
        List<Runnable> idle;
        synchronized (lock) {
            running.remove(partition);
            idle = takeIfIdle();
        }
        idle.forEach(Runnable::run);
    }

    @GuardedBy("lock")
    private List<Runnable> takeIfIdle() {
        if (!running.isEmpty()) {
            return List.of();
        }
        List<Runnable> idle = List.copyOf(whenIdle);
        whenIdle.clear();
        return idle;
    }

    /** Asks every partition to end at its chunk, and calls back when none is left. */
    public void shutDown(Runnable whenDone) {
        List<Runnable> idle;
        synchronized (lock) {
            ends = true;
            running.forEach(StepExecution::setTerminateOnly);
            whenIdle.add(whenDone);
            idle = takeIfIdle();
        }
        idle.forEach(Runnable::run);
    }

    /** Lets partitions begin again. */
    public void reopen() {
        synchronized (lock) {
            ends = false;
        }
    }

    /** Returns whether a shutdown has begun. */
    public boolean isEnding() {
        synchronized (lock) {
            return ends;
        }
    }
}
