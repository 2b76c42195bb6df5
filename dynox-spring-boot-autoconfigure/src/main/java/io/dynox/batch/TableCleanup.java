package io.dynox.batch;

import io.dynox.BatchOperations;
import io.dynox.BatchTable;
import io.dynox.ItemWrite;
import io.dynox.Query;
import io.dynox.internal.batch.DryRun;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.util.Assert;

/**
 * Deletes items of a table: those that a scan, or queries, find and a condition accepts.
 *
 * <pre>{@code
 * TableCleanup<Map<String, Object>> expired = TableCleanup.of(dynox, dynox.table("sessions"))
 *         .name("expired-sessions")
 *         .where(session -> isExpired(session))
 *         .build();
 * }</pre>
 *
 * <p>What is in a few partitions, of the table or of an index, is found by {@link Builder#query}, which reads nothing else:
 *
 * <pre>{@code
 * TableCleanup<Map<String, Object>> forgotten = TableCleanup.of(dynox, dynox.table("orders"))
 *         .name("forget-customer-7")
 *         .query(Query.partition("CUSTOMER#7").build())
 *         .build();
 * }</pre>
 *
 * <p>A condition that DynamoDB can evaluate belongs into the view's {@code ScanOptions}, or into the query, as a filter, which
 * transfers less, though it costs the same. An item that others change between the read and the delete is deleted too: DynamoDB's batches have no
 * conditions.
 *
 * <p>The names of the table's key attributes must be known, by the type of the items or by {@code dynox.tables.<name>.partition-key}.
 *
 * <p>Immutable.
 *
 * @param <S> the type of the items that are read
 */
public final class TableCleanup<S> extends TableJob<S> {

    private final BatchTable<S> table;

    private TableCleanup(Plan<S> plan, BatchTable<S> table) {
        super(plan);
        this.table = table;
    }

    @Override
    void add(S item, DryRun run) {
        if (plan().writes().apply(item).iterator().hasNext()) {
            run.add(table, item);
        }
    }

    /** Begins a clean-up of a table; the options of the view apply to the scan. */
    public static <S> Builder<S> of(BatchOperations operations, BatchTable<S> table) {
        return new Builder<>(operations, table);
    }

    /**
     * Builds a {@link TableCleanup}. {@link #name} is required, and {@link #where} or {@link #query}.
     *
     * @param <S> the type of the items that are read
     */
    public static final class Builder<S> extends TableJobBuilder<Builder<S>> {

        private final BatchOperations operations;
        private final BatchTable<S> table;
        private Optional<Predicate<? super S>> condition = Optional.empty();
        private List<Query> queries = List.of();

        private Builder(BatchOperations operations, BatchTable<S> table) {
            this.operations = Objects.requireNonNull(operations, "operations");
            this.table = Objects.requireNonNull(table, "table");
        }

        @Override
        Builder<S> self() {
            return this;
        }

        /** Sets which items are deleted; {@code item -> true}, the default of queries, for all that is found. */
        public Builder<S> where(Predicate<? super S> condition) {
            this.condition = Optional.of(condition);
            return this;
        }

        /**
         * Finds the items by queries, instead of a scan; each is a partition of the job.
         *
         * @param queries of the table or of its indexes; a projection has to leave the key attributes of the table
         */
        public Builder<S> query(Query... queries) {
            this.queries = List.of(queries);
            return this;
        }

        private Supplier<? extends ItemStreamReader<? extends S>> reader() {
            DynoxQueryItemReaderBuilder<S> byQuery =
                    new DynoxQueryItemReaderBuilder<S>().table(table).queries(queries);
            DynoxScanItemReaderBuilder<S> byScan = new DynoxScanItemReaderBuilder<S>().table(table);
            return queries.isEmpty() ? byScan::build : byQuery::build;
        }

        /**
         * Makes the definition.
         *
         * @throws IllegalArgumentException if the name is missing, or if there is neither a condition nor a query
         */
        public TableCleanup<S> build() {
            check();
            Assert.isTrue(
                    condition.isPresent() || !queries.isEmpty(),
                    "where(…) or query(…) is required: where(item -> true) deletes all that the scan finds.");
            Predicate<? super S> isDeleted = condition.orElse(item -> true);
            return new TableCleanup<>(
                    new Plan<>(
                            name,
                            queries.isEmpty() ? new ScanSegmentPartitioner() : new QueryPartitioner(queries.size()),
                            reader(),
                            item -> isDeleted.test(item)
                                    ? List.of(ItemWrite.delete(table.name(), table.keyOf(item)))
                                    : List.of(),
                            operations,
                            options(),
                            partitions,
                            chunkSize,
                            skipLimit,
                            deadLetters,
                            total,
                            Optional.empty()),
                    table);
        }
    }
}
