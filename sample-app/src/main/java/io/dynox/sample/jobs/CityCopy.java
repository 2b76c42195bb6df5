package io.dynox.sample.jobs;

import io.dynox.BatchOperations;
import io.dynox.batch.TableMigration;
import io.dynox.sample.CitiesByName;
import io.dynox.sample.SampleProperties;
import java.util.Map;

/**
 * What the job does: copies each city to the table with the other keys. Managers and workers have the same definition.
 *
 * <p>Immutable.
 */
final class CityCopy {

    private static final int SAMPLE = 1_000;

    private final BatchOperations dynox;
    private final SampleProperties properties;
    private final JobSettings settings;

    CityCopy(BatchOperations dynox, SampleProperties properties, JobSettings settings) {
        this.dynox = dynox;
        this.properties = properties;
        this.settings = settings;
    }

    /**
     * Defines the job.
     *
     * @param cities how many there are, for the time that is left
     */
    TableMigration<Map<String, Object>> of(long cities) {
        return TableMigration.from(dynox.table(properties.table()))
                .name(properties.tableByName())
                .to(dynox, properties.tableByName(), CitiesByName::item)
                .partitions(settings.partitions())
                .chunkSize(settings.chunkSize())
                .total(cities)
                .verify(SAMPLE)
                .build();
    }
}
