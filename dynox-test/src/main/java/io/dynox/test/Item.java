package io.dynox.test;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An item, or a key of one, as a request names it. Immutable. */
public record Item(String table, Map<String, AttributeValue> attributes) {

    /** The attribute called {@code name}, or null. */
    public @Nullable AttributeValue attribute(String name) {
        return attributes.get(name);
    }
}
