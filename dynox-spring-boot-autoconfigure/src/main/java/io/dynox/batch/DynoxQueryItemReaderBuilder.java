package io.dynox.batch;

import io.dynox.BatchTable;
import io.dynox.Query;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/**
 * Builds a {@link DynoxQueryItemReader}. {@link #table} and {@link #query} are required.
 *
 * <p>Not thread-safe.
 *
 * @param <T> the type of the items
 */
public class DynoxQueryItemReaderBuilder<T> {

    private String name = "DynoxQueryItemReader";
    private @Nullable BatchTable<T> table;
    private List<Query> queries = List.of();

    /** Sets the prefix of what is saved in the execution context; needed if a step has two such readers. */
    public DynoxQueryItemReaderBuilder<T> name(String name) {
        this.name = Objects.requireNonNull(name, "name");
        return this;
    }

    /** Sets the table. The read consistency and the retry policy of the view apply unless the query has others. */
    public DynoxQueryItemReaderBuilder<T> table(BatchTable<T> table) {
        this.table = Objects.requireNonNull(table, "table");
        return this;
    }

    /** Sets which items are read. */
    public DynoxQueryItemReaderBuilder<T> query(Query query) {
        return queries(List.of(query));
    }

    /** Sets which items are read in the partitions of a job, one query in each. */
    DynoxQueryItemReaderBuilder<T> queries(List<Query> queries) {
        this.queries = List.copyOf(queries);
        return this;
    }

    /**
     * Makes the reader.
     *
     * @throws IllegalArgumentException if the table or the query is missing, or if the query only counts
     */
    public DynoxQueryItemReader<T> build() {
        Assert.notNull(table, "table is required.");
        Assert.notEmpty(queries, "query is required.");
        Assert.isTrue(queries.stream().noneMatch(Query::countOnly), "A query with countOnly has no items to read.");
        return new DynoxQueryItemReader<>(name, table, queries);
    }
}
