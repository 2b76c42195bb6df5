package io.dynox.test.internal.operation;

import io.dynox.test.internal.error.ServiceErrors;
import io.dynox.test.internal.storage.ItemKey;
import io.dynox.test.internal.storage.StoredItem;
import io.dynox.test.internal.storage.StoredTable;
import io.dynox.test.internal.storage.Tables;
import io.dynox.test.internal.validation.BatchWriteRules;
import io.dynox.test.internal.validation.KeyRules;
import io.dynox.test.internal.validation.PreparedWrite;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Checks everything before it writes anything; then each write is atomic, the batch is not. */
record BatchWriteItemOperation(Tables tables) implements Operation<BatchWriteItemRequest, BatchWriteItemResponse> {

    @Override
    public BatchWriteItemResponse execute(BatchWriteItemRequest request, Admission admission) {
        Map<String, List<PreparedWrite>> prepared = BatchWriteRules.check(request);
        List<TableWrites> batch = new ArrayList<>();
        Map<StoredTable, Set<ItemKey>> keys = new LinkedHashMap<>();
        prepared.forEach((name, writes) -> {
            StoredTable table = tables.forItems(name);
            Set<ItemKey> seen = keys.computeIfAbsent(table, any -> new HashSet<>());
            batch.add(new TableWrites(name, table, keyed(table, writes, seen)));
        });
        admission.admit();
        return apply(request, batch, admission);
    }

    private static List<KeyedWrite> keyed(StoredTable table, List<PreparedWrite> writes, Set<ItemKey> seen) {
        List<KeyedWrite> keyed = new ArrayList<>(writes.size());
        for (PreparedWrite write : writes) {
            ItemKey key = write.isPut()
                    ? KeyRules.keyOfBatchItem(table, write.attributes())
                    : KeyRules.keyOf(table.schema(), write.attributes());
            if (!seen.add(key)) {
                throw ServiceErrors.validation("Provided list of item keys contains duplicates");
            }
            keyed.add(new KeyedWrite(key, write));
        }
        return keyed;
    }

    private static BatchWriteItemResponse apply(
            BatchWriteItemRequest request, List<TableWrites> batch, Admission admission) {
        Map<String, List<WriteRequest>> unprocessed = new LinkedHashMap<>();
        Map<StoredTable, CapacityMeter> meters = new LinkedHashMap<>();
        Map<StoredTable, List<ItemKey>> written = new LinkedHashMap<>();
        boolean progress = false;
        for (TableWrites writes : batch) {
            List<KeyedWrite> processed = new ArrayList<>(writes.writes().size());
            for (KeyedWrite write : writes.writes()) {
                if (admission.isProcessed(writes.name(), write.write().attributes())) {
                    processed.add(write);
                } else {
                    unprocessed
                            .computeIfAbsent(writes.name(), any -> new ArrayList<>())
                            .add(write.write().request());
                }
            }
            progress |= !processed.isEmpty();
            CapacityMeter meter = meters.computeIfAbsent(
                    writes.table(), table -> new CapacityMeter(table, request.returnConsumedCapacityAsString()));
            apply(writes.table(), processed, meter);
            if (CollectionMetrics.isWanted(writes.table(), request.returnItemCollectionMetricsAsString())) {
                List<ItemKey> touched = written.computeIfAbsent(writes.table(), any -> new ArrayList<>());
                processed.forEach(write -> touched.add(write.key()));
            }
        }
        if (!progress) {
            throw Throttled.entirely(batch.get(0).table());
        }
        return BatchWriteItemResponse.builder()
                .unprocessedItems(unprocessed)
                .consumedCapacity(reports(meters))
                .itemCollectionMetrics(CollectionMetrics.ofAll(written, request.returnItemCollectionMetricsAsString()))
                .build();
    }

    private static void apply(StoredTable table, List<KeyedWrite> writes, CapacityMeter meter) {
        table.writing(() -> {
            for (KeyedWrite write : writes) {
                StoredItem item = write.item();
                StoredItem old = item == null ? table.remove(write.key()) : table.put(item);
                meter.write(old, item);
            }
            return true;
        });
    }

    static @Nullable List<ConsumedCapacity> reports(Map<StoredTable, CapacityMeter> meters) {
        List<ConsumedCapacity> reports = meters.values().stream()
                .map(CapacityMeter::report)
                .filter(Objects::nonNull)
                .toList();
        return reports.isEmpty() ? null : reports;
    }

    private record TableWrites(String name, StoredTable table, List<KeyedWrite> writes) {}

    private record KeyedWrite(ItemKey key, PreparedWrite write) {

        /** What is to be stored; null for a delete. */
        @Nullable
        StoredItem item() {
            return write.isPut() ? new StoredItem(key, write.attributes(), write.sizeBytes()) : null;
        }
    }
}
