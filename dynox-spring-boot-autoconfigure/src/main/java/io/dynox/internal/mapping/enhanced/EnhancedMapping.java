package io.dynox.internal.mapping.enhanced;

import io.dynox.ItemMapping;
import io.dynox.internal.mapping.item.ItemMapper;
import io.dynox.internal.mapping.item.MapperSource;
import io.dynox.internal.mapping.record.TypeCodecs;
import io.dynox.internal.mapping.value.UnmappableException;
import java.util.Map;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A schema of the Enhanced client as a mapping. Thread-safe. */
public final class EnhancedMapping<T> implements MapperSource<T> {

    private final TableSchema<T> schema;
    private final ItemMapper<T> mapper;

    private EnhancedMapping(TableSchema<T> schema) {
        this.schema = schema;
        this.mapper = new EnhancedSchemaMapper<>(schema);
    }

    /**
     * The mapping of a schema.
     *
     * @throws IllegalArgumentException when the schema has a sort key alone, or its class annotations of Dynox that have no effect
     */
    public static <T> ItemMapping<T> of(TableSchema<T> schema) {
        try {
            EnhancedMistakes.checkAnnotations(schema.itemType().rawClass());
            return new EnhancedMapping<>(schema);
        } catch (UnmappableException e) {
            throw e.of(schema.itemType().rawClass());
        }
    }

    /**
     * A schema of a record.
     *
     * @throws IllegalArgumentException when items can't be mapped to the record
     */
    public static <T> TableSchema<T> ofRecord(Class<T> type) {
        try {
            if (!type.isRecord()) {
                throw new UnmappableException("it is no record: use TableSchema.fromClass");
            }
            return new EnhancedRecordSchema<>(type, new TypeCodecs(new EnhancedAnnotations()).ofRecord(type));
        } catch (UnmappableException e) {
            throw e.of(type);
        }
    }

    @Override
    public ItemMapper<T> mapper() {
        return mapper;
    }

    @Override
    public Map<String, AttributeValue> toAttributes(T item) {
        return schema.itemToMap(item, true);
    }

    @Override
    public T toItem(Map<String, AttributeValue> attributes) {
        return schema.mapToItem(attributes);
    }
}
