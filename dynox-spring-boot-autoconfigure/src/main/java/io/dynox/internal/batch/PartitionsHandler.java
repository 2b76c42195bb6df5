package io.dynox.internal.batch;

import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.batch.core.partition.support.AbstractPartitionHandler;
import org.springframework.batch.core.step.StepExecution;

/**
 * Has the partitions of a step executed, waits for their ends, and watches their progress on the way. Thread-safe, as
 * far as a job is executed once at a time.
 */
public final class PartitionsHandler extends AbstractPartitionHandler {

    private final Execution execution;
    private final Watches watches;
    private final Duration pollInterval;
    private final Duration timeout;

    /** How partitions are executed: by threads of this process, or by workers. */
    public interface Execution {

        /** Begins all partitions, without waiting for them. */
        Begun begin(StepExecution manager, Set<StepExecution> partitions) throws Exception;
    }

    /** Partitions that were begun. */
    public interface Begun {

        /** The present state of all partitions. */
        Collection<StepExecution> executions();

        /** Waits for a while, or until all have ended; whether all have ended. */
        boolean await(long nanos) throws InterruptedException;
    }

    /** Makes what watches the progress of a job. */
    public interface Watches {
        ProgressWatch begin(StepExecution manager, int partitions);
    }

    /**
     * Creates a handler.
     *
     * @param timeout how long it waits for all partitions; zero for no limit
     */
    public PartitionsHandler(
            Execution execution, Watches watches, int gridSize, Duration pollInterval, Duration timeout) {
        this.execution = execution;
        this.watches = watches;
        this.pollInterval = pollInterval;
        this.timeout = timeout;
        setGridSize(gridSize);
    }

    @Override
    protected Set<StepExecution> doHandle(StepExecution manager, Set<StepExecution> partitions) throws Exception {
        if (partitions.isEmpty()) {
            return partitions;
        }
        ProgressWatch watch = watches.begin(manager, Math.max(partitions.size(), gridSize));
        Begun begun = execution.begin(manager, partitions);
        long left = timeout.toNanos();
        while (!begun.await(pollInterval.toNanos())) {
            watch.look(begun.executions(), false);
            left -= pollInterval.toNanos();
            if (!timeout.isZero() && left <= 0) {
                throw new TimeoutException("The partitions of step " + manager.getStepName() + " have not ended within "
                        + TimeUnit.NANOSECONDS.toSeconds(timeout.toNanos())
                        + " s. Are workers running, and do they take messages from the same queue?");
            }
        }
        watch.look(begun.executions(), true);
        return Set.copyOf(begun.executions());
    }
}
