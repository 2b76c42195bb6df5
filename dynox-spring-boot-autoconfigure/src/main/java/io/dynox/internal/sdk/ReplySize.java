package io.dynox.internal.sdk;

import io.dynox.internal.mapping.value.ItemMeter;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Tells whether a read reply was full. DynamoDB leaves keys unprocessed when the reply would exceed 16 MB in total or 1 MB
 * for a partition, and when it throttles, and says not which (DynamoDB API reference, BatchGetItem). A reply counts as
 * full when one more item of the largest size seen would not fit. Not thread-safe; local to one reply.
 */
public final class ReplySize {

    /** The documented cut (52 of 300 KB) fits decimal megabytes. */
    private static final long MAX_REPLY_BYTES = 16_000_000;

    private static final long MAX_PARTITION_BYTES = 1_000_000;

    /** What a read unit stands for at most: 4 KB, and twice that when it need not be consistent. */
    private static final long BYTES_PER_UNIT = 4096;

    /** What was read at most, where the items that came back don't tell. */
    private final double readBytes;

    private final Volume whole = new Volume();
    private final Map<Object, Volume> partitions = new HashMap<>();

    /** The size of a reply. */
    public ReplySize(double readBytes) {
        this.readBytes = readBytes;
    }

    /** The size of a reply that holds parts of the items only. */
    public static ReplySize ofUnits(double units, boolean consistentRead) {
        return new ReplySize(units * (consistentRead ? BYTES_PER_UNIT : 2 * BYTES_PER_UNIT));
    }

    /** Adds an item that came back. */
    public void add(KeyIdentity key, Map<String, AttributeValue> item) {
        long bytes = new ItemMeter().add(item).bytes();
        whole.add(bytes);
        partitions.computeIfAbsent(key.partition(), partition -> new Volume()).add(bytes);
    }

    /** Whether an unprocessed key may just not have fitted. */
    public boolean explainsAbsenceOf(KeyIdentity key) {
        Volume partition = partitions.get(key.partition());
        // 100 items of the smallest size count as 400 or 800 KB
        return readBytes >= MAX_PARTITION_BYTES
                || whole.isFull(MAX_REPLY_BYTES)
                || (partition != null && partition.isFull(MAX_PARTITION_BYTES));
    }

    private static final class Volume {

        private long bytes;
        private long largest;

        void add(long itemBytes) {
            bytes += itemBytes;
            largest = Math.max(largest, itemBytes);
        }

        boolean isFull(long limit) {
            return bytes > 0 && bytes + largest >= limit;
        }
    }
}
