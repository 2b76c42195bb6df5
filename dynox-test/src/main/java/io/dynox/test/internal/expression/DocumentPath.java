package io.dynox.test.internal.expression;

import io.dynox.test.internal.expression.PathElement.Index;
import io.dynox.test.internal.expression.PathElement.Name;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The way to an attribute or to something within it. Immutable.
 *
 * @param root the name of the top-level attribute
 * @param steps the steps from there on; empty for the attribute itself
 */
public record DocumentPath(String root, List<PathElement> steps) {

    public DocumentPath {
        steps = List.copyOf(steps);
    }

    /** The path of a top-level attribute, whatever characters its name has. */
    public static DocumentPath of(String attribute) {
        return new DocumentPath(attribute, List.of());
    }

    /** Whether the path leads into an attribute rather than to one. */
    public boolean isNested() {
        return !steps.isEmpty();
    }

    /** The path of the map or list that a nested path leads into. */
    DocumentPath container() {
        return new DocumentPath(root, steps.subList(0, steps.size() - 1));
    }

    /** Whether a nested path ends at an element of a list. */
    boolean endsInList() {
        return steps.get(steps.size() - 1) instanceof Index;
    }

    /** What is found there, or null. */
    public @Nullable AttributeValue resolve(Map<String, AttributeValue> item) {
        AttributeValue value = item.get(root);
        for (int i = 0; i < steps.size() && value != null; i++) {
            value = step(value, steps.get(i));
        }
        return value;
    }

    private static @Nullable AttributeValue step(AttributeValue value, PathElement step) {
        if (step instanceof Name name) {
            return value.hasM() ? value.m().get(name.name()) : null;
        }
        int index = ((Index) step).index();
        return value.hasL() && index < value.l().size() ? value.l().get(index) : null;
    }

    /** The form in which error texts show paths. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("[").append(root);
        steps.forEach(step -> text.append(", ").append(step));
        return text.append(']').toString();
    }
}
