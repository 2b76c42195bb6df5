package io.dynox.internal.sdk;

import io.dynox.AttributePath;
import io.dynox.AttributePath.Index;
import io.dynox.AttributePath.Name;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What is read of items: the paths of the caller and the attributes that Dynox needs, as a projection expression whose
 * names are all placeholders, so that reserved words and special characters don't matter.
 *
 * <p>Immutable.
 *
 * @param expression of a request; null for whole items
 * @param names of the placeholders
 * @param unasked attributes that are read and not handed on
 */
public record Projection(@Nullable String expression, Map<String, String> names, Set<String> unasked) {

    /** Whole items. */
    public static final Projection NONE = new Projection(null, Map.of(), Set.of());

    /**
     * A projection.
     *
     * @param needed attributes that are read in any case
     */
    public static Projection of(List<AttributePath> paths, List<String> needed) {
        if (paths.isEmpty()) {
            return NONE;
        }
        List<AttributePath> all = new ArrayList<>(paths);
        Set<String> unasked = new LinkedHashSet<>();
        for (String attribute : needed) {
            AttributePath whole = new AttributePath(List.of(new Name(attribute)));
            if (!paths.contains(whole)) {
                unasked.add(attribute);
                // a path within a key leads nowhere, and may not stand beside the key
                all.removeIf(path -> path.attribute().equals(attribute));
                all.add(whole);
            }
        }
        Map<String, String> placeholders = new LinkedHashMap<>();
        StringBuilder expression = new StringBuilder();
        for (AttributePath path : all) {
            expression.append(expression.isEmpty() ? "" : ",");
            append(expression, path, placeholders);
        }
        Map<String, String> names = new LinkedHashMap<>();
        placeholders.forEach((name, placeholder) -> names.put(placeholder, name));
        return new Projection(expression.toString(), names, unasked);
    }

    /** A projection, and the attributes that identify the types of items. */
    static Projection ofTypes(List<AttributePath> paths, List<String> typeAttributes) {
        return of(withTypes(paths, typeAttributes), List.of());
    }

    /** Paths, and the attributes that identify the types of items; empty stands for whole items. */
    public static List<AttributePath> withTypes(List<AttributePath> paths, List<String> typeAttributes) {
        if (paths.isEmpty() || typeAttributes.isEmpty()) {
            return paths;
        }
        List<AttributePath> all = new ArrayList<>(paths);
        for (String attribute : typeAttributes) {
            all.removeIf(path -> path.attribute().equals(attribute));
            all.add(new AttributePath(List.of(new Name(attribute))));
        }
        return all;
    }

    private static void append(StringBuilder expression, AttributePath path, Map<String, String> placeholders) {
        String separator = "";
        for (AttributePath.Element element : path.elements()) {
            if (element instanceof Name step) {
                expression
                        .append(separator)
                        .append(placeholders.computeIfAbsent(step.name(), any -> "#p" + placeholders.size()));
            } else if (element instanceof Index step) {
                expression.append('[').append(step.index()).append(']');
            }
            separator = ".";
        }
    }

    /** Whether whole items are read. */
    public boolean isWhole() {
        return expression == null;
    }

    /** An item as the caller asked for it. */
    public Map<String, AttributeValue> strip(Map<String, AttributeValue> item) {
        if (unasked.isEmpty()) {
            return item;
        }
        Map<String, AttributeValue> asked = new LinkedHashMap<>(item);
        asked.keySet().removeAll(unasked);
        return asked;
    }
}
