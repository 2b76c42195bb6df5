package io.dynox.sample.jobs;

import io.dynox.batch.JmsPartitions;
import io.dynox.batch.JobRestarts;
import io.dynox.batch.TableJobs;
import io.dynox.sample.CitiesByName;
import io.dynox.sample.CityMigration;
import io.dynox.test.DynoxServer;
import io.dynox.test.InMemoryDynamoDb;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.h2.tools.Server;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Profile;

/**
 * The manager of the copy, and what it and its workers share: a DynamoDB, the database of the jobs, and a broker. They are in this
 * process, so that three terminals are all that one needs; they end with it.
 */
@Configuration(proxyBeanMethods = false)
@Profile("manager")
class ManagerConfiguration {

    private static final String FOR_ALL = "#";
    private static final int ANY_NUMBER = -1;

    @Bean
    DynoxServer dynamoServer(InMemoryDynamoDb dynamo, JobSettings settings) {
        return dynamo.serve(settings.dynamoPort());
    }

    @Bean(initMethod = "start", destroyMethod = "stop")
    Server databaseServer(JobSettings settings) throws SQLException {
        return Server.createTcpServer("-tcpPort", String.valueOf(settings.databasePort()), "-ifNotExists");
    }

    @Bean
    @DependsOn({"databaseServer", "dynamoServer"})
    DataSource dataSource(JobSettings settings) {
        return JobTables.createIn(settings.repositoryOfTheManager());
    }

    @Bean(initMethod = "start", destroyMethod = "stop")
    EmbeddedActiveMQ broker(JobSettings settings) throws Exception {
        ConfigurationImpl configuration = new ConfigurationImpl();
        configuration.setPersistenceEnabled(false);
        configuration.setSecurityEnabled(false);
        configuration.addAcceptorConfiguration("tcp", settings.broker());
        // each worker that takes a partition over counts as a delivery
        configuration.addAddressSetting(FOR_ALL, new AddressSettings().setMaxDeliveryAttempts(ANY_NUMBER));
        configuration.addQueueConfiguration(
                QueueConfiguration.of(JobSettings.QUEUE).setRoutingType(RoutingType.ANYCAST));
        return new EmbeddedActiveMQ().setConfiguration(configuration);
    }

    @Bean
    @DependsOn("broker")
    ActiveMQConnectionFactory connectionFactory(JobSettings settings) {
        return new ActiveMQConnectionFactory(settings.brokerOfAClient());
    }

    @Bean
    CopyRunner copyRunner(
            TableJobs jobs,
            JobRestarts restarts,
            CityCopy copy,
            CityMigration cities,
            CitiesByName target,
            ActiveMQConnectionFactory broker) {
        JmsPartitions queue = new JmsPartitions(broker, JobSettings.QUEUE);
        return new CopyRunner(
                definition -> jobs.manager(definition, queue.requests()), jobs, restarts, copy, cities, target);
    }
}
