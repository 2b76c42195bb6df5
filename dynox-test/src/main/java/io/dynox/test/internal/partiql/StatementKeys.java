package io.dynox.test.internal.partiql;

import io.dynox.test.internal.value.AttributeType;
import io.dynox.test.internal.value.KeyAttribute;
import io.dynox.test.internal.value.KeySchema;
import io.dynox.test.internal.value.ValidationFailure;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What statements say of key attributes that are absent or have the wrong type. Stateless. */
final class StatementKeys {

    private StatementKeys() {}

    /** Refuses an item to insert that lacks a key attribute, or has one of the wrong type. */
    static void checkItem(KeySchema schema, Map<String, AttributeValue> item) {
        for (KeyAttribute attribute : schema.attributes()) {
            if (!item.containsKey(attribute.name())) {
                throw new ValidationFailure("Key attribute should be present in the item: Key " + attribute.name());
            }
        }
        checkTypes(schema, item);
    }

    /** Refuses values of key attributes that have the wrong type. */
    static void checkTypes(KeySchema schema, Map<String, AttributeValue> key) {
        for (KeyAttribute attribute : schema.attributes()) {
            AttributeValue value = key.get(attribute.name());
            if (value != null && AttributeType.of(value) != attribute.type()) {
                throw new ValidationFailure(
                        "Key attribute's data type should match its data type in table's schema: Key "
                                + attribute.name());
            }
        }
    }
}
