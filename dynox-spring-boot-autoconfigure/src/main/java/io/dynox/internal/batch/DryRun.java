package io.dynox.internal.batch;

import io.dynox.BatchTable;
import io.dynox.WriteEstimate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Adds up what the writes of a job would take, chunk by chunk as they would be sent. Not thread-safe. */
public final class DryRun {

    private final Map<String, Puts<?>> chunk = new LinkedHashMap<>();
    private final Map<String, WriteEstimate> sums = new LinkedHashMap<>();

    private record Puts<P>(BatchTable<P> table, List<P> items) {

        WriteEstimate estimate() {
            return table.sync().estimate(items.stream());
        }
    }

    /** Adds a put, or a delete: that of an item costs what the put of the item would. */
    // each name stands for one table, whose type is that of its first use in the chunk
    @SuppressWarnings("unchecked")
    public <P> void add(BatchTable<P> table, P item) {
        Puts<P> puts = (Puts<P>) chunk.computeIfAbsent(table.name(), name -> new Puts<>(table, new ArrayList<>()));
        puts.items().add(item);
    }

    /** Ends a chunk, whose requests are not filled up with those of the next one. */
    public void endChunk() {
        chunk.forEach((name, puts) -> sums.merge(name, puts.estimate(), WriteEstimate::plus));
        chunk.clear();
    }

    /** What was added, of each table. */
    public Map<String, WriteEstimate> sums() {
        return Map.copyOf(sums);
    }
}
