package io.dynox.test.jobs;

import java.util.UUID;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.transaction.PlatformTransactionManager;

/** Runs jobs on a job repository in memory. */
final class BatchFixture {

    private final JobStore store = JobStore.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    final JobRepository repository = store.repository();
    final PlatformTransactionManager transactions = store.transactions();

    JobExecution start(Job job) {
        try {
            return store.operator(job).start(job, new JobParameters());
        } catch (JobExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    StepExecution run(Step step) {
        Job job = new JobBuilder("job-" + UUID.randomUUID(), repository)
                .start(step)
                .build();
        return start(job).getStepExecutions().iterator().next();
    }
}
