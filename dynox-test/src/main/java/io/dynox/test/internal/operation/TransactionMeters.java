package io.dynox.test.internal.operation;

import io.dynox.test.internal.storage.StoredTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.Capacity;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;

/** The capacity of a transaction, table by table; each unit counts twice. Not thread-safe; owned by one request. */
final class TransactionMeters {

    private final Map<StoredTable, CapacityMeter> meters = new LinkedHashMap<>();
    private final @Nullable String wanted;
    private final boolean isWrite;

    TransactionMeters(@Nullable String wanted, boolean isWrite) {
        this.wanted = wanted;
        this.isWrite = isWrite;
    }

    CapacityMeter of(StoredTable table) {
        return meters.computeIfAbsent(table, any -> new CapacityMeter(table, wanted));
    }

    @Nullable
    List<ConsumedCapacity> reports() {
        List<ConsumedCapacity> reports = BatchWriteItemOperation.reports(meters);
        return reports == null ? null : reports.stream().map(this::doubled).toList();
    }

    private ConsumedCapacity doubled(ConsumedCapacity single) {
        ConsumedCapacity.Builder report = single.toBuilder().capacityUnits(single.capacityUnits() * 2);
        if (isWrite) {
            report.writeCapacityUnits(single.capacityUnits() * 2);
        } else {
            report.readCapacityUnits(single.capacityUnits() * 2);
        }
        if (single.table() != null) {
            report.table(doubled(single.table()));
        }
        if (single.hasGlobalSecondaryIndexes()) {
            report.globalSecondaryIndexes(doubled(single.globalSecondaryIndexes()));
        }
        if (single.hasLocalSecondaryIndexes()) {
            report.localSecondaryIndexes(doubled(single.localSecondaryIndexes()));
        }
        return report.build();
    }

    private Map<String, Capacity> doubled(Map<String, Capacity> units) {
        return units.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> doubled(entry.getValue())));
    }

    private Capacity doubled(Capacity single) {
        double units = single.capacityUnits() * 2;
        Capacity.Builder report = Capacity.builder().capacityUnits(units);
        return (isWrite ? report.writeCapacityUnits(units) : report.readCapacityUnits(units)).build();
    }
}
