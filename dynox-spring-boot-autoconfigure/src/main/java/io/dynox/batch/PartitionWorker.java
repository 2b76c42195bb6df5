package io.dynox.batch;

import io.dynox.internal.Printable;
import io.dynox.internal.batch.HandBackRepository;
import io.dynox.internal.batch.PartitionRequest;
import io.dynox.internal.batch.RunningPartitions;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHandler;

/**
 * Executes the partitions of jobs that a manager asks for, one message each. {@link TableJobs#worker} makes it; an adapter of Spring
 * Integration, or {@link JmsPartitions}, passes it the messages.
 *
 * <p>The message must be acknowledged after this handler has returned, and given back to the broker if it throws: in JMS, a
 * transacted session. Then a worker that dies gives its partitions to others, which go on at the last chunk.
 *
 * <p>When the application shuts down, each partition ends at its chunk, and the handler throws {@link PartitionHandedBackException}:
 * another worker goes on with the partition, nothing is written twice, and the job doesn't notice. The shutdown waits for that, no
 * longer than {@code spring.lifecycle.timeout-per-shutdown-phase}.
 *
 * <p>Thread-safe: it may be called by several threads, each of which executes a partition.
 */
public final class PartitionWorker implements MessageHandler {

    private static final Logger LOG = LoggerFactory.getLogger(PartitionWorker.class);

    /** How often a partition is taken over from a worker that turns out to be alive. */
    private static final int TAKEOVERS = 10;

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final JobRepository repository;
    private final Map<String, Step> steps;
    private final RunningPartitions running;

    PartitionWorker(JobRepository repository, Map<String, Step> steps, RunningPartitions running) {
        this.repository = repository;
        this.steps = Map.copyOf(steps);
        this.running = running;
    }

    /**
     * Executes a partition, and returns when it has ended, be it well or not; the manager finds its state in the job repository.
     *
     * @throws PartitionHandedBackException if another worker is to go on with the partition
     * @throws IllegalArgumentException if the message is none of a manager, or names a job that this worker doesn't have
     */
    @Override
    public void handleMessage(Message<?> message) {
        PartitionRequest request = PartitionRequest.parse(message.getPayload());
        Step step = steps.get(request.step());
        if (step == null) {
            throw new IllegalArgumentException("This worker has no step " + Printable.of(request.step()) + ", only "
                    + steps.keySet() + ": give TableJobs.worker(…) the definitions of all jobs that share a queue");
        }
        for (int takeover = 0; takeover < TAKEOVERS; takeover++) {
            StepExecution partition = repository.getStepExecution(request.stepExecutionId());
            if (partition == null) {
                LOG.error(
                        "A message asks for step execution {}, which the job repository doesn't have",
                        request.stepExecutionId());
                return;
            }
            if (!partition.getStatus().isRunning()) {
                LOG.debug("Partition {} has ended already: {}", partition.getStepName(), partition.getStatus());
                return;
            }
            if (execute(step, partition)) {
                return;
            }
        }
        throw new PartitionHandedBackException(step.getName(), "another worker still executes it");
    }

    /** Whether the partition has ended; if not, another worker committed a chunk just before this one began. */
    private boolean execute(Step step, StepExecution partition) {
        if (!running.begin(partition)) {
            // the listener is about to be stopped; until then it would receive the message again and again
            LockSupport.parkNanos(PAUSE_NANOS);
            throw new PartitionHandedBackException(partition.getStepName(), "this worker shuts down");
        }
        try {
            step.execute(partition);
        } catch (OptimisticLockingFailureException otherWorker) {
            return false;
        } catch (JobInterruptedException e) {
            throw new PartitionHandedBackException(partition.getStepName(), "its thread was interrupted");
        } finally {
            running.end(partition);
        }
        if (HandBackRepository.isHandedBack(partition, running)) {
            LOG.info(
                    "Partition {} is handed back after {} items: this worker shuts down",
                    partition.getStepName(),
                    partition.getReadCount());
            throw new PartitionHandedBackException(partition.getStepName(), "this worker shuts down");
        }
        if (partition.getStatus() == BatchStatus.UNKNOWN) {
            throw new PartitionHandedBackException(
                    partition.getStepName(),
                    "its state can't be saved, as another worker has taken it over or the job repository is out of reach");
        }
        return true;
    }
}
