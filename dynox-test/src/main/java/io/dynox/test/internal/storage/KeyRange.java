package io.dynox.test.internal.storage;

import io.dynox.test.internal.expression.SortCondition;
import io.dynox.test.internal.value.KeyValue;
import org.jspecify.annotations.Nullable;

/** A stretch of a table or an index between two bounds; null is no bound. Immutable. */
public record KeyRange(@Nullable ItemKey from, @Nullable ItemKey to) {

    /** Everything. */
    public static final KeyRange ALL = new KeyRange(null, null);

    /** The items of a partition whose sort keys meet a condition. */
    public static KeyRange of(KeyValue partition, SortCondition sort) {
        return new KeyRange(
                sort.lower()
                        .map(bound -> bound.inclusive()
                                ? ItemKey.before(partition, bound.key())
                                : ItemKey.after(partition, bound.key()))
                        .orElseGet(() -> ItemKey.before(partition, null)),
                sort.upper()
                        .map(bound -> bound.inclusive()
                                ? ItemKey.after(partition, bound.key())
                                : ItemKey.before(partition, bound.key()))
                        .orElseGet(() -> ItemKey.after(partition, null)));
    }

    /** The items of one segment of a parallel scan. */
    public static KeyRange segment(int segment, int totalSegments) {
        ItemKey from = ItemKey.beforeHash(ItemKey.firstHash(segment, totalSegments));
        boolean isLast = segment == totalSegments - 1;
        return new KeyRange(from, isLast ? null : ItemKey.beforeHash(ItemKey.firstHash(segment + 1, totalSegments)));
    }
}
