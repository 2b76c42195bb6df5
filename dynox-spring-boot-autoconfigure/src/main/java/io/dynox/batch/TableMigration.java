package io.dynox.batch;

import io.dynox.BatchOperations;
import io.dynox.BatchTable;
import io.dynox.ItemWrite;
import io.dynox.internal.batch.DryRun;
import io.dynox.internal.batch.ExportManifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.core.io.Resource;
import org.springframework.util.Assert;

/**
 * Copies a table, or an export of one, into another table: each item becomes no, one or several writes. The key schema of the target
 * may be another.
 *
 * <pre>{@code
 * TableMigration<Map<String, Object>> cities = TableMigration.from(dynox.table("cities"))
 *         .name("cities-by-country")
 *         .to(dynox, city -> List.of(ItemWrite.put("cities-by-country", byCountry(city))))
 *         .partitions(8)
 *         .verify(1_000)
 *         .build();
 * Job job = jobs.local(cities, 4);
 * }</pre>
 *
 * <p>Each write is made at least once. What others write into the source while the job runs may be copied or not. Rates are limited as
 * those of all operations, by {@code dynox.rate-limit.*} for the reads of the source and the writes of the target.
 *
 * <p>Immutable.
 *
 * @param <S> the type of the items that are read
 */
public final class TableMigration<S> extends TableJob<S> {

    private TableMigration(Plan<S> plan) {
        super(plan);
    }

    @Override
    void add(S item, DryRun run) {
        for (ItemWrite write : plan().writes().apply(item)) {
            run.add(plan().target().table(write.table()), new HashMap<>(write.item()));
        }
    }

    /** Begins a migration of a table, which is scanned by segments; the options of the view apply. */
    public static <S> Builder<S> from(BatchTable<S> source) {
        Objects.requireNonNull(source, "source");
        return new Builder<>(
                new ScanSegmentPartitioner(),
                () -> new DynoxScanItemReaderBuilder<S>().table(source).build(),
                source);
    }

    /**
     * Begins a migration from an export, of which each file is a partition.
     *
     * @param summary the export's {@code manifest-summary.json}
     */
    public static Builder<ExportRecord> fromExport(Resource summary) {
        Builder<ExportRecord> builder = new Builder<>(
                new ExportFilePartitioner(summary),
                () -> new DynoxExportItemReaderBuilder().manifest(summary).build(),
                null);
        builder.total = () -> OptionalLong.of(itemsOf(summary));
        return builder;
    }

    private static long itemsOf(Resource summary) {
        try {
            return ExportManifest.read(summary).itemCount();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Builds a {@link TableMigration}. {@link #name} and one of the {@code to} are required.
     *
     * @param <S> the type of the items that are read
     */
    public static final class Builder<S> extends TableJobBuilder<Builder<S>> {

        private final Partitioner partitioner;
        private final Supplier<? extends ItemStreamReader<? extends S>> reader;
        private final @Nullable BatchTable<S> source;
        private @Nullable BatchOperations target;
        private @Nullable Function<? super S, ? extends Iterable<ItemWrite>> transform;
        private int sample;
        private @Nullable String counted;

        private Builder(
                Partitioner partitioner,
                Supplier<? extends ItemStreamReader<? extends S>> reader,
                @Nullable BatchTable<S> source) {
            this.partitioner = partitioner;
            this.reader = reader;
            this.source = source;
        }

        @Override
        Builder<S> self() {
            return this;
        }

        /**
         * Sets what is written.
         *
         * @param target the operations on the tables that the writes name
         * @param transform makes the writes of an item; called by several threads at a time, and again after a restart. What it
         *     throws fails the partition
         */
        public Builder<S> to(BatchOperations target, Function<? super S, ? extends Iterable<ItemWrite>> transform) {
            this.target = Objects.requireNonNull(target, "target");
            this.transform = Objects.requireNonNull(transform, "transform");
            return this;
        }

        /**
         * Puts one item for each item that is read.
         *
         * @param target the operations on the table
         * @param table the name or the ARN of the table
         * @param transform makes the item to put
         */
        public Builder<S> to(
                BatchOperations target, String table, Function<? super S, ? extends Map<String, ?>> transform) {
            Objects.requireNonNull(table, "table");
            Objects.requireNonNull(transform, "transform");
            return to(target, item -> List.of(ItemWrite.put(table, transform.apply(item))));
        }

        /**
         * Compares a sample when everything is copied: that many items of the source, of segments chosen at random, are transformed
         * again and compared with what the target has, by batch gets. A difference fails the job. Not for exports, and not for a
         * source that others write to meanwhile.
         *
         * @param sample how many items, about; zero for no comparison
         * @throws IllegalArgumentException if it is negative
         */
        public Builder<S> verify(int sample) {
            Assert.isTrue(sample >= 0, () -> "sample must not be negative, but is " + sample);
            Assert.isTrue(
                    source != null || sample == 0,
                    "An export can't be sampled: its lines are verified by the manifest");
            this.sample = sample;
            return this;
        }

        /**
         * Compares the number of items of the source, a filter of its view applied, with that of a target when everything is copied;
         * both are scanned. Another number fails the job. For a transform that makes one item of each, with a key of its own, and for
         * a target that was empty. Not for exports, whose lines are counted by the manifest.
         *
         * @param target the name or the ARN of the table
         */
        public Builder<S> verifyCount(String target) {
            Assert.isTrue(source != null, "An export has no table to count: its lines are verified by the manifest");
            this.counted = Objects.requireNonNull(target, "target");
            return this;
        }

        /**
         * Makes the definition.
         *
         * @throws IllegalArgumentException if the name or the target is missing
         */
        public TableMigration<S> build() {
            check();
            Assert.isTrue(target != null && transform != null, "to(…) is required.");
            BatchOperations to = Objects.requireNonNull(target);
            Function<? super S, ? extends Iterable<ItemWrite>> writes = Objects.requireNonNull(transform);
            Optional<MigrationCheck<S>> comparison = source == null || (sample == 0 && counted == null)
                    ? Optional.empty()
                    : Optional.of(new MigrationCheck<>(source, to, writes, sample, counted));
            return new TableMigration<>(new Plan<>(
                    name,
                    partitioner,
                    reader,
                    writes,
                    to,
                    options(),
                    partitions,
                    chunkSize,
                    skipLimit,
                    deadLetters,
                    total,
                    comparison));
        }
    }
}
