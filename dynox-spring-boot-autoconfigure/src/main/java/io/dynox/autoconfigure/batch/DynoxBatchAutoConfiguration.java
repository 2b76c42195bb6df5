package io.dynox.autoconfigure.batch;

import io.dynox.autoconfigure.DynoxAutoConfiguration;
import io.dynox.autoconfigure.actuate.DynoxEndpoint;
import io.dynox.batch.JobRestarts;
import io.dynox.batch.TableJobProgress;
import io.dynox.batch.TableJobs;
import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** Auto-configuration of jobs on tables, where Spring Batch and a job repository are there. */
@AutoConfiguration(
        after = DynoxAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.batch.autoconfigure.BatchAutoConfiguration",
            "org.springframework.boot.batch.jdbc.autoconfigure.BatchJdbcAutoConfiguration"
        })
@ConditionalOnClass({Job.class, PlatformTransactionManager.class})
@ConditionalOnSingleCandidate(JobRepository.class)
public final class DynoxBatchAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    TableJobs dynoxTableJobs(JobRepository repository, ObjectProvider<PlatformTransactionManager> transactions) {
        return new TableJobs(repository, transactions.getIfUnique(ResourcelessTransactionManager::new));
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnBean(JobOperator.class)
    JobRestarts dynoxJobRestarts(JobOperator operator, JobRepository repository) {
        return new JobRestarts(operator, repository);
    }

    @Bean
    SkipWarning dynoxSkipWarning(ListableBeanFactory beans) {
        return new SkipWarning(beans);
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(Endpoint.class)
    static class JobsOfTheEndpoint {

        @Bean
        @ConditionalOnMissingBean
        DynoxEndpoint.Jobs dynoxEndpointJobs(TableJobs jobs) {
            return () -> jobs.progress().stream().map(JobDescription::of).toList();
        }
    }

    /** The progress of a job as the endpoint shows it. Immutable. */
    private record JobDescription(
            String job,
            boolean done,
            long read,
            @Nullable Long total,
            long written,
            long skipped,
            int partitions,
            int partitionsDone,
            double ratePerSecond,
            @Nullable Duration timeLeft,
            Duration elapsed) {

        static JobDescription of(TableJobProgress progress) {
            OptionalLong total = progress.total();
            return new JobDescription(
                    progress.job(),
                    progress.isDone(),
                    progress.read(),
                    total.isPresent() ? total.getAsLong() : null,
                    progress.written(),
                    progress.skipped(),
                    progress.partitions(),
                    progress.partitionsDone(),
                    progress.ratePerSecond(),
                    progress.timeLeft().orElse(null),
                    progress.elapsed());
        }
    }
}
