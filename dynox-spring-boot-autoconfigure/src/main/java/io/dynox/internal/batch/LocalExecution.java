package io.dynox.internal.batch;

import io.dynox.internal.TextlessException;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.core.task.TaskExecutor;

/**
 * Executes partitions by threads of this process. Thread-safe.
 *
 * @param starter hands the partitions to the threads, which may make it wait
 * @param threads one for each partition that is executed at a time
 */
public record LocalExecution(Step step, TaskExecutor starter, TaskExecutor threads, RunningPartitions running)
        implements PartitionsHandler.Execution {

    private static final Logger LOG = LoggerFactory.getLogger(LocalExecution.class);

    @Override
    public PartitionsHandler.Begun begin(StepExecution manager, Set<StepExecution> partitions) {
        CountDownLatch open = new CountDownLatch(partitions.size());
        // the executor may make the caller wait for a free thread, which would hold up the watch
        starter.execute(() -> partitions.forEach(partition -> start(partition, open)));
        return new Begun(partitions, open);
    }

    private void start(StepExecution partition, CountDownLatch open) {
        try {
            threads.execute(() -> execute(partition, open));
        } catch (RuntimeException e) {
            fail(partition, e);
            open.countDown();
        }
    }

    private static void fail(StepExecution partition, Throwable cause) {
        LOG.error("Partition {} failed", partition.getStepName(), TextlessException.inLog(LOG.isTraceEnabled(), cause));
        partition.addFailureException(cause);
        partition.setStatus(BatchStatus.FAILED);
    }

    private void execute(StepExecution partition, CountDownLatch open) {
        try {
            if (!running.begin(partition)) {
                // ends before its first chunk, as stopped
                partition.setTerminateOnly();
            }
            step.execute(partition);
        } catch (JobInterruptedException e) {
            partition.setStatus(BatchStatus.STOPPED);
        } catch (Throwable e) {
            fail(partition, e);
        } finally {
            running.end(partition);
            open.countDown();
        }
    }

    private record Begun(Set<StepExecution> partitions, CountDownLatch open) implements PartitionsHandler.Begun {

        @Override
        public Collection<StepExecution> executions() {
            return partitions;
        }

        @Override
        public boolean await(long nanos) throws InterruptedException {
            return open.await(nanos, TimeUnit.NANOSECONDS);
        }
    }
}
