package io.dynox.test.internal.storage;

import io.dynox.test.internal.value.KeyValue;
import org.jspecify.annotations.Nullable;

/**
 * A place in the order of a table or an index: by the hash of the partition key, by partition key, by sort key, and in an index,
 * where keys may repeat, by the table's own key.
 *
 * <p>A key with {@code edge} 0 belongs to an item. One with {@code edge} -1 or 1 belongs to none: it stands before or after all
 * items that begin like it, and so bounds a range. Immutable.
 *
 * @param hash the hash of the partition key; equal keys have equal hashes
 * @param partition the partition key; null only in a bound by hash
 * @param sort the sort key; null without one, and in a bound by partition
 * @param base the key in the table of an index entry; null in a table, and in a bound
 * @param edge 0 for an item, -1 before and 1 after all items that begin like this
 */
public record ItemKey(
        int hash,
        @Nullable KeyValue partition,
        @Nullable KeyValue sort,
        @Nullable ItemKey base,
        int edge) implements Comparable<ItemKey> {

    /** The key of an item in a table. */
    public static ItemKey of(KeyValue partition, @Nullable KeyValue sort) {
        return new ItemKey(hashOf(partition), partition, sort, null, 0);
    }

    /** The key of an entry in an index; {@code base} is the item's key in the table. */
    public static ItemKey inIndex(KeyValue partition, @Nullable KeyValue sort, ItemKey base) {
        return new ItemKey(hashOf(partition), partition, sort, base, 0);
    }

    /** A bound before all items of a partition, or before all of one sort key in it. */
    public static ItemKey before(KeyValue partition, @Nullable KeyValue sort) {
        return new ItemKey(hashOf(partition), partition, sort, null, -1);
    }

    /** A bound after all items of a partition, or after all of one sort key in it. */
    public static ItemKey after(KeyValue partition, @Nullable KeyValue sort) {
        return new ItemKey(hashOf(partition), partition, sort, null, 1);
    }

    /** A bound before all items with this hash or a greater one. */
    public static ItemKey beforeHash(int hash) {
        return new ItemKey(hash, null, null, null, -1);
    }

    /** The segment of a parallel scan that this key falls into, from 0 to {@code totalSegments} - 1. */
    public int segment(int totalSegments) {
        return (int) ((((long) hash - Integer.MIN_VALUE) * totalSegments) >>> Integer.SIZE);
    }

    /** The least hash of a segment of a parallel scan. */
    public static int firstHash(int segment, int totalSegments) {
        long first = (((long) segment << Integer.SIZE) + totalSegments - 1) / totalSegments;
        return (int) (first + Integer.MIN_VALUE);
    }

    @Override
    public int compareTo(ItemKey other) {
        if (hash != other.hash) {
            return Integer.compare(hash, other.hash);
        }
        int order = compare(partition, other.partition, edge, other.edge);
        if (order == 0) {
            order = compare(sort, other.sort, edge, other.edge);
        }
        return order != 0 ? order : compareBase(other);
    }

    private int compareBase(ItemKey other) {
        int order = compare(base, other.base, edge, other.edge);
        return order != 0 ? order : Integer.compare(edge, other.edge);
    }

    /** Where one of two is missing, that one bounds a range and its edge decides. */
    private static <T extends Comparable<? super T>> int compare(
            @Nullable T left, @Nullable T right, int leftEdge, int rightEdge) {
        if (left != null && right != null) {
            return left.compareTo(right);
        }
        if (left == null && right == null) {
            return 0;
        }
        return left == null ? leftEdge : -rightEdge;
    }

    private static int hashOf(KeyValue partition) {
        int hash = partition.hashCode();
        hash = (hash ^ (hash >>> 16)) * 0x85ebca6b;
        hash = (hash ^ (hash >>> 13)) * 0xc2b2ae35;
        return hash ^ (hash >>> 16);
    }
}
