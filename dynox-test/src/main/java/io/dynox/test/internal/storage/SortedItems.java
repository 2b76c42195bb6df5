package io.dynox.test.internal.storage;

import java.util.Comparator;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Items in the order of their keys, of a table or of an index: one tree, so that a query on a partition of any size takes
 * logarithmic time and a scan runs in the order of the partitions' hashes. Not thread-safe; guarded by the table's lock.
 */
public final class SortedItems {

    private final Comparator<ItemKey> order;
    private final TreeMap<ItemKey, StoredItem> items;

    SortedItems() {
        this(Comparator.naturalOrder());
    }

    /** Items whose keys {@code order}, which must agree with their natural one, compares. */
    SortedItems(Comparator<ItemKey> order) {
        this.order = order;
        this.items = new TreeMap<>(order);
    }

    public @Nullable StoredItem get(ItemKey key) {
        return items.get(key);
    }

    /** Everything in {@code range}, in order or against it, after {@code start} where that is given. */
    public Iterable<StoredItem> in(KeyRange range, boolean forward, @Nullable ItemKey start) {
        NavigableMap<ItemKey, StoredItem> part = items;
        if (range.from() != null) {
            part = part.tailMap(range.from(), false);
        }
        if (range.to() != null) {
            part = part.headMap(range.to(), false);
        }
        NavigableMap<ItemKey, StoredItem> ordered = forward ? part : part.descendingMap();
        return start == null
                ? ordered.values()
                : after(start, ordered, range, forward).values();
    }

    /** A start outside the range is as good as the range's edge. */
    private NavigableMap<ItemKey, StoredItem> after(
            ItemKey start, NavigableMap<ItemKey, StoredItem> ordered, KeyRange range, boolean forward) {
        ItemKey first = forward ? range.from() : range.to();
        ItemKey last = forward ? range.to() : range.from();
        int direction = forward ? 1 : -1;
        if (first != null && order.compare(start, first) * direction <= 0) {
            return ordered;
        }
        if (last != null && order.compare(start, last) * direction >= 0) {
            return new TreeMap<>();
        }
        return ordered.tailMap(start, false);
    }

    int size() {
        return items.size();
    }

    @Nullable
    StoredItem put(ItemKey key, StoredItem item) {
        return items.put(key, item);
    }

    @Nullable
    StoredItem remove(ItemKey key) {
        return items.remove(key);
    }

    void clear() {
        items.clear();
    }
}
