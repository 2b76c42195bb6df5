package io.dynox.test.internal.partiql;

import io.dynox.test.internal.expression.DocumentPath;
import io.dynox.test.internal.expression.PathElement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What a SELECT returns of an item. Unlike a projection expression it doesn't keep the maps and lists that a path leads through:
 * what is found there gets the name of the path's last member. Immutable.
 *
 * @param paths the paths that are asked for; empty for the whole item
 */
record SelectedPaths(List<DocumentPath> paths) {

    Map<String, AttributeValue> of(Map<String, AttributeValue> item) {
        if (paths.isEmpty()) {
            return item;
        }
        Map<String, AttributeValue> selected = new LinkedHashMap<>();
        for (DocumentPath path : paths) {
            AttributeValue value = find(path, item);
            if (value != null) {
                selected.put(nameOf(path), value);
            }
        }
        return selected;
    }

    private static @Nullable AttributeValue find(DocumentPath path, Map<String, AttributeValue> item) {
        AttributeValue value = item.get(path.root());
        for (PathElement step : path.steps()) {
            if (value == null) {
                return null;
            }
            value = step instanceof PathElement.Name name
                    ? value.m().get(name.name())
                    : element(value.l(), ((PathElement.Index) step).index());
        }
        return value;
    }

    private static @Nullable AttributeValue element(List<AttributeValue> list, int index) {
        return index < list.size() ? list.get(index) : null;
    }

    /** The last member's name, with the indexes that follow it. */
    static String nameOf(DocumentPath path) {
        StringBuilder name = new StringBuilder(path.root());
        for (PathElement step : path.steps()) {
            if (step instanceof PathElement.Name member) {
                name.setLength(0);
                name.append(member.name());
            } else {
                name.append('[').append(((PathElement.Index) step).index()).append(']');
            }
        }
        return name.toString();
    }
}
