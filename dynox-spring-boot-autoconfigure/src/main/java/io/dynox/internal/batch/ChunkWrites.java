package io.dynox.internal.batch;

import io.dynox.BatchTable;
import io.dynox.BatchWriteResult;
import io.dynox.FailedWrite;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The writes of one chunk, to one table or to several. The writers of the tables work side by side.
 *
 * <p>Not thread-safe; owned by the thread that writes the chunk.
 *
 * @param <T> the type of the chunk's items
 */
public final class ChunkWrites<T> {

    private final int mostFailures;
    private final Map<String, TableChunk<?>> tables = new LinkedHashMap<>();

    /** A write of the chunk that was given up, and its item; null if it can't be told. */
    public record Failure<T>(FailedWrite write, @Nullable T item) {}

    /** What became of a chunk: the result of each table, and every failure. */
    public record Outcome<T>(List<BatchWriteResult> results, List<Failure<T>> failures) {

        /** Returns the results that are no success. */
        public List<BatchWriteResult> unsuccessful() {
            return results.stream().filter(result -> !result.isSuccess()).toList();
        }

        /** Returns the number of writes that ended without an attempt, or were refused. */
        public long unattempted() {
            return results.stream()
                    .mapToLong(
                            result -> result.notAttempted() + result.account().refused())
                    .sum();
        }
    }

    /**
     * Begins a chunk.
     *
     * @param mostFailures how many failures of a table are kept with their items
     */
    public ChunkWrites(int mostFailures) {
        this.mostFailures = mostFailures;
    }

    /** Puts an item. */
    public <P> void put(BatchTable<P> table, P put, T item) {
        table(table.name(), name -> table).put(put, item);
    }

    /** Deletes an item. */
    public <P> void delete(BatchTable<P> table, Map<String, ?> key, T item) {
        table(table.name(), name -> table).delete(key, item);
    }

    // each name stands for one table, whose type is that of its first use in the chunk
    @SuppressWarnings("unchecked")
    private <P> TableChunk<P> table(String name, Function<String, BatchTable<P>> tableOf) {
        return (TableChunk<P>)
                tables.computeIfAbsent(name, table -> new TableChunk<>(tableOf.apply(table), mostFailures));
    }

    /** Sends what is left, and waits until each write has ended. */
    @SuppressWarnings("unchecked")
    public Outcome<T> close() {
        List<BatchWriteResult> results = new ArrayList<>();
        List<Failure<T>> failures = new ArrayList<>();
        for (TableChunk<?> table : tables.values()) {
            BatchWriteResult result = table.close();
            results.add(result);
            result.failures().forEach(failed -> failures.add(new Failure<>(failed, (T) table.itemOf(failed))));
        }
        return new Outcome<>(results, failures);
    }

    /** Sends nothing more. */
    public void abort() {
        tables.values().forEach(TableChunk::abort);
    }
}
