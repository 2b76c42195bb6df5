package io.dynox.test.jobs;

import org.h2.jdbcx.JdbcDataSource;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.launch.support.TaskExecutorJobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** A job repository in a database, and what runs jobs. */
public record JobStore(String url, JobRepository repository, PlatformTransactionManager transactions) {

    /** Makes the tables of a new database. */
    public static JobStore create(String url) {
        new ResourceDatabasePopulator(new ClassPathResource("org/springframework/batch/core/schema-h2.sql"))
                .execute(source(url));
        return at(url);
    }

    /** Uses the tables of a database. */
    public static JobStore at(String url) {
        try {
            JdbcTransactionManager transactions = new JdbcTransactionManager(source(url));
            JdbcJobRepositoryFactoryBean factory = new JdbcJobRepositoryFactoryBean();
            factory.setDataSource(transactions.getDataSource());
            factory.setTransactionManager(transactions);
            factory.afterPropertiesSet();
            return new JobStore(url, factory.getObject(), transactions);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static JdbcDataSource source(String url) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(url);
        return source;
    }

    /** What starts these jobs, on the caller's thread. */
    public JobOperator operator(Job... jobs) {
        try {
            MapJobRegistry registry = new MapJobRegistry();
            for (Job job : jobs) {
                registry.register(job);
            }
            TaskExecutorJobOperator operator = new TaskExecutorJobOperator();
            operator.setJobRepository(repository);
            operator.setJobRegistry(registry);
            operator.afterPropertiesSet();
            return operator;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
