package io.dynox.test.internal.partiql;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Capacity;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/**
 * The reply to a query or a scan. Immutable.
 *
 * @param lastKey where the next page goes on, empty after the last one
 */
record ReadPage(
        List<Map<String, AttributeValue>> items,
        int scanned,
        Map<String, AttributeValue> lastKey,
        @Nullable ConsumedCapacity capacity) {

    static ReadPage of(DynamoDbResponse response) {
        if (response instanceof QueryResponse query) {
            return new ReadPage(
                    query.items(), query.scannedCount(), query.lastEvaluatedKey(), query.consumedCapacity());
        }
        ScanResponse scan = (ScanResponse) response;
        return new ReadPage(scan.items(), scan.scannedCount(), scan.lastEvaluatedKey(), scan.consumedCapacity());
    }

    /** What two reads of one statement consume together. */
    static @Nullable ConsumedCapacity sum(@Nullable ConsumedCapacity left, @Nullable ConsumedCapacity right) {
        if (left == null || right == null) {
            return left == null ? right : left;
        }
        ConsumedCapacity.Builder sum = left.toBuilder().capacityUnits(left.capacityUnits() + right.capacityUnits());
        if (left.table() != null && right.table() != null) {
            sum.table(sum(left.table(), right.table()));
        }
        if (left.hasGlobalSecondaryIndexes()) {
            sum.globalSecondaryIndexes(sum(left.globalSecondaryIndexes(), right.globalSecondaryIndexes()));
        }
        if (left.hasLocalSecondaryIndexes()) {
            sum.localSecondaryIndexes(sum(left.localSecondaryIndexes(), right.localSecondaryIndexes()));
        }
        return sum.build();
    }

    private static Map<String, Capacity> sum(Map<String, Capacity> left, Map<String, Capacity> right) {
        Map<String, Capacity> sum = new LinkedHashMap<>(left);
        right.forEach((index, units) -> sum.merge(index, units, ReadPage::sum));
        return sum;
    }

    private static Capacity sum(Capacity left, Capacity right) {
        return Capacity.builder()
                .capacityUnits(left.capacityUnits() + right.capacityUnits())
                .build();
    }
}
