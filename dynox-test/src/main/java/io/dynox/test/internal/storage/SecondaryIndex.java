package io.dynox.test.internal.storage;

import io.dynox.test.internal.value.AttributeType;
import io.dynox.test.internal.value.CapacityUnits;
import io.dynox.test.internal.value.ItemSize;
import io.dynox.test.internal.value.KeyAttribute;
import io.dynox.test.internal.value.KeySchema;
import io.dynox.test.internal.value.KeyValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;

/**
 * An index: the projections of the items that have its key attributes, in the order of its keys. Not thread-safe; guarded by the
 * table's lock.
 */
public final class SecondaryIndex {

    private static final int LONGEST_PARTITION_KEY = 2048;
    private static final int LONGEST_SORT_KEY = 1024;

    private final String name;
    private final boolean local;
    private final KeySchema schema;
    private final @Nullable Set<String> projected;
    private final SortedItems entries = new SortedItems();
    private long sizeBytes;

    SecondaryIndex(String name, boolean local, KeySchema schema, KeySchema tableSchema, Projection projection) {
        this.name = name;
        this.local = local;
        this.schema = schema;
        this.projected = projection.projectionType() == ProjectionType.ALL
                ? null
                : projectedNames(schema, tableSchema, projection);
    }

    public String name() {
        return name;
    }

    /** Whether this is a local index, which shares the table's partition key. */
    public boolean isLocal() {
        return local;
    }

    public KeySchema schema() {
        return schema;
    }

    /** The attributes that the index holds; null for all. */
    public @Nullable Set<String> projected() {
        return projected;
    }

    public SortedItems entries() {
        return entries;
    }

    public long sizeBytes() {
        return sizeBytes;
    }

    public int itemCount() {
        return entries.size();
    }

    /** The entry's place for an item; null where the item lacks a key attribute, or has an empty or overlong one, and so stays out of the index. */
    public @Nullable ItemKey keyOf(StoredItem item) {
        KeyValue partition = part(schema.partitions(), item, LONGEST_PARTITION_KEY);
        boolean hasSort = !schema.sorts().isEmpty();
        KeyValue sort = hasSort ? part(schema.sorts(), item, LONGEST_SORT_KEY) : null;
        return partition == null || (hasSort && sort == null) ? null : ItemKey.inIndex(partition, sort, item.key());
    }

    private static @Nullable KeyValue part(List<KeyAttribute> attributes, StoredItem item, int longest) {
        List<KeyValue> values = new ArrayList<>(attributes.size());
        for (KeyAttribute attribute : attributes) {
            AttributeValue value = item.attributes().get(attribute.name());
            if (value == null || AttributeType.of(value) != attribute.type()) {
                return null;
            }
            KeyValue part = KeyValue.of(value);
            if (part.sizeBytes() == 0) {
                return null;
            }
            values.add(part);
        }
        KeyValue all = KeyValue.of(values, attributes.size());
        return all.sizeBytes() > longest ? null : all;
    }

    /** What it costs the index when {@code item} replaces {@code old} in the table; nothing if its entry stays as it is. */
    public double writeUnits(@Nullable StoredItem old, @Nullable StoredItem item) {
        ItemKey oldKey = old == null ? null : keyOf(old);
        ItemKey key = item == null ? null : keyOf(item);
        StoredItem oldEntry = old == null || oldKey == null ? null : project(old);
        StoredItem entry = item == null || key == null ? null : project(item);
        if (oldEntry == null || entry == null) {
            return unitsOf(oldEntry) + unitsOf(entry);
        }
        if (!Objects.equals(oldKey, key)) {
            return unitsOf(oldEntry) + unitsOf(entry);
        }
        boolean isSame = oldEntry.attributes().equals(entry.attributes());
        return isSame ? 0 : Math.max(unitsOf(oldEntry), unitsOf(entry));
    }

    private static double unitsOf(@Nullable StoredItem entry) {
        return entry == null ? 0 : CapacityUnits.ofWrite(entry.sizeBytes());
    }

    void replace(@Nullable StoredItem old, @Nullable StoredItem item) {
        ItemKey oldKey = old == null ? null : keyOf(old);
        if (oldKey != null) {
            StoredItem removed = entries.remove(oldKey);
            sizeBytes -= removed == null ? 0 : removed.sizeBytes();
        }
        ItemKey key = item == null ? null : keyOf(item);
        if (item != null && key != null) {
            StoredItem entry = project(item);
            entries.put(key, entry);
            sizeBytes += entry.sizeBytes();
        }
    }

    void clear() {
        entries.clear();
        sizeBytes = 0;
    }

    private StoredItem project(StoredItem item) {
        if (projected == null) {
            return item;
        }
        Map<String, AttributeValue> attributes = new HashMap<>(item.attributes());
        attributes.keySet().retainAll(projected);
        return new StoredItem(item.key(), attributes, ItemSize.of(attributes));
    }

    private static Set<String> projectedNames(KeySchema schema, KeySchema tableSchema, Projection projection) {
        Set<String> names = new HashSet<>(schema.names());
        names.addAll(tableSchema.names());
        if (projection.projectionType() == ProjectionType.INCLUDE) {
            names.addAll(projection.nonKeyAttributes());
        }
        return Set.copyOf(names);
    }
}
