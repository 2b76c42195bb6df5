package io.dynox.test.internal.streams;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.dynox.test.internal.storage.ChangeListener;
import io.dynox.test.internal.storage.StoredItem;
import io.dynox.test.internal.storage.StoredTable;
import io.dynox.test.internal.value.ValueOrder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.SequenceNumberRange;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.StreamDescription;
import software.amazon.awssdk.services.dynamodb.model.StreamStatus;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

/**
 * The changes of a table in their order, in one shard. Records are kept for 24 hours; those that change nothing are never made.
 * Thread-safe.
 */
final class TableStream implements ChangeListener {

    private static final Duration RETENTION = Duration.ofHours(24);
    private static final DateTimeFormatter LABEL = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS");

    private final Object lock = new Object();
    private final StoredTable table;
    private final String tableName;
    private final String tableArn;
    private final List<KeySchemaElement> keySchema;
    private final ChangeRecords changes;
    private final Clock clock;
    private final Instant created;
    private final String label;
    private final String shardId;
    /** The record at index i has the number {@code first + i}. */
    @GuardedBy("lock")
    private final List<Record> records = new ArrayList<>();

    @GuardedBy("lock")
    private long first = 1;

    @GuardedBy("lock")
    private boolean closed;

    TableStream(StoredTable table, StreamViewType view, Instant created, Clock clock) {
        this.table = table;
        this.tableName = table.name();
        this.tableArn = table.definition().tableArn();
        this.keySchema = table.definition().keySchema();
        this.changes = new ChangeRecords(table.schema(), view);
        this.clock = clock;
        this.created = created;
        this.label = LABEL.format(created.atOffset(ZoneOffset.UTC));
        this.shardId = "shardId-%020d-%s"
                .formatted(created.toEpochMilli(), UUID.randomUUID().toString().substring(0, 8));
    }

    String arn() {
        return tableArn + "/stream/" + label;
    }

    Instant created() {
        return created;
    }

    String label() {
        return label;
    }

    String tableName() {
        return tableName;
    }

    String shardId() {
        return shardId;
    }

    @SuppressWarnings("ReferenceEquality") // a table that was deleted and created again is another one
    boolean isOf(StoredTable other) {
        return table == other;
    }

    @Override
    public void changed(@Nullable StoredItem old, @Nullable StoredItem item) {
        if (old != null && item != null && ValueOrder.equal(old.attributes(), item.attributes())) {
            return;
        }
        synchronized (lock) {
            if (!closed) {
                records.add(changes.of(old, item, SequenceNumber.text(nextNumber()), clock.instant()));
            }
        }
    }

    @Override
    public void expired(StoredItem old) {
        synchronized (lock) {
            if (!closed) {
                records.add(changes.ofExpiry(old, SequenceNumber.text(nextNumber()), clock.instant()));
            }
        }
    }

    /** Takes out of the table what has expired by now, as the service does whether anybody asks for the items or not. */
    void expire() {
        table.expire(clock.instant());
    }

    /** Forgets the records, as if they were too old to be kept. */
    void clear() {
        synchronized (lock) {
            first = nextNumber();
            records.clear();
        }
    }

    /** No more records come. */
    void close() {
        synchronized (lock) {
            closed = true;
        }
    }

    boolean isClosed() {
        synchronized (lock) {
            return closed;
        }
    }

    /** The number of the oldest record that is kept, or of the next one if there is none. */
    long firstNumber() {
        synchronized (lock) {
            trim();
            return first;
        }
    }

    /** The number of the next record to come. */
    long nextNumber() {
        synchronized (lock) {
            return first + records.size();
        }
    }

    /** Up to {@code most} records from a number on; empty if there are none yet. */
    List<Record> from(long number, int most) {
        synchronized (lock) {
            trim();
            int start = (int) Math.max(0, Math.min(number - first, records.size()));
            return List.copyOf(records.subList(start, Math.min(records.size(), start + most)));
        }
    }

    StreamDescription description(boolean withShard) {
        synchronized (lock) {
            SequenceNumberRange range = SequenceNumberRange.builder()
                    .startingSequenceNumber(SequenceNumber.text(first))
                    .endingSequenceNumber(closed ? SequenceNumber.text(nextNumber()) : null)
                    .build();
            Shard shard =
                    Shard.builder().shardId(shardId).sequenceNumberRange(range).build();
            return StreamDescription.builder()
                    .streamArn(arn())
                    .streamLabel(label)
                    .streamStatus(closed ? StreamStatus.DISABLED : StreamStatus.ENABLED)
                    .streamViewType(changes.view())
                    .creationRequestDateTime(created)
                    .tableName(tableName)
                    .keySchema(keySchema)
                    .shards(withShard ? List.of(shard) : List.of())
                    .build();
        }
    }

    @GuardedBy("lock")
    private void trim() {
        Instant oldest = clock.instant().minus(RETENTION);
        int old = 0;
        while (old < records.size()
                && records.get(old).dynamodb().approximateCreationDateTime().isBefore(oldest)) {
            old++;
        }
        records.subList(0, old).clear();
        first += old;
    }
}
