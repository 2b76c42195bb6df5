package io.dynox.test.jobs.processes;

import io.dynox.batch.JmsPartitions;
import io.dynox.batch.JobRestarts;
import io.dynox.batch.TableJobs;
import io.dynox.client.DynoxClient;
import io.dynox.test.jobs.JobStore;
import java.time.Duration;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParameters;

/** A manager with the broker in it, which starts the job or goes on with it, and ends with it. */
public final class ManagerProcess {

    private ManagerProcess() {}

    public static void main(String[] args) throws Exception {
        Copy.endWithTheTest();
        JobStore store = Copy.store();
        EmbeddedActiveMQ broker = broker(System.getProperty("test.acceptor"));
        BatchStatus status;
        try (DynoxClient client = Copy.client()) {
            TableJobs jobs = new TableJobs(store.repository(), store.transactions());
            JmsPartitions queue = new JmsPartitions(Copy.broker(), Copy.QUEUE);
            Job job = jobs.manager(Copy.migration(client.operations()), queue.requests(), Duration.ofMinutes(3));
            JobExecution execution =
                    new JobRestarts(store.operator(job), store.repository()).startOrContinue(job, new JobParameters());
            status = execution.getStatus();
            System.out.println("MANAGER " + status + " " + execution.getAllFailureExceptions());
        }
        broker.stop();
        System.exit(status == BatchStatus.COMPLETED ? 0 : 1);
    }

    private static EmbeddedActiveMQ broker(String acceptor) throws Exception {
        ConfigurationImpl configuration = new ConfigurationImpl();
        configuration.setPersistenceEnabled(false);
        configuration.setSecurityEnabled(false);
        configuration.addAcceptorConfiguration("tcp", acceptor);
        configuration.addAddressSetting("#", new AddressSettings().setMaxDeliveryAttempts(-1));
        configuration.addQueueConfiguration(
                QueueConfiguration.of(SimpleString.of(Copy.QUEUE)).setRoutingType(RoutingType.ANYCAST));
        EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
        broker.setConfiguration(configuration);
        broker.start();
        return broker;
    }
}
