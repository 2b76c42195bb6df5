package io.dynox.test.internal.expression;

import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A condition or a filter, ready to be tested on items. Immutable, thread-safe. */
public final class ConditionExpression {

    private final Condition condition;
    private final Set<DocumentPath> paths;

    ConditionExpression(Condition condition, Set<DocumentPath> paths) {
        this.condition = condition;
        this.paths = Set.copyOf(paths);
    }

    /** Whether the item fulfils the condition; an item that doesn't exist is an empty map. */
    public boolean test(Map<String, AttributeValue> item) {
        return condition.test(item);
    }

    /** The paths that the condition mentions, in no order. */
    public Set<DocumentPath> paths() {
        return paths;
    }

    Condition condition() {
        return condition;
    }
}
