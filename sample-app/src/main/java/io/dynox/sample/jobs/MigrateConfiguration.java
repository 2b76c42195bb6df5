package io.dynox.sample.jobs;

import io.dynox.batch.JobRestarts;
import io.dynox.batch.TableJobs;
import io.dynox.sample.CitiesByName;
import io.dynox.sample.CityMigration;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** The copy by the threads of one process. */
@Configuration(proxyBeanMethods = false)
@Profile("migrate")
class MigrateConfiguration {

    @Bean
    DataSource dataSource(JobSettings settings) {
        return JobTables.createIn(settings.repository());
    }

    @Bean
    CopyRunner copyRunner(
            TableJobs jobs,
            JobRestarts restarts,
            CityCopy copy,
            CityMigration cities,
            CitiesByName target,
            JobSettings settings) {
        return new CopyRunner(
                definition -> jobs.local(definition, settings.threads()), jobs, restarts, copy, cities, target);
    }
}
