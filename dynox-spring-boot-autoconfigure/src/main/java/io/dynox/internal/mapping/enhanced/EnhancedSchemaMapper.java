package io.dynox.internal.mapping.enhanced;

import io.dynox.WriteMode;
import io.dynox.internal.mapping.item.ConditionalPut;
import io.dynox.internal.mapping.item.ItemMapper;
import io.dynox.internal.mapping.item.TableKeys;
import io.dynox.internal.mapping.item.WriteRules;
import io.dynox.internal.mapping.value.BadValue;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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

    /** Nothing of it, as the schema is what fails. */
    @Override
    public Map<String, ?> describe(T item) {
        return Map.of();
    }

    @Override
    public @Nullable TableKeys keys() {
        return keys;
    }
}
