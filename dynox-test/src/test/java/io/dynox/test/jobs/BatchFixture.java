package io.dynox.test.jobs;

import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.support.TaskExecutorJobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** A job repository in memory, and what runs jobs. */
final class BatchFixture {

    final JobRepository repository;
    final PlatformTransactionManager transactions;
    private final TaskExecutorJobOperator operator = new TaskExecutorJobOperator();
    private final MapJobRegistry registry = new MapJobRegistry();

    BatchFixture() {
        try {
            JdbcDataSource source = new JdbcDataSource();
            source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
            new ResourceDatabasePopulator(new ClassPathResource("org/springframework/batch/core/schema-h2.sql"))
                    .execute(source);
            transactions = new JdbcTransactionManager(source);
            JdbcJobRepositoryFactoryBean factory = new JdbcJobRepositoryFactoryBean();
            factory.setDataSource(source);
            factory.setTransactionManager(transactions);
            factory.afterPropertiesSet();
            repository = factory.getObject();
            operator.setJobRepository(repository);
            operator.setJobRegistry(registry);
            operator.afterPropertiesSet();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    Job job(String name, Step step) {
        return new JobBuilder(name, repository).start(step).build();
    }

    JobExecution start(Job job) {
        return start(job, new JobParameters());
    }

    JobExecution start(Job job, JobParameters parameters) {
        try {
            if (registry.getJob(job.getName()) == null) {
                registry.register(job);
            }
            return operator.start(job, parameters);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    StepExecution run(Step step) {
        return start(job("job-" + UUID.randomUUID(), step))
                .getStepExecutions()
                .iterator()
                .next();
    }
}
