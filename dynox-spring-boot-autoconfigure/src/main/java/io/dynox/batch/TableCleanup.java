package io.dynox.batch;

import io.dynox.BatchOperations;
import io.dynox.BatchTable;
import io.dynox.ItemWrite;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.util.Assert;

/**
 * Deletes items of a table: those that a scan finds and a condition accepts.
 *
 * <pre>{@code
 * TableCleanup<Map<String, Object>> expired = TableCleanup.of(dynox, dynox.table("sessions"))
 *         .name("expired-sessions")
 *         .where(session -> isExpired(session))
 *         .build();
 * }</pre>
 *
 * <p>A condition that DynamoDB can evaluate belongs into the view's {@code ScanOptions} as a filter, which transfers less, though it
 * costs the same. An item that others change between the scan and the delete is deleted too: DynamoDB's batches have no
 * conditions.
 *
 * <p>The names of the table's key attributes must be known, by the type of the items or by {@code dynox.tables.<name>.partition-key}.
 *
 * <p>Immutable.
 *
 * @param <S> the type of the items that are read
 */
public final class TableCleanup<S> extends TableJob<S> {

    private TableCleanup(Plan<S> plan) {
        super(plan);
    }

    /** Begins a clean-up of a table; the options of the view apply to the scan. */
    public static <S> Builder<S> of(BatchOperations operations, BatchTable<S> table) {
        return new Builder<>(operations, table);
    }

    /**
     * Builds a {@link TableCleanup}. {@link #name} and {@link #where} are required.
     *
     * @param <S> the type of the items that are read
     */
    public static final class Builder<S> extends TableJobBuilder<Builder<S>> {

        private final BatchOperations operations;
        private final BatchTable<S> table;
        private Optional<Predicate<? super S>> condition = Optional.empty();

        private Builder(BatchOperations operations, BatchTable<S> table) {
            this.operations = Objects.requireNonNull(operations, "operations");
            this.table = Objects.requireNonNull(table, "table");
        }

        @Override
        Builder<S> self() {
            return this;
        }

        /** Sets which items are deleted; {@code item -> true} for all that the scan finds. */
        public Builder<S> where(Predicate<? super S> condition) {
            this.condition = Optional.of(condition);
            return this;
        }

        /**
         * Makes the definition.
         *
         * @throws IllegalArgumentException if the name or the condition is missing
         */
        public TableCleanup<S> build() {
            check();
            Assert.isTrue(
                    condition.isPresent(),
                    "where(…) is required: where(item -> true) deletes all that the scan finds.");
            Predicate<? super S> isDeleted = condition.orElseThrow();
            return new TableCleanup<>(new Plan<>(
                    name,
                    new ScanSegmentPartitioner(),
                    () -> new DynoxScanItemReaderBuilder<S>().table(table).build(),
                    item -> isDeleted.test(item)
                            ? List.of(ItemWrite.delete(table.name(), table.keyOf(item)))
                            : List.of(),
                    operations,
                    partitions,
                    chunkSize,
                    skipLimit,
                    deadLetters,
                    total,
                    Optional.empty()));
        }
    }
}
