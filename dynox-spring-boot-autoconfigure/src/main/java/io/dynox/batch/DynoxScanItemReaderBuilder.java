package io.dynox.batch;

import io.dynox.BatchTable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/**
 * Builds a {@link DynoxScanItemReader}. {@link #table} is required.
 *
 * <p>Not thread-safe.
 *
 * @param <T> the type of the items
 */
public class DynoxScanItemReaderBuilder<T> {

    private String name = "DynoxScanItemReader";
    private @Nullable BatchTable<T> table;

    /** Sets the prefix of what is saved in the execution context; needed if a step has two such readers. */
    public DynoxScanItemReaderBuilder<T> name(String name) {
        this.name = Objects.requireNonNull(name, "name");
        return this;
    }

    /**
     * Sets the table. The options of the view apply: a filter, a projection, an index, consistent reads, one segment of many, the
     * number of segments that are read side by side.
     */
    public DynoxScanItemReaderBuilder<T> table(BatchTable<T> table) {
        this.table = Objects.requireNonNull(table, "table");
        return this;
    }

    /** Makes the reader. */
    public DynoxScanItemReader<T> build() {
        Assert.notNull(table, "table is required.");
        return new DynoxScanItemReader<>(name, table);
    }
}
