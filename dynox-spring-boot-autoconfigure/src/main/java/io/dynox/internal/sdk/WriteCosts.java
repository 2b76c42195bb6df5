package io.dynox.internal.sdk;

import io.dynox.internal.mapping.value.ItemMeter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/**
 * What puts into a table cost at least, its indexes included as far as they are known.
 *
 * <p>Immutable.
 *
 * @param indexes those of the table; null if nobody may tell them
 * @param provisionedUnits the write units of a second; empty for a table on demand
 */
public record WriteCosts(@Nullable List<Index> indexes, OptionalLong provisionedUnits) {

    /** Costs of a table whose definition isn't known. */
    public static final WriteCosts UNKNOWN = new WriteCosts(null, OptionalLong.empty());

    private static final long UNIT_BYTES = 1 << 10;

    /**
     * An index.
     *
     * @param key the attributes that an item of the index has
     * @param attributes what of an item is in the index; null for all of it
     */
    record Index(Set<String> key, @Nullable Set<String> attributes) {

        static Index of(List<KeySchemaElement> schema, Projection projection, List<KeySchemaElement> table) {
            Set<String> key = names(schema);
            Set<String> attributes = new HashSet<>(key);
            attributes.addAll(names(table));
            attributes.addAll(projection.nonKeyAttributes());
            return new Index(key, projection.projectionType() == ProjectionType.ALL ? null : attributes);
        }

        private static Set<String> names(List<KeySchemaElement> schema) {
            Set<String> names = new HashSet<>();
            schema.forEach(element -> names.add(element.attributeName()));
            return names;
        }

        long unitsOf(Map<String, AttributeValue> item, long bytes) {
            if (!item.keySet().containsAll(key)) {
                return 0;
            }
            if (attributes == null) {
                return units(bytes);
            }
            Map<String, AttributeValue> projected = new LinkedHashMap<>(item);
            projected.keySet().retainAll(attributes);
            return units(new ItemMeter().add(projected).bytes());
        }
    }

    /** Costs as the definition of a table tells them. */
    public static WriteCosts of(TableDescription table) {
        List<Index> indexes = new ArrayList<>();
        table.globalSecondaryIndexes()
                .forEach(index -> indexes.add(Index.of(index.keySchema(), index.projection(), table.keySchema())));
        table.localSecondaryIndexes()
                .forEach(index -> indexes.add(Index.of(index.keySchema(), index.projection(), table.keySchema())));
        Long provisioned = table.provisionedThroughput() == null
                ? null
                : table.provisionedThroughput().writeCapacityUnits();
        return new WriteCosts(
                List.copyOf(indexes),
                provisioned == null || provisioned == 0 ? OptionalLong.empty() : OptionalLong.of(provisioned));
    }

    /** Whether the indexes are known. */
    public boolean includesIndexes() {
        return indexes != null;
    }

    /** The units of a put of a new item. */
    public long unitsOf(Map<String, AttributeValue> item, long bytes) {
        long units = units(bytes);
        for (Index index : indexes == null ? List.<Index>of() : indexes) {
            units += index.unitsOf(item, bytes);
        }
        return units;
    }

    private static long units(long bytes) {
        return Math.max(1, (bytes + UNIT_BYTES - 1) / UNIT_BYTES);
    }
}
