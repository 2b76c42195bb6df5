package io.dynox.test.internal.expression;

import io.dynox.test.internal.expression.UpdateAction.Change;
import io.dynox.test.internal.value.AttributeType;
import io.dynox.test.internal.value.ValidationFailure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An update, ready to be applied to items. Immutable, thread-safe. */
public final class UpdateExpression {

    private final List<UpdateAction> actions;
    private final Projection touched;

    UpdateExpression(List<UpdateAction> actions) {
        this.actions = List.copyOf(actions);
        this.touched = new Projection(actions.stream().map(UpdateAction::path).toList());
    }

    /**
     * The item after the update; the given one is left as it is. All operands see the item before the update, and
     * indexes mean its elements.
     *
     * @param item the item before; if it doesn't exist, its key attributes alone
     * @throws ValidationFailure if an operand is missing or of the wrong type, or a path leads nowhere
     */
    public Map<String, AttributeValue> apply(Map<String, AttributeValue> item) {
        List<Change> changes = new ArrayList<>();
        for (UpdateAction action : actions) {
            changes.add(action.bind(item));
        }
        PathTree<Optional<AttributeValue>> results = new PathTree<>();
        for (int i = 0; i < changes.size(); i++) {
            DocumentPath path = actions.get(i).path();
            checkContainer(path, item);
            results.put(path, Optional.ofNullable(changes.get(i).apply(path.resolve(item))));
        }
        return changeMembers(results, item);
    }

    /** Whether no action of the update can add anything to an item; such an update of a missing item does nothing. */
    public boolean onlyRemoves() {
        return !actions.isEmpty()
                && actions.stream()
                        .allMatch(action ->
                                action instanceof UpdateAction.Remove || action instanceof UpdateAction.Delete);
    }

    /** Picks what the update touches: from the item before for UPDATED_OLD, from the item after for UPDATED_NEW. */
    public Projection touched() {
        return touched;
    }

    /** The paths that the update writes or removes, in the order of the request. */
    public List<DocumentPath> paths() {
        return touched.paths();
    }

    /** The type that the update gives to a top-level attribute, where it is known without an item. */
    public Optional<AttributeType> knownType(String attribute) {
        return actions.stream()
                .filter(action -> action.path().equals(DocumentPath.of(attribute)))
                .findFirst()
                .map(UpdateAction::knownType);
    }

    private static void checkContainer(DocumentPath path, Map<String, AttributeValue> item) {
        if (path.isNested()) {
            AttributeValue container = path.container().resolve(item);
            boolean fits = container != null && (path.endsInList() ? container.hasL() : container.hasM());
            if (!fits) {
                throw new ValidationFailure(
                        "The document path provided in the update expression is invalid for update");
            }
        }
    }

    private static Map<String, AttributeValue> changeMembers(
            PathTree<Optional<AttributeValue>> results, Map<String, AttributeValue> members) {
        Map<String, AttributeValue> changed = new LinkedHashMap<>(members);
        results.members.forEach((name, node) -> {
            AttributeValue value = change(node, members.get(name));
            if (value == null) {
                changed.remove(name);
            } else {
                changed.put(name, value);
            }
        });
        return changed;
    }

    /** Elements beyond the end are appended in the order of their indexes; what is removed closes up at the end. */
    private static List<AttributeValue> changeElements(
            PathTree<Optional<AttributeValue>> results, List<AttributeValue> elements) {
        List<AttributeValue> changed = new ArrayList<>(elements.size());
        for (int i = 0; i < elements.size(); i++) {
            PathTree<Optional<AttributeValue>> node = results.elements.get(i);
            AttributeValue value = node == null ? elements.get(i) : change(node, elements.get(i));
            if (value != null) {
                changed.add(value);
            }
        }
        results.elements.tailMap(elements.size()).forEach((index, node) -> {
            AttributeValue value = change(node, null);
            if (value != null) {
                changed.add(value);
            }
        });
        return changed;
    }

    private static @Nullable AttributeValue change(
            PathTree<Optional<AttributeValue>> node, @Nullable AttributeValue old) {
        if (node.end != null) {
            return node.end.orElse(null);
        }
        if (old == null) {
            throw new IllegalStateException("Containers were checked before");
        }
        return old.hasM()
                ? AttributeValue.fromM(changeMembers(node, old.m()))
                : AttributeValue.fromL(changeElements(node, old.l()));
    }
}
