package io.dynox.test.jobs.processes;

import io.dynox.batch.JmsPartitions;
import io.dynox.batch.TableJobs;
import io.dynox.client.DynoxClient;
import io.dynox.test.jobs.JobStore;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jms.listener.DefaultMessageListenerContainer;

/** A worker that runs until it is told to end. */
public final class WorkerProcess {

    private WorkerProcess() {}

    public static void main(String[] args) {
        Copy.endWithTheTest();
        JobStore store = Copy.store();
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        DynoxClient client = Copy.client();
        TableJobs jobs = new TableJobs(store.repository(), store.transactions());
        JmsPartitions queue = new JmsPartitions(Copy.broker(), Copy.QUEUE);
        context.registerBean(DynoxClient.class, () -> client);
        context.registerBean(TableJobs.class, () -> jobs);
        context.registerBean(
                DefaultMessageListenerContainer.class,
                () -> queue.listener(jobs.worker(Copy.migration(client.operations())), 2));
        context.refresh();
        context.registerShutdownHook();
        System.out.println("WORKER READY");
    }
}
