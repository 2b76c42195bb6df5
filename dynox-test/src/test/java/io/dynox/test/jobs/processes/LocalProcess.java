package io.dynox.test.jobs.processes;

import io.dynox.batch.TableJobs;
import io.dynox.client.DynoxClient;
import io.dynox.test.jobs.JobStore;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParameters;

/** Executes the job by threads of its own, with the job repository in its heap, and ends with it. */
public final class LocalProcess {

    private LocalProcess() {}

    public static void main(String[] args) throws Exception {
        Copy.endWithTheTest();
        JobStore store = JobStore.create("jdbc:h2:mem:jobs;DB_CLOSE_DELAY=-1");
        try (DynoxClient client = Copy.client()) {
            Job job = new TableJobs(store.repository(), store.transactions())
                    .local(Copy.migration(client.operations()), 4);
            JobExecution execution = store.operator(job).start(job, new JobParameters());
            System.out.println(execution.getStatus() + " " + execution.getAllFailureExceptions());
            System.exit(execution.getStatus() == BatchStatus.COMPLETED ? 0 : 1);
        }
    }
}
