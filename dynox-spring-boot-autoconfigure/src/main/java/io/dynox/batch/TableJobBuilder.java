package io.dynox.batch;

import io.dynox.UnitsBudget;
import io.dynox.WriteOptions;
import io.dynox.internal.Checks;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.springframework.util.Assert;

/**
 * What the builders of jobs on tables have in common.
 *
 * <p>Not thread-safe.
 *
 * @param <B> the builder
 */
public abstract sealed class TableJobBuilder<B extends TableJobBuilder<B>>
        permits TableMigration.Builder, TableCleanup.Builder {

    String name = "";
    int partitions = 8;
    int chunkSize = 1_000;
    long skipLimit;
    Optional<Path> deadLetters = Optional.empty();
    Supplier<OptionalLong> total = OptionalLong::empty;
    OptionalLong maxUnits = OptionalLong.empty();

    TableJobBuilder() {}

    abstract B self();

    /** Sets the name of the job; required. */
    public B name(String name) {
        Assert.hasText(name, "name must not be empty");
        this.name = name;
        return self();
    }

    /**
     * Sets in how many partitions a table is read, 8 by default: as many as threads of all workers, or a few times as many, so that
     * slow ones don't hold up the end. A restart keeps the number of the first start. An export has a partition for each file.
     *
     * @throws IllegalArgumentException if it is not from 1 to 1,000,000
     */
    public B partitions(int partitions) {
        Checks.atLeast("partitions", partitions, 1);
        Assert.isTrue(partitions <= 1_000_000, () -> "partitions must be at most 1000000, but is " + partitions);
        this.partitions = partitions;
        return self();
    }

    /**
     * Sets how many items are read and written between two checkpoints: 1,000 by default. Requests are full if the writes of a chunk
     * are a multiple of 25 times {@link io.dynox.WriteOptions#concurrency()}; a crash repeats one chunk of each partition at most.
     *
     * @throws IllegalArgumentException if it is below one
     */
    public B chunkSize(int chunkSize) {
        Checks.atLeast("chunkSize", chunkSize, 1);
        this.chunkSize = chunkSize;
        return self();
    }

    /**
     * Skips failed writes, up to a number for each partition, and keeps them in a file; see {@link DynoxItemWriterBuilder#skipLimit}
     * and {@link DynoxDeadLetterWriter}.
     *
     * @param skipLimit how many items of a partition may be skipped
     * @param file each partition has a file of its own beside it, on the machine of its worker
     */
    public B skipTo(long skipLimit, Path file) {
        Assert.isTrue(skipLimit >= 0, () -> "skipLimit must not be negative, but is " + skipLimit);
        this.skipLimit = skipLimit;
        this.deadLetters = Optional.of(Objects.requireNonNull(file, "file"));
        return self();
    }

    /**
     * Sets a ceiling: the write units that the job may consume, in all its partitions and chunks together; any number by default. It
     * counts from {@code build()} on and in this process, so that a definition that is executed again goes on with what is left, and
     * each worker of another process has a ceiling of its own.
     *
     * <p>The partitions stop before the ceiling is passed, and the job fails with {@link io.dynox.UnitsCeilingException}. What was
     * not written is behind the last checkpoints: build the definition with a higher ceiling, start the job again, and it goes on;
     * the chunks that were not complete, one of each partition at most, are written again. See {@link UnitsBudget} for what is
     * counted. It takes the place of {@code dynox.write.max-units}, which is for one writer, and so for one chunk.
     *
     * @throws IllegalArgumentException if it is below one
     */
    public B maxUnits(long maxUnits) {
        Checks.atLeast("maxUnits", maxUnits, 1);
        this.maxUnits = OptionalLong.of(maxUnits);
        return self();
    }

    /** Sets how many items there are, for the progress and the time left; unknown by default, unless a manifest says it. */
    public B total(long total) {
        this.total = () -> OptionalLong.of(total);
        return self();
    }

    /** The options of all writers of the job, which share its ceiling. */
    final WriteOptions options() {
        return maxUnits.isEmpty()
                ? WriteOptions.DEFAULT
                : WriteOptions.builder()
                        .budget(UnitsBudget.of(maxUnits.getAsLong()))
                        .build();
    }

    final void check() {
        Assert.hasText(name, "name is required.");
    }
}
