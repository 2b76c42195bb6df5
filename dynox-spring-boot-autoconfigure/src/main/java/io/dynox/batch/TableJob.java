package io.dynox.batch;

import io.dynox.BatchOperations;
import io.dynox.ItemWrite;
import io.dynox.WriteOptions;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * What a job does to a table, however many threads or machines do it: {@link TableMigration} or {@link TableCleanup}. The manager and
 * the workers of a job have the same definition; {@link TableJobs} makes jobs and workers of it.
 *
 * <p>Immutable, as far as its functions are; these are called by several threads at a time.
 *
 * @param <S> the type of the items that are read
 */
public abstract sealed class TableJob<S> permits TableMigration, TableCleanup {

    private final Plan<S> plan;

    TableJob(Plan<S> plan) {
        this.plan = plan;
    }

    /** Returns the name of the job; restarts and workers find it by this name. */
    public final String name() {
        return plan.name;
    }

    final Plan<S> plan() {
        return plan;
    }

    /** The name of the step that executes a partition. */
    final String workerStep() {
        return plan.name + ".partition";
    }

    /** All there is to know of a job. */
    record Plan<S>(
            String name,
            Partitioner partitioner,
            Supplier<? extends ItemStreamReader<? extends S>> reader,
            Function<? super S, ? extends Iterable<ItemWrite>> writes,
            BatchOperations target,
            WriteOptions options,
            int partitions,
            int chunkSize,
            long skipLimit,
            Optional<Path> deadLetters,
            Supplier<OptionalLong> total,
            Optional<MigrationCheck<S>> check) {}
}
