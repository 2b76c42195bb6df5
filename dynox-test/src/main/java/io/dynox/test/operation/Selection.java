package io.dynox.test.operation;

import io.dynox.test.storage.StoredItem;
import io.dynox.test.validation.Constraints;
import io.dynox.test.value.ValidationFailure;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The part of an item that a request asks for. Immutable. */
final class Selection {

    private static final int MOST_ATTRIBUTES = 255;
    private static final Selection ALL = new Selection(List.of());

    private final List<String> names;

    private Selection(List<String> names) {
        this.names = names;
    }

    /** The attributes named, all of them for none. */
    static Selection of(List<String> attributesToGet) {
        Set<String> seen = new HashSet<>();
        for (String name : attributesToGet) {
            if (!seen.add(name)) {
                throw ValidationFailure.invalidParameter("Duplicate value in attribute name: " + name);
            }
        }
        return attributesToGet.isEmpty() ? ALL : new Selection(List.copyOf(attributesToGet));
    }

    static void checkConstraints(Constraints constraints, String path, boolean isSet, List<String> attributesToGet) {
        if (isSet) {
            constraints.length(path, attributesToGet, 1, MOST_ATTRIBUTES);
        }
    }

    Map<String, AttributeValue> of(Map<String, AttributeValue> item) {
        if (names.isEmpty()) {
            return item;
        }
        Map<String, AttributeValue> part = new LinkedHashMap<>();
        for (String name : names) {
            AttributeValue value = item.get(name);
            if (value != null) {
                part.put(name, value);
            }
        }
        return part;
    }

    /** The selected parts of what a page holds. */
    List<Map<String, AttributeValue>> ofAll(List<StoredItem> items) {
        return items.stream().map(item -> of(item.attributes())).toList();
    }
}
