package io.dynox.test.storage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/**
 * The stream of a table: the changes of its items in their order, for 24 hours. It outlives its table. Thread-safe.
 */
public final class ChangeStream {

    private static final Duration RETENTION = Duration.ofHours(24);

    private final Object lock = new Object();
    private final Deque<ItemChange> changes = new ArrayDeque<>();
    private final String arn;
    private final TableDescription table;
    private final StreamViewType view;
    private final Clock clock;
    private final Instant created;
    private volatile boolean enabled = true;
    private long last;

    /** The stream that {@code table} has from now on, with what {@code view} says in its records. */
    public ChangeStream(TableDescription table, StreamViewType view, Clock clock) {
        this.table = table;
        this.view = view;
        this.clock = clock;
        this.created = clock.instant();
        this.arn = table.tableArn() + "/stream/" + label();
    }

    /**
     * A change of one item.
     *
     * @param sequence its number in the stream, from 1
     * @param at when it was made
     * @param before the item before, null for none
     * @param after the item after, null for none
     * @param expired whether it was time that removed the item
     */
    public record ItemChange(
            long sequence,
            Instant at,
            @Nullable StoredItem before,
            @Nullable StoredItem after,
            boolean expired) {}

    public String arn() {
        return arn;
    }

    /** The time of creation, which tells streams of one table apart. */
    public String label() {
        return created.truncatedTo(ChronoUnit.MILLIS).toString().replaceFirst("Z$", "");
    }

    public Instant created() {
        return created;
    }

    /** The table as it was when the stream was made. */
    public TableDescription table() {
        return table;
    }

    public StreamViewType view() {
        return view;
    }

    public boolean isEnabled() {
        return enabled;
    }

    /** Ends the stream; its records stay. */
    public void disable() {
        enabled = false;
    }

    /** Notes a change, unless it changes nothing. */
    void add(@Nullable StoredItem before, @Nullable StoredItem after, boolean expired) {
        boolean isSame = before != null && after != null && before.attributes().equals(after.attributes());
        if (!enabled || isSame) {
            return;
        }
        Instant now = clock.instant();
        synchronized (lock) {
            trim(now);
            last++;
            changes.addLast(new ItemChange(last, now, before, after, expired));
        }
    }

    /** Up to {@code limit} changes from number {@code first} on. */
    public List<ItemChange> from(long first, int limit) {
        synchronized (lock) {
            trim(clock.instant());
            return changes.stream()
                    .filter(change -> change.sequence() >= first)
                    .limit(limit)
                    .toList();
        }
    }

    /** The number of the latest change, 0 before the first. */
    public long last() {
        synchronized (lock) {
            return last;
        }
    }

    private void trim(Instant now) {
        while (!changes.isEmpty() && changes.getFirst().at().isBefore(now.minus(RETENTION))) {
            changes.removeFirst();
        }
    }
}
