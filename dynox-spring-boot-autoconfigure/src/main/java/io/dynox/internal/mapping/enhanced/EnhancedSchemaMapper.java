package io.dynox.internal.mapping.enhanced;

import io.dynox.WriteMode;
import io.dynox.internal.mapping.item.ConditionalPut;
import io.dynox.internal.mapping.item.ItemMapper;
import io.dynox.internal.mapping.item.TableKeys;
import io.dynox.internal.mapping.item.WriteRules;
import io.dynox.internal.mapping.value.BadValue;
import io.dynox.internal.mapping.value.ItemDecoder;
import io.dynox.internal.mapping.value.Primitives;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.AttributeConverter;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Items that a schema of the Enhanced client maps. Thread-safe, as schemas are. */
public final class EnhancedSchemaMapper<T> implements ItemMapper<T> {

    private final TableSchema<T> schema;
    private final @Nullable TableKeys keys;
    private final WriteRules<T> rules;

    public EnhancedSchemaMapper(TableSchema<T> schema) {
        this.schema = schema;
        this.keys = EnhancedKeys.of(schema.tableMetadata());
        this.rules = new EnhancedExtensions<>(schema);
    }

    @Override
    public Map<String, AttributeValue> encode(T item) {
        try {
            return rules.fills() ? rules.put(item).item() : schema.itemToMap(item, true);
        } catch (RuntimeException e) {
            throw failure("written", schema, e);
        }
    }

    @Override
    public Map<String, AttributeValue> encodeAsIs(T item) {
        try {
            return schema.itemToMap(item, true);
        } catch (RuntimeException e) {
            throw failure("written", schema, e);
        }
    }

    @Override
    public ConditionalPut conditionalPut(T item) {
        try {
            return rules.put(item);
        } catch (RuntimeException e) {
            throw failure("written", schema, e);
        }
    }

    @Override
    public void check(WriteMode mode) {
        rules.check(mode);
    }

    @Override
    public T decode(Map<String, AttributeValue> attributes) {
        try {
            return schema.mapToItem(attributes);
        } catch (RuntimeException e) {
            throw failure("read", schema, e);
        }
    }

    static BadValue failure(String done, TableSchema<?> schema, RuntimeException cause) {
        return new BadValue(
                "can't be " + done + " as " + schema.itemType().rawClass().getTypeName()
                        + ": its schema of the Enhanced client threw "
                        + cause.getClass().getName() + "; the cause says why",
                cause);
    }

    @Override
    public Map<String, ?> describe(T item) {
        try {
            return ItemDecoder.describe(encode(item));
        } catch (BadValue e) {
            return readable(item);
        }
    }

    /** The attributes that the schema can write one by one. */
    private Map<String, Object> readable(T item) {
        Map<String, AttributeValue> attributes = new LinkedHashMap<>();
        for (String name : schema.attributeNames()) {
            AttributeValue value = readable(item, name);
            if (value != null && !Boolean.TRUE.equals(value.nul())) {
                attributes.put(name, value);
            }
        }
        return ItemDecoder.describe(attributes);
    }

    /** Null for the attribute that the item was refused for; the failure's cause says why. */
    private @Nullable AttributeValue readable(T item, String attribute) {
        try {
            return schema.attributeValue(item, attribute);
        } catch (RuntimeException e) {
            return null;
        }
    }

    @Override
    public @Nullable AttributeValue keyValue(String attribute, Object value) {
        AttributeConverter<?> converter;
        try {
            converter = schema.converterForAttribute(attribute);
        } catch (UnsupportedOperationException e) {
            // a schema of the application's own that has no converters
            return null;
        }
        if (converter == null || !Primitives.boxed(converter.type().rawClass()).isInstance(value)) {
            return null;
        }
        return new EnhancedConverterCodec(converter).encode(value);
    }

    @Override
    public @Nullable TableKeys keys() {
        return keys;
    }
}
