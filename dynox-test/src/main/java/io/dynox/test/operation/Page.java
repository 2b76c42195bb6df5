package io.dynox.test.operation;

import io.dynox.test.storage.ItemKey;
import io.dynox.test.storage.KeyRange;
import io.dynox.test.storage.StoredItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * One page of a query or a scan. A page ends with the limit, or with the item that reaches 1 MB. Immutable.
 *
 * @param items the items that the filter lets pass
 * @param scanned how many items were looked at
 * @param sizeBytes the size of the items that were looked at
 * @param lastKey where the next page goes on, null after the last one
 */
record Page(
        List<StoredItem> items,
        int scanned,
        long sizeBytes,
        @Nullable Map<String, AttributeValue> lastKey) {

    private static final long MOST_BYTES = 1024 * 1024;

    /** How a page is read. */
    record Plan(
            KeyRange range,
            boolean forward,
            @Nullable ItemKey start,
            @Nullable Integer limit,
            Predicate<Map<String, AttributeValue>> filter) {}

    static Page read(ReadSource source, Plan plan) {
        return source.table().reading(() -> readLocked(source, plan));
    }

    private static Page readLocked(ReadSource source, Plan plan) {
        int limit = plan.limit() == null ? Integer.MAX_VALUE : plan.limit();
        List<StoredItem> items = new ArrayList<>();
        int scanned = 0;
        long size = 0;
        for (StoredItem item : source.items().in(plan.range(), plan.forward(), plan.start())) {
            scanned++;
            size += item.sizeBytes();
            if (plan.filter().test(item.attributes())) {
                items.add(item);
            }
            if (scanned >= limit || size >= MOST_BYTES) {
                return new Page(items, scanned, size, source.pageKey(item));
            }
        }
        return new Page(items, scanned, size, null);
    }
}
