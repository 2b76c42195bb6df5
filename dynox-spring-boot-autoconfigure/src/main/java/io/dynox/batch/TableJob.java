package io.dynox.batch;

import io.dynox.BatchOperations;
import io.dynox.ItemWrite;
import io.dynox.WriteEstimate;
import io.dynox.WriteOptions;
import io.dynox.internal.batch.DryRun;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.infrastructure.item.ExecutionContext;
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

    /**
     * Reads the source and says what the writes of the job would take, for each target; writes nothing. The estimates are lower bounds,
     * see {@link WriteEstimate}. Deletes are counted as puts: those of a clean-up by the items that would be deleted, those of a
     * migration by their keys. Partitions are read one after the other by the calling thread, and what is read is charged.
     *
     * @param mostItems how many items of each partition are read at most, for an estimate of a part; {@link Long#MAX_VALUE} for all
     * @return the estimates by the names of the tables
     * @throws Exception what the source or the transform throws
     */
    public final Map<String, WriteEstimate> estimate(long mostItems) throws Exception {
        DryRun run = new DryRun();
        for (ExecutionContext partition :
                plan.partitioner.partition(plan.partitions).values()) {
            ItemStreamReader<? extends S> reader = plan.reader.get();
            reader.open(partition);
            try {
                for (long read = 1; read <= mostItems; read++) {
                    S item = reader.read();
                    if (item == null) {
                        break;
                    }
                    add(item, run);
                    if (read % plan.chunkSize == 0) {
                        run.endChunk();
                    }
                }
            } finally {
                reader.close();
            }
            run.endChunk();
        }
        return run.sums();
    }

    /** Adds the writes of an item. */
    abstract void add(S item, DryRun run);

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
