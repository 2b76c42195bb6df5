package io.dynox.test.internal.operation;

import io.dynox.test.internal.storage.ItemKey;
import io.dynox.test.internal.storage.KeyRange;
import io.dynox.test.internal.storage.StoredItem;
import io.dynox.test.internal.value.CapacityUnits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.Select;

/**
 * One page of a query or a scan. A page ends with the limit, or with the item that reaches 1 MB. Immutable.
 *
 * @param items the items that the filter lets pass
 * @param scanned how many items were looked at
 * @param sizeBytes the size of the items that were looked at
 * @param fetchedUnits what fetching items from the table costs, read consistently; 0 where none is fetched
 * @param lastKey where the next page goes on, null after the last one
 */
record Page(
        List<StoredItem> items,
        int scanned,
        long sizeBytes,
        double fetchedUnits,
        @Nullable Map<String, AttributeValue> lastKey) {

    private static final long MOST_BYTES = 1024 * 1024;

    /** How a page is read; {@code fetches} replaces the entries of a local index by the table's items. */
    record Plan(
            KeyRange range,
            boolean forward,
            @Nullable ItemKey start,
            @Nullable Integer limit,
            Predicate<Map<String, AttributeValue>> filter,
            boolean fetches) {}

    static Page read(ReadSource source, Plan plan) {
        return source.table().reading(() -> readLocked(source, plan));
    }

    private static Page readLocked(ReadSource source, Plan plan) {
        int limit = plan.limit() == null ? Integer.MAX_VALUE : plan.limit();
        List<StoredItem> items = new ArrayList<>();
        int scanned = 0;
        long size = 0;
        double fetched = 0;
        for (StoredItem entry : source.items().in(plan.range(), plan.forward(), plan.start())) {
            StoredItem item = entry;
            if (plan.fetches()) {
                item = Objects.requireNonNull(source.table().items().get(entry.key()), "An entry stands for an item");
                fetched += CapacityUnits.ofRead(item.sizeBytes(), true);
            }
            scanned++;
            size += entry.sizeBytes();
            if (plan.filter().test(item.attributes())) {
                items.add(item);
            }
            if (scanned >= limit || size >= MOST_BYTES) {
                return new Page(items, scanned, size, fetched, source.pageKey(item));
            }
        }
        return new Page(items, scanned, size, fetched, null);
    }

    /**
     * What the reply to a query or a scan holds. Immutable.
     *
     * @param items null if only their count is wanted
     * @param capacity null unless it was asked for
     */
    record Reply(
            int count,
            int scanned,
            @Nullable List<Map<String, AttributeValue>> items,
            @Nullable Map<String, AttributeValue> lastKey,
            @Nullable ConsumedCapacity capacity) {}

    /** The reply that shows this page, whose reading it charges. */
    Reply reply(
            ReadSource source,
            Selection selection,
            @Nullable Select select,
            @Nullable Boolean consistentRead,
            @Nullable String returnCapacity) {
        boolean consistent = Boolean.TRUE.equals(consistentRead);
        CapacityMeter meter = new CapacityMeter(source.table(), returnCapacity);
        source.meter(meter, sizeBytes, consistent);
        meter.fetch(consistent ? fetchedUnits : fetchedUnits / 2);
        return new Reply(
                items.size(), scanned, select == Select.COUNT ? null : selection.ofAll(items), lastKey, meter.report());
    }
}
