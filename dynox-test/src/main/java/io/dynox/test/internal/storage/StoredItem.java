package io.dynox.test.internal.storage;

import io.dynox.test.internal.value.AttributeOrder;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An item as it is kept. Immutable; the attributes are never changed once they are stored.
 *
 * @param key its key in the table
 * @param attributes its attributes, numbers in canonical form
 * @param sizeBytes its size by the service's rules
 */
public record StoredItem(ItemKey key, Map<String, AttributeValue> attributes, int sizeBytes) {

    /** The item with its attributes in an order of no meaning. */
    public StoredItem {
        attributes = AttributeOrder.of(attributes);
    }
}
