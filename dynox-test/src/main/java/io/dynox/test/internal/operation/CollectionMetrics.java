package io.dynox.test.internal.operation;

import io.dynox.test.internal.storage.ItemKey;
import io.dynox.test.internal.storage.SecondaryIndex;
import io.dynox.test.internal.storage.StoredTable;
import io.dynox.test.internal.value.KeyValue;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ItemCollectionMetrics;

/** The sizes of item collections, which only tables with local indexes report. Stateless. */
final class CollectionMetrics {

    private static final double GIGABYTE = 1024.0 * 1024 * 1024;

    private CollectionMetrics() {}

    /** The item collection that a write has touched, or null where nothing is to be reported. */
    static @Nullable ItemCollectionMetrics of(ItemWrite write, @Nullable String wanted) {
        return isWanted(write.table(), wanted) ? of(write.table(), write.key()) : null;
    }

    /** The item collections that writes have touched, by table, each once; null where nothing is to be reported. */
    static @Nullable Map<String, List<ItemCollectionMetrics>> ofAll(
            Map<StoredTable, ? extends Collection<ItemKey>> keys, @Nullable String wanted) {
        Map<String, List<ItemCollectionMetrics>> metrics = new LinkedHashMap<>();
        keys.forEach((table, touched) -> {
            if (isWanted(table, wanted) && !touched.isEmpty()) {
                Map<KeyValue, ItemKey> collections = new LinkedHashMap<>();
                touched.forEach(key -> collections.putIfAbsent(partitionOf(key), key));
                metrics.put(
                        table.name(),
                        collections.values().stream().map(key -> of(table, key)).toList());
            }
        });
        return metrics.isEmpty() ? null : metrics;
    }

    /** Whether writes to the table report their item collections. */
    static boolean isWanted(StoredTable table, @Nullable String wanted) {
        return "SIZE".equals(wanted) && table.indexes().stream().anyMatch(SecondaryIndex::isLocal);
    }

    private static ItemCollectionMetrics of(StoredTable table, ItemKey key) {
        KeyValue partition = partitionOf(key);
        double gigabytes = table.reading(() -> table.collectionSizeBytes(partition)) / GIGABYTE;
        double least = Math.floor(gigabytes);
        return ItemCollectionMetrics.builder()
                .itemCollectionKey(Map.of(table.schema().partition().name(), partition.toAttributeValue()))
                .sizeEstimateRangeGB(least, least + 1)
                .build();
    }

    private static KeyValue partitionOf(ItemKey key) {
        return Objects.requireNonNull(key.partition(), "An item has a partition key");
    }
}
