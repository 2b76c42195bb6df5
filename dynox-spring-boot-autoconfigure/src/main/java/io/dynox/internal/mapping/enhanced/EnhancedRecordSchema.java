package io.dynox.internal.mapping.enhanced;

import io.dynox.internal.mapping.record.FlattenedPart;
import io.dynox.internal.mapping.record.RecordCodec;
import io.dynox.internal.mapping.record.RecordPart;
import io.dynox.internal.mapping.record.RecordProperty;
import io.dynox.internal.mapping.value.ValueCodec;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.AttributeConverter;
import software.amazon.awssdk.enhanced.dynamodb.AttributeValueType;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableMetadata;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A record as a schema of the Enhanced client, so that its extensions and its other operations work with records.
 * Immutable.
 */
final class EnhancedRecordSchema<T> implements TableSchema<T> {

    private final Class<T> type;
    private final RecordCodec codec;
    private final TableMetadata metadata;
    private final Map<String, RecordProperty> properties = new LinkedHashMap<>();

    EnhancedRecordSchema(Class<T> type, RecordCodec codec) {
        this.type = type;
        this.codec = codec;
        this.metadata = EnhancedRecords.metadata(codec);
        collect(codec);
    }

    private void collect(RecordCodec record) {
        for (RecordPart part : record.parts()) {
            if (part instanceof RecordProperty property) {
                properties.put(property.attribute(), property);
            } else if (part instanceof FlattenedPart flattened) {
                collect(flattened.codec());
            }
        }
    }

    @Override
    public T mapToItem(Map<String, AttributeValue> attributes) {
        return type.cast(codec.create(attributes));
    }

    /** Nulls are left out, whatever is asked: absent and NULL are read alike. */
    @Override
    public Map<String, AttributeValue> itemToMap(T item, boolean ignoreNulls) {
        return codec.attributes(item);
    }

    @Override
    public Map<String, AttributeValue> itemToMap(T item, Collection<String> attributes) {
        Map<String, AttributeValue> all = codec.attributes(item);
        all.keySet().retainAll(attributes);
        return all;
    }

    @Override
    public @Nullable AttributeValue attributeValue(T item, String attribute) {
        return codec.attributes(item).get(attribute);
    }

    @Override
    public TableMetadata tableMetadata() {
        return metadata;
    }

    @Override
    public EnhancedType<T> itemType() {
        return EnhancedType.of(type);
    }

    @Override
    public List<String> attributeNames() {
        return List.copyOf(properties.keySet());
    }

    @Override
    public boolean isAbstract() {
        return false;
    }

    @Override
    @SuppressWarnings("unchecked")
    public @Nullable AttributeConverter<T> converterForAttribute(Object name) {
        RecordProperty property = properties.get(name);
        return property == null ? null : (AttributeConverter<T>) new Converter(property.codec(), property.type());
    }

    /** The other way round. */
    private record Converter(ValueCodec codec, Type valueType) implements AttributeConverter<Object> {

        @Override
        public AttributeValue transformFrom(Object value) {
            return codec.encode(value);
        }

        @Override
        public Object transformTo(AttributeValue value) {
            return codec.decode(value);
        }

        @Override
        @SuppressWarnings("unchecked")
        public EnhancedType<Object> type() {
            return (EnhancedType<Object>) EnhancedType.of(valueType);
        }

        @Override
        public AttributeValueType attributeValueType() {
            return EnhancedRecords.stored(codec.stored());
        }
    }
}
