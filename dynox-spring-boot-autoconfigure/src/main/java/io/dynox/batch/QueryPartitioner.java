package io.dynox.batch;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.batch.core.partition.PartitionNameProvider;
import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * Makes a partition of each query of a job, by its number: the workers have the same queries. The grid size has no effect.
 *
 * <p>Thread-safe.
 *
 * @param queries their number
 */
record QueryPartitioner(int queries) implements Partitioner, PartitionNameProvider {

    static final String QUERY = "dynox.query";

    @Override
    public Map<String, ExecutionContext> partition(int gridSize) {
        Map<String, ExecutionContext> partitions = new LinkedHashMap<>();
        for (int i = 0; i < queries; i++) {
            String name = String.format("query-%05d-of-%05d", i, queries);
            ExecutionContext context = new ExecutionContext();
            context.putString(Partition.NAME, name);
            context.putInt(QUERY, i);
            partitions.put(name, context);
        }
        return partitions;
    }

    @Override
    public Collection<String> getPartitionNames(int gridSize) {
        return partition(gridSize).keySet();
    }
}
