package io.dynox.test.storage;

import io.dynox.test.value.KeyValue;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;

/**
 * A stretch of a table or an index between two bounds; null is no bound. Immutable.
 */
public record KeyRange(@Nullable ItemKey from, @Nullable ItemKey to) {

    private static final int MAX_SORT_KEY_BYTES = 1024;
    private static final String LAST_CHARACTER = Character.toString(Character.MAX_CODE_POINT);
    private static final int LAST_CHARACTER_BYTES = 4;

    /** Whether {@code key} lies between the bounds. */
    public boolean contains(ItemKey key) {
        boolean afterFrom = from == null || key.compareTo(from) > 0;
        return afterFrom && (to == null || key.compareTo(to) < 0);
    }

    /** Everything. */
    public static final KeyRange ALL = new KeyRange(null, null);

    /** All items of a partition. */
    public static KeyRange partition(KeyValue partition) {
        return new KeyRange(ItemKey.before(partition, null), ItemKey.after(partition, null));
    }

    /** The items of one segment of a parallel scan. */
    public static KeyRange segment(int segment, int totalSegments) {
        ItemKey from = ItemKey.beforeHash(ItemKey.firstHash(segment, totalSegments));
        boolean isLast = segment == totalSegments - 1;
        return new KeyRange(from, isLast ? null : ItemKey.beforeHash(ItemKey.firstHash(segment + 1, totalSegments)));
    }

    public static KeyRange equalTo(KeyValue partition, KeyValue sort) {
        return between(partition, sort, sort);
    }

    public static KeyRange lessThan(KeyValue partition, KeyValue sort) {
        return new KeyRange(ItemKey.before(partition, null), ItemKey.before(partition, sort));
    }

    public static KeyRange atMost(KeyValue partition, KeyValue sort) {
        return new KeyRange(ItemKey.before(partition, null), ItemKey.after(partition, sort));
    }

    public static KeyRange greaterThan(KeyValue partition, KeyValue sort) {
        return new KeyRange(ItemKey.after(partition, sort), ItemKey.after(partition, null));
    }

    public static KeyRange atLeast(KeyValue partition, KeyValue sort) {
        return new KeyRange(ItemKey.before(partition, sort), ItemKey.after(partition, null));
    }

    /** Both ends included; {@code first} must not be greater than {@code last}. */
    public static KeyRange between(KeyValue partition, KeyValue first, KeyValue last) {
        return new KeyRange(ItemKey.before(partition, first), ItemKey.after(partition, last));
    }

    /** The sort keys that begin with {@code prefix}, a string or a binary. */
    public static KeyRange beginningWith(KeyValue partition, KeyValue prefix) {
        return between(partition, prefix, lastBeginningWith(prefix));
    }

    /** No sort key is longer than 1024 bytes, so none with the prefix comes after the prefix and 1024 bytes of the greatest kind. */
    private static KeyValue lastBeginningWith(KeyValue prefix) {
        if (prefix instanceof KeyValue.Text text) {
            return new KeyValue.Text(text.value() + LAST_CHARACTER.repeat(MAX_SORT_KEY_BYTES / LAST_CHARACTER_BYTES));
        }
        if (prefix instanceof KeyValue.Binary binary) {
            byte[] head = binary.value().asByteArrayUnsafe();
            byte[] last = new byte[head.length + MAX_SORT_KEY_BYTES];
            Arrays.fill(last, (byte) 0xff);
            System.arraycopy(head, 0, last, 0, head.length);
            return new KeyValue.Binary(SdkBytes.fromByteArrayUnsafe(last));
        }
        throw new IllegalArgumentException("A number has no prefix: " + prefix);
    }
}
