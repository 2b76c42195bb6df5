package io.dynox.internal.batch;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.support.GenericMessage;

/**
 * Has partitions executed by workers: sends a message for each, and looks in the job repository for their states. There is no
 * channel for replies, which a worker that dies would owe. Thread-safe.
 */
public record RemoteExecution(String workerStep, MessageChannel requests, JobRepository repository)
        implements PartitionsHandler.Execution {

    @Override
    public PartitionsHandler.Begun begin(StepExecution manager, Set<StepExecution> partitions) {
        for (StepExecution partition : partitions) {
            requests.send(new GenericMessage<>(new PartitionRequest(workerStep, partition.getId()).toText()));
        }
        return new Begun(
                manager.getJobExecutionId(),
                partitions.stream().map(StepExecution::getId).collect(Collectors.toSet()),
                repository);
    }

    private record Begun(long job, Set<Long> ids, JobRepository repository) implements PartitionsHandler.Begun {

        @Override
        public Collection<StepExecution> executions() {
            JobExecution execution = repository.getJobExecution(job);
            if (execution == null) {
                throw new IllegalStateException("Job execution " + job + " is gone from the job repository");
            }
            return execution.getStepExecutions().stream()
                    .filter(partition -> ids.contains(partition.getId()))
                    .toList();
        }

        @Override
        public boolean await(long nanos) throws InterruptedException {
            TimeUnit.NANOSECONDS.sleep(nanos);
            return executions().stream()
                    .noneMatch(execution -> execution.getStatus().isRunning());
        }
    }
}
