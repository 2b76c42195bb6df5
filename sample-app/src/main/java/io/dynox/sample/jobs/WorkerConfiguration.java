package io.dynox.sample.jobs;

import io.dynox.batch.JmsPartitions;
import io.dynox.batch.TableJobs;
import javax.sql.DataSource;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.jms.listener.DefaultMessageListenerContainer;
import org.springframework.util.backoff.FixedBackOff;

/** A worker: executes partitions until it is ended, or the manager has been gone for some seconds. */
@Configuration(proxyBeanMethods = false)
@Profile("worker")
class WorkerConfiguration {

    private static final Logger log = LoggerFactory.getLogger(WorkerConfiguration.class);
    private static final long PAUSE_MILLIS = 1_000;
    private static final long TRIES = 5;

    @Bean
    DataSource dataSource(JobSettings settings) throws InterruptedException {
        return JobTables.awaitIn(settings.repositoryOfTheManager());
    }

    @Bean
    ActiveMQConnectionFactory connectionFactory(JobSettings settings) {
        return new ActiveMQConnectionFactory(settings.brokerOfAClient());
    }

    @Bean
    DefaultMessageListenerContainer partitions(
            TableJobs jobs, CityCopy copy, ActiveMQConnectionFactory broker, JobSettings settings) {
        DefaultMessageListenerContainer partitions =
                new JmsPartitions(broker, JobSettings.QUEUE).listener(jobs.worker(copy.of(0)), settings.threads());
        partitions.setBackOff(new FixedBackOff(PAUSE_MILLIS, TRIES));
        return partitions;
    }

    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        log.info(
                "This worker waits for partitions; end it by  kill -9 {}",
                ProcessHandle.current().pid());
    }
}
