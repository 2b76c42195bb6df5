package io.dynox.batch;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.batch.core.partition.PartitionNameProvider;
import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * Makes a partition of each segment of a table; a {@link DynoxScanItemReader} in a partition reads its segment. The grid size is
 * the number of segments. The names are stable, so that a restart goes on with the same partitions: Spring Batch keeps the grid
 * size of the first start.
 *
 * <p>Thread-safe.
 */
public class ScanSegmentPartitioner implements Partitioner, PartitionNameProvider {

    static final String SEGMENT = "dynox.segment";
    static final String SEGMENTS = "dynox.segments";

    /** Creates a partitioner. */
    public ScanSegmentPartitioner() {}

    @Override
    public Map<String, ExecutionContext> partition(int gridSize) {
        Map<String, ExecutionContext> partitions = new LinkedHashMap<>();
        for (int segment = 0; segment < gridSize; segment++) {
            ExecutionContext context = new ExecutionContext();
            context.putString(Partition.NAME, name(segment, gridSize));
            context.putInt(SEGMENT, segment);
            context.putInt(SEGMENTS, gridSize);
            partitions.put(name(segment, gridSize), context);
        }
        return partitions;
    }

    @Override
    public Collection<String> getPartitionNames(int gridSize) {
        return partition(gridSize).keySet();
    }

    private static String name(int segment, int segments) {
        return String.format("segment-%05d-of-%05d", segment, segments);
    }
}
