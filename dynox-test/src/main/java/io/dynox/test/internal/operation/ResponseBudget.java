package io.dynox.test.internal.operation;

import io.dynox.test.internal.storage.StoredItem;
import io.dynox.test.internal.storage.StoredTable;
import io.dynox.test.internal.value.KeyValue;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a BatchGetItem may return: 16 MB in all and 1 MB of each partition. No item alone exceeds either. Not thread-safe; owned by one
 * request.
 */
final class ResponseBudget {

    /** The service returns 52 items of 300 KB, not 54. */
    private static final long MOST_BYTES = 16_000_000;

    private static final long MOST_BYTES_OF_PARTITION = 1024 * 1024;

    private record Partition(StoredTable table, @Nullable KeyValue key) {}

    private final Map<Partition, Long> partitions = new HashMap<>();
    private long total;

    /** Whether the item can be returned as well; if so it is counted. */
    boolean fits(StoredTable table, StoredItem item) {
        Partition partition = new Partition(table, item.key().partition());
        long ofPartition = partitions.getOrDefault(partition, 0L) + item.sizeBytes();
        if (total + item.sizeBytes() > MOST_BYTES || ofPartition > MOST_BYTES_OF_PARTITION) {
            return false;
        }
        partitions.put(partition, ofPartition);
        total += item.sizeBytes();
        return true;
    }
}
