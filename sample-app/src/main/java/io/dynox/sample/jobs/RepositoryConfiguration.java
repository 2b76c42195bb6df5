package io.dynox.sample.jobs;

import io.dynox.BatchOperations;
import io.dynox.sample.SampleProperties;
import javax.sql.DataSource;
import org.springframework.batch.core.configuration.support.JdbcDefaultBatchConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * Spring Batch, with its job repository in a database; the auto-configuration of Dynox adds the jobs on tables. The annotation
 * {@code @EnableBatchProcessing} does the same, but a scan of the class path would load it without these profiles too.
 */
@Configuration(proxyBeanMethods = false)
@Profile("migrate | manager | worker")
@EnableConfigurationProperties(JobSettings.class)
class RepositoryConfiguration extends JdbcDefaultBatchConfiguration {

    @Bean
    JdbcTransactionManager transactionManager(DataSource dataSource) {
        return new JdbcTransactionManager(dataSource);
    }

    @Bean
    CityCopy cityCopy(BatchOperations dynox, SampleProperties properties, JobSettings settings) {
        return new CityCopy(dynox, properties, settings);
    }
}
