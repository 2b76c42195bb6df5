package io.dynox.internal.batch;

import io.dynox.internal.mapping.value.BadValue;
import io.dynox.internal.mapping.value.ItemDecoder;
import io.dynox.internal.mapping.value.ItemEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Items between Java values and DynamoDB's JSON. Stateless. */
final class ItemJson {

    private ItemJson() {}

    /** The item of a member that was read as one. */
    @SuppressWarnings("unchecked")
    static @Nullable Map<String, Object> plain(Map<String, @Nullable Object> document, String member) {
        Object item = document.get(member);
        return item instanceof Map<?, ?> attributes
                ? ItemDecoder.decode((Map<String, AttributeValue>) attributes)
                : null;
    }

    /** The attributes that can be stored, and the names of the others. */
    record Encoded(Map<String, AttributeValue> attributes, String refused) {}

    static Encoded encode(Map<String, ?> item) {
        Map<String, AttributeValue> attributes = new LinkedHashMap<>();
        StringJoiner refused = new StringJoiner(", ");
        for (Map.Entry<String, ?> attribute : item.entrySet()) {
            try {
                Object value = attribute.getValue();
                attributes.put(
                        Objects.requireNonNull(attribute.getKey()),
                        value == null ? AttributeValue.fromNul(true) : ItemEncoder.encodeValue(value));
            } catch (BadValue e) {
                refused.add(attribute.getKey());
            }
        }
        return new Encoded(attributes, refused.toString());
    }
}
