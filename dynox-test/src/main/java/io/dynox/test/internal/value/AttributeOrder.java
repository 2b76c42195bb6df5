package io.dynox.test.internal.value;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The order of attributes: that of a hash map filled one by one, at every depth. The service promises none, and who gets the order in
 * which an item was put relies on it. Stateless.
 */
public final class AttributeOrder {

    private AttributeOrder() {}

    /** The same attributes in the order of a hash map. */
    public static Map<String, AttributeValue> of(Map<String, AttributeValue> attributes) {
        Map<String, AttributeValue> ordered = new HashMap<>();
        attributes.forEach((name, value) -> ordered.put(name, of(value)));
        return ordered;
    }

    private static AttributeValue of(AttributeValue value) {
        if (value.hasM()) {
            return AttributeValue.fromM(of(value.m()));
        }
        if (value.hasL() && holdsContainers(value.l())) {
            return AttributeValue.fromL(
                    value.l().stream().map(AttributeOrder::of).toList());
        }
        return value;
    }

    private static boolean holdsContainers(List<AttributeValue> elements) {
        for (AttributeValue element : elements) {
            if (element.hasM() || element.hasL()) {
                return true;
            }
        }
        return false;
    }
}
