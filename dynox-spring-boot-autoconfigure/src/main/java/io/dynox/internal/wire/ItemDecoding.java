package io.dynox.internal.wire;

import io.dynox.internal.mapping.value.Attributes;
import io.dynox.internal.mapping.value.BadValue;
import io.dynox.internal.sdk.Projection;
import io.dynox.internal.sdk.TableModel;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Makes a caller's items of those in replies.
 *
 * <p>Thread-safe.
 *
 * @param projection what the caller asked for; other attributes are kept from the item
 * @param names shared by the items of a table
 */
record ItemDecoding<T>(TableModel<T> model, Projection projection, NameCache names) {

    /**
     * The item.
     *
     * @throws io.dynox.InvalidItemException when the attributes make no such item
     */
    T decode(JsonItem item) {
        if (projection.unasked().isEmpty()) {
            try {
                return model.mapper().read(item.attributes(names));
            } catch (BadValue doubtful) {
                // said exactly below
            }
        }
        Map<String, AttributeValue> attributes = Attributes.read(item.attributes(names));
        return model.decode(projection.strip(attributes));
    }
}
