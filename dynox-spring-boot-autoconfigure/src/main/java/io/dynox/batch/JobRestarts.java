package io.dynox.batch;

import io.dynox.internal.TextlessException;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.dao.OptimisticLockingFailureException;

/**
 * Starts a job, or goes on with it where an earlier start with the same parameters has ended: stopped, failed, or killed.
 *
 * <p>Thread-safe.
 */
public final class JobRestarts {

    private static final Logger LOG = LoggerFactory.getLogger(JobRestarts.class);
    private static final int TRIES = 100;

    private final JobOperator operator;
    private final JobRepository repository;

    /** Creates it for a repository of jobs. */
    public JobRestarts(JobOperator operator, JobRepository repository) {
        this.operator = Objects.requireNonNull(operator, "operator");
        this.repository = Objects.requireNonNull(repository, "repository");
    }

    /**
     * Starts a job, or goes on with it. If the last execution stands as running, it is taken as dead and recovered first: call this
     * only if no other manager executes the job. Partitions that workers still execute end there at their next chunk.
     *
     * @throws JobExecutionException if the job is complete, or can't be started for another reason of Spring Batch's
     */
    public JobExecution startOrContinue(Job job, JobParameters parameters) throws JobExecutionException {
        JobExecution last = repository.getLastJobExecution(job.getName(), parameters);
        for (int i = 0; last != null && last.isRunning() && i < TRIES; i++) {
            recover(last);
            last = repository.getLastJobExecution(job.getName(), parameters);
        }
        return operator.start(job, parameters);
    }

    private void recover(JobExecution dead) {
        LOG.warn(
                "Execution {} of job {} stands as running and is recovered",
                dead.getId(),
                dead.getJobInstance().getJobName());
        try {
            operator.recover(dead);
        } catch (OptimisticLockingFailureException e) {
            // a worker has committed a chunk in between: look again
            LOG.debug(
                    "Execution {} is recovered once more",
                    dead.getId(),
                    TextlessException.inLog(LOG.isTraceEnabled(), e));
        }
    }
}
