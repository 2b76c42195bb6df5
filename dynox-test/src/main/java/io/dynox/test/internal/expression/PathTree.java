package io.dynox.test.internal.expression;

import io.dynox.test.internal.expression.Findings.Sort;
import io.dynox.test.internal.expression.PathElement.Index;
import io.dynox.test.internal.expression.PathElement.Name;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Distinct document paths folded into a tree, with something at the end of each.
 *
 * <p>A node has named members, or indexed elements, or it is an end. Effectively immutable once built.
 */
final class PathTree<T> {

    final Map<String, PathTree<T>> members = new LinkedHashMap<>();
    final TreeMap<Integer, PathTree<T>> elements = new TreeMap<>();

    @Nullable
    T end;

    /** Adds what stands at the end of a path; the paths of one tree must have passed {@link #checkApart}. */
    void put(DocumentPath path, T end) {
        PathTree<T> node = members.computeIfAbsent(path.root(), name -> new PathTree<>());
        for (PathElement step : path.steps()) {
            node = step instanceof Name name
                    ? node.members.computeIfAbsent(name.name(), key -> new PathTree<>())
                    : node.elements.computeIfAbsent(((Index) step).index(), key -> new PathTree<>());
        }
        node.end = end;
    }

    /** Reports a path that leads to, into or around another one, or takes for a list what another takes for a map. */
    static void checkApart(List<DocumentPath> earlier, DocumentPath path, Findings findings) {
        for (DocumentPath other : earlier) {
            List<PathElement> left = elements(other);
            List<PathElement> right = elements(path);
            int common = 0;
            while (common < left.size()
                    && common < right.size()
                    && left.get(common).equals(right.get(common))) {
                common++;
            }
            if (common == left.size() || common == right.size()) {
                findings.add(Sort.PATH_OVERLAP, complaint("overlap", other, path));
            } else if (left.get(common).getClass() != right.get(common).getClass()) {
                findings.add(Sort.PATH_CONFLICT, complaint("conflict", other, path));
            }
        }
    }

    private static List<PathElement> elements(DocumentPath path) {
        List<PathElement> elements = new ArrayList<>();
        elements.add(new Name(path.root()));
        elements.addAll(path.steps());
        return elements;
    }

    private static String complaint(String verb, DocumentPath one, DocumentPath two) {
        return "Two document paths %s with each other; must remove or rewrite one of these paths; ".formatted(verb)
                + "path one: %s, path two: %s".formatted(one, two);
    }
}
