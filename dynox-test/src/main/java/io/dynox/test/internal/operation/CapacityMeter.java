package io.dynox.test.internal.operation;

import io.dynox.test.internal.storage.SecondaryIndex;
import io.dynox.test.internal.storage.StoredItem;
import io.dynox.test.internal.storage.StoredTable;
import io.dynox.test.internal.value.CapacityUnits;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.Capacity;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;

/** Adds up the capacity that a request consumes on one table and its indexes. Not thread-safe; owned by one request. */
final class CapacityMeter {

    private final StoredTable table;
    private final @Nullable String wanted;
    private final Map<String, Double> globalIndexes = new TreeMap<>();
    private final Map<String, Double> localIndexes = new TreeMap<>();
    private double tableUnits;

    /** @param wanted the request's ReturnConsumedCapacity */
    CapacityMeter(StoredTable table, @Nullable String wanted) {
        this.table = table;
        this.wanted = wanted;
    }

    /** Whether the request asked for the consumed capacity. */
    boolean isWanted() {
        return "TOTAL".equals(wanted) || "INDEXES".equals(wanted);
    }

    void read(long sizeBytes, boolean consistent) {
        tableUnits += CapacityUnits.ofRead(sizeBytes, consistent);
    }

    void read(SecondaryIndex index, long sizeBytes, boolean consistent) {
        add(index, CapacityUnits.ofRead(sizeBytes, consistent));
    }

    /** What fetching items from the table costs a query on a local index. */
    void fetch(double units) {
        tableUnits += units;
    }

    /** A write that replaced {@code old} by {@code item}; either may be absent. */
    void write(@Nullable StoredItem old, @Nullable StoredItem item) {
        if (!isWanted()) {
            return;
        }
        tableUnits += CapacityUnits.ofWrite(Math.max(sizeOf(old), sizeOf(item)));
        for (SecondaryIndex index : table.indexes()) {
            add(index, index.writeUnits(old, item));
        }
    }

    /** What the reply reports, null where the request didn't ask for it. */
    @Nullable
    ConsumedCapacity report() {
        if (!isWanted()) {
            return null;
        }
        double total = tableUnits + sum(globalIndexes) + sum(localIndexes);
        ConsumedCapacity.Builder report =
                ConsumedCapacity.builder().tableName(table.name()).capacityUnits(total);
        if ("INDEXES".equals(wanted)) {
            report.table(units(tableUnits));
            if (!globalIndexes.isEmpty()) {
                report.globalSecondaryIndexes(units(globalIndexes));
            }
            if (!localIndexes.isEmpty()) {
                report.localSecondaryIndexes(units(localIndexes));
            }
        }
        return report.build();
    }

    private void add(SecondaryIndex index, double units) {
        if (units > 0) {
            (index.isLocal() ? localIndexes : globalIndexes).merge(index.name(), units, Double::sum);
        }
    }

    private static int sizeOf(@Nullable StoredItem item) {
        return item == null ? 0 : item.sizeBytes();
    }

    private static double sum(Map<String, Double> units) {
        return units.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    private static Capacity units(double units) {
        return Capacity.builder().capacityUnits(units).build();
    }

    private static Map<String, Capacity> units(Map<String, Double> units) {
        return units.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> units(entry.getValue())));
    }
}
