package io.dynox.batch;

import io.dynox.BatchTable;
import io.dynox.Query;
import io.dynox.ReadPage;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * Reads a partition of a table or of an index by a query, in the order of the sort key. It saves the position of what was handed out:
 * a restart goes on with the first item that was not committed, after a kill at any item. A limit of the query is one for all starts
 * together.
 *
 * <p>Not thread-safe. Made by {@link DynoxQueryItemReaderBuilder}.
 *
 * @param <T> the type of the items
 */
public class DynoxQueryItemReader<T> extends PagedItemReader<T> {

    private final BatchTable<T> table;
    private final List<Query> queries;
    private final String countKey;
    private long handedOut;

    DynoxQueryItemReader(String name, BatchTable<T> table, List<Query> queries) {
        super(name);
        this.table = table;
        this.queries = queries;
        this.countKey = name + ".count";
    }

    @Override
    Stream<ReadPage<T>> pages(ExecutionContext context) {
        handedOut = context.getLong(countKey, 0);
        Query asked = queries.get(context.getInt(QueryPartitioner.QUERY, 0));
        Query.Builder query = asked.toBuilder();
        saved(context).ifPresent(query::position);
        OptionalLong limit = asked.limit();
        if (limit.isPresent()) {
            if (handedOut >= limit.getAsLong()) {
                return Stream.empty();
            }
            query.limit(limit.getAsLong() - handedOut);
        }
        return table.sync().queryPages(query.build());
    }

    /**
     * Returns the next item, or null at the end.
     *
     * @throws io.dynox.DynoxException if the partition can't be read on
     */
    @Override
    public @Nullable T read() {
        T item = super.read();
        handedOut += item == null ? 0 : 1;
        return item;
    }

    /** Saves the position of what was handed out. */
    @Override
    public void update(ExecutionContext executionContext) {
        super.update(executionContext);
        executionContext.putLong(countKey, handedOut);
    }
}
