package io.dynox.test.internal.expression;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Picks parts of items by their paths. Immutable, thread-safe. */
public final class Projection {

    private final List<DocumentPath> paths;
    private final PathTree<Boolean> tree = new PathTree<>();

    Projection(List<DocumentPath> paths) {
        this.paths = List.copyOf(paths);
        paths.forEach(path -> tree.put(path, true));
    }

    /** The projection on top-level attributes. */
    public static Projection ofAttributes(List<String> names) {
        return new Projection(names.stream().map(DocumentPath::of).toList());
    }

    /** The paths in the order in which the request names them. */
    public List<DocumentPath> paths() {
        return paths;
    }

    /**
     * What the item has at the paths, within its maps and lists; what it doesn't have is left out, and list elements
     * close up in their order.
     */
    public Map<String, AttributeValue> apply(Map<String, AttributeValue> item) {
        return pickMembers(tree, item);
    }

    private static Map<String, AttributeValue> pickMembers(
            PathTree<Boolean> tree, Map<String, AttributeValue> members) {
        Map<String, AttributeValue> picked = new HashMap<>();
        tree.members.forEach((name, node) -> {
            AttributeValue part = pick(node, members.get(name));
            if (part != null) {
                picked.put(name, part);
            }
        });
        return picked;
    }

    private static List<AttributeValue> pickElements(PathTree<Boolean> tree, List<AttributeValue> elements) {
        List<AttributeValue> picked = new ArrayList<>();
        tree.elements.headMap(elements.size()).forEach((index, node) -> {
            AttributeValue part = pick(node, elements.get(index));
            if (part != null) {
                picked.add(part);
            }
        });
        return picked;
    }

    private static @Nullable AttributeValue pick(PathTree<Boolean> node, @Nullable AttributeValue value) {
        if (value == null || node.end != null) {
            return value;
        }
        if (value.hasM() && !node.members.isEmpty()) {
            Map<String, AttributeValue> members = pickMembers(node, value.m());
            return members.isEmpty() ? null : AttributeValue.fromM(members);
        }
        if (value.hasL() && !node.elements.isEmpty()) {
            List<AttributeValue> elements = pickElements(node, value.l());
            return elements.isEmpty() ? null : AttributeValue.fromL(elements);
        }
        return null;
    }
}
