package io.dynox.test.internal.storage;

import io.dynox.test.internal.expression.SortCondition;
import io.dynox.test.internal.value.KeySchema;
import io.dynox.test.internal.value.KeyValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/**
 * A table: its definition, its items and its indexes, under one lock. Items are read and changed inside {@link #reading} and
 * {@link #writing} only; a thread that locks several tables locks them in the order of their names. Thread-safe.
 */
public final class StoredTable {

    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final KeySchema schema;
    private final SortedItems items = new SortedItems();
    private final List<SecondaryIndex> indexes = new CopyOnWriteArrayList<>();
    private final Tags tags = new Tags();
    private volatile @Nullable ChangeListener listener;
    private volatile TableDescription definition;
    private volatile @Nullable Expiry expiry;
    private volatile @Nullable RecoveryWindow recoveryWindow;
    private volatile @Nullable TableChange change;
    private long sizeBytes;

    /** A table as {@code definition} says it, which must be valid. */
    public StoredTable(TableDescription definition) {
        this.definition = definition;
        this.schema = KeySchema.of(definition.keySchema(), definition.attributeDefinitions());
        List<AttributeDefinition> attributes = definition.attributeDefinitions();
        for (GlobalSecondaryIndexDescription index : definition.globalSecondaryIndexes()) {
            addIndex(index, attributes);
        }
        for (LocalSecondaryIndexDescription index : definition.localSecondaryIndexes()) {
            KeySchema keys = KeySchema.of(index.keySchema(), attributes);
            indexes.add(new SecondaryIndex(index.indexName(), true, keys, schema, index.projection()));
        }
    }

    public String name() {
        return definition.tableName();
    }

    public KeySchema schema() {
        return schema;
    }

    /** Whether the table is billed by the request, and so grows on demand. */
    public boolean isOnDemand() {
        return isOnDemand(definition);
    }

    /** Whether a table of this definition is billed by the request. */
    public static boolean isOnDemand(TableDescription definition) {
        return definition.billingModeSummary() != null
                && definition.billingModeSummary().billingMode() == BillingMode.PAY_PER_REQUEST;
    }

    /** The definition without its counts. */
    public TableDescription definition() {
        return definition;
    }

    /** What the table is going through; null when it is active. */
    public @Nullable TableChange change() {
        return change;
    }

    void begin(@Nullable TableChange begun) {
        change = begun;
    }

    /** Whether an index of this name is there, but not filled yet. */
    public boolean isFilling(String index) {
        TableChange current = change;
        return current != null && current.fills(index);
    }

    /** Changes what describes the table; indexes are added and removed by their own methods. */
    public void define(TableDescription changed) {
        definition = changed;
    }

    /** The global indexes first, each kind in the order of definition. */
    public List<SecondaryIndex> indexes() {
        return indexes;
    }

    public @Nullable SecondaryIndex index(String name) {
        return indexes.stream()
                .filter(index -> index.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** Adds a global index and fills it. */
    public void addIndex(GlobalSecondaryIndexDescription index, List<AttributeDefinition> attributes) {
        KeySchema keys = KeySchema.of(index.keySchema(), attributes);
        SecondaryIndex added = new SecondaryIndex(index.indexName(), false, keys, schema, index.projection());
        writing(() -> {
            items.in(KeyRange.ALL, true, null).forEach(item -> added.replace(null, item));
            return indexes.add(added);
        });
    }

    public void removeIndex(String name) {
        writing(() -> indexes.removeIf(index -> index.name().equals(name)));
    }

    /** Runs {@code read} while no thread changes the table. */
    public <T extends @Nullable Object> T reading(Supplier<T> read) {
        return locked(lock.readLock(), read);
    }

    /** Runs {@code change} while no other thread looks at the table. */
    public <T extends @Nullable Object> T writing(Supplier<T> change) {
        return locked(lock.writeLock(), change);
    }

    /** Tells the listener of all changes from now on; null is no listener. */
    public void onChange(@Nullable ChangeListener next) {
        writing(() -> {
            listener = next;
            return true;
        });
    }

    private void tell(@Nullable StoredItem old, @Nullable StoredItem item) {
        ChangeListener current = listener;
        if (current != null) {
            current.changed(old, item);
        }
    }

    /** The items in order; only inside {@link #reading} or {@link #writing}. */
    public SortedItems items() {
        return items;
    }

    public Tags tags() {
        return tags;
    }

    /** For how far back the table could be restored; null for not at all. */
    public @Nullable RecoveryWindow recoveryWindow() {
        return recoveryWindow;
    }

    public void keepRecoverable(@Nullable RecoveryWindow window) {
        recoveryWindow = window;
    }

    /** The attribute by whose value items expire; null for none. */
    public @Nullable String timeToLive() {
        Expiry current = expiry;
        return current == null ? null : current.attribute();
    }

    /** Lets items expire by an attribute from now on, or none for null. */
    public void expireBy(@Nullable String attribute) {
        writing(() -> {
            Expiry next = attribute == null ? null : new Expiry(attribute);
            if (next != null) {
                items.in(KeyRange.ALL, true, null).forEach(item -> next.replace(null, item));
            }
            expiry = next;
            return true;
        });
    }

    /** Removes what has expired by now. */
    public void expire(Instant now) {
        Expiry current = expiry;
        if (current != null && reading(() -> current.isDue(now))) {
            writing(() -> {
                current.due(now).forEach(this::expire);
                return true;
            });
        }
    }

    private void expire(ItemKey key) {
        StoredItem old = drop(key);
        ChangeListener current = listener;
        if (old != null && current != null) {
            current.expired(old);
        }
    }

    /** Stores an item and returns the one that it replaces; only inside {@link #writing}. */
    public @Nullable StoredItem put(StoredItem item) {
        StoredItem old = items.put(item.key(), item);
        tell(old, item);
        sizeBytes += item.sizeBytes() - (old == null ? 0 : old.sizeBytes());
        for (SecondaryIndex index : indexes) {
            index.replace(old, item);
        }
        if (expiry != null) {
            expiry.replace(old, item);
        }
        return old;
    }

    /** Removes an item and returns it, or null; only inside {@link #writing}. */
    public @Nullable StoredItem remove(ItemKey key) {
        StoredItem old = drop(key);
        if (old != null) {
            tell(old, null);
        }
        return old;
    }

    private @Nullable StoredItem drop(ItemKey key) {
        StoredItem old = items.remove(key);
        if (old != null) {
            sizeBytes -= old.sizeBytes();
            for (SecondaryIndex index : indexes) {
                index.replace(old, null);
            }
            if (expiry != null) {
                expiry.replace(old, null);
            }
        }
        return old;
    }

    /** Removes all items. */
    public void clear() {
        writing(() -> {
            items.clear();
            indexes.forEach(SecondaryIndex::clear);
            if (expiry != null) {
                expiry.clear();
            }
            sizeBytes = 0;
            return true;
        });
    }

    public int itemCount() {
        return reading(items::size);
    }

    public long sizeBytes() {
        return reading(() -> sizeBytes);
    }

    /** The size of all items of one partition and of their entries in local indexes; only inside {@link #reading}. */
    public long collectionSizeBytes(KeyValue partition) {
        KeyRange range = KeyRange.of(partition, new SortCondition.Any());
        long size = sizeOf(items.in(range, true, null));
        for (SecondaryIndex index : indexes) {
            size += index.isLocal() ? sizeOf(index.entries().in(range, true, null)) : 0;
        }
        return size;
    }

    private static long sizeOf(Iterable<StoredItem> part) {
        long size = 0;
        for (StoredItem item : part) {
            size += item.sizeBytes();
        }
        return size;
    }

    /** A copy of the items, in the order of a scan. */
    public List<StoredItem> snapshot() {
        return reading(() -> {
            List<StoredItem> copy = new ArrayList<>(items.size());
            items.in(KeyRange.ALL, true, null).forEach(copy::add);
            return copy;
        });
    }

    private static <T extends @Nullable Object> T locked(Lock lock, Supplier<T> body) {
        lock.lock();
        try {
            return body.get();
        } finally {
            lock.unlock();
        }
    }
}
