package io.dynox.internal.mapping.enhanced;

import io.dynox.internal.mapping.value.AttributeWriter;
import io.dynox.internal.mapping.value.ValueCodec;
import java.util.Map;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An entity of the Enhanced client as a document inside of a record. Thread-safe, as schemas are. */
record EnhancedEntityCodec(TableSchema<?> schema) implements ValueCodec {

    @Override
    @SuppressWarnings("unchecked")
    public void write(Object value, AttributeWriter out) {
        Map<String, AttributeValue> item;
        try {
            item = ((TableSchema<Object>) schema).itemToMap(value, true);
        } catch (RuntimeException e) {
            throw EnhancedSchemaMapper.failure("written", schema, e);
        }
        out.value(AttributeValue.fromM(item));
    }

    @Override
    public Object decode(AttributeValue value) {
        expect(value);
        try {
            return schema.mapToItem(value.m(), true);
        } catch (RuntimeException e) {
            throw EnhancedSchemaMapper.failure("read", schema, e);
        }
    }

    @Override
    public AttributeValue.Type stored() {
        return AttributeValue.Type.M;
    }
}
