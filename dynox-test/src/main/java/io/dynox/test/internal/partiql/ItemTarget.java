package io.dynox.test.internal.partiql;

import io.dynox.test.internal.expression.DocumentPath;
import io.dynox.test.internal.value.KeySchema;
import io.dynox.test.internal.value.ValidationFailure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The one item that a WHERE clause names. Immutable.
 *
 * @param key the item's key
 * @param rest what else the clause asks of the item
 */
record ItemTarget(Map<String, AttributeValue> key, Optional<Predicate> rest) {

    /** The item that a write names; without an equality on each key attribute it is refused. */
    static ItemTarget ofWrite(KeySchema schema, Optional<Predicate> where) {
        return find(schema, where)
                .orElseThrow(() -> new ValidationFailure(
                        "Where clause does not contain a mandatory equality on all key attributes"));
    }

    /** The item that a clause names by equality on each key attribute; empty if it doesn't. */
    static Optional<ItemTarget> find(KeySchema schema, Optional<Predicate> where) {
        Map<String, AttributeValue> key = new LinkedHashMap<>();
        List<Predicate> rest = new ArrayList<>();
        for (Predicate conjunct : where.map(Predicate::conjuncts).orElse(List.of())) {
            if (conjunct instanceof Predicate.Compare compare
                    && compare.operator().equals("=")
                    && compare.withAttributeFirst().left() instanceof Operand.Attribute attribute
                    && compare.withAttributeFirst().right() instanceof Operand.Value value
                    && isKey(schema, attribute.path())
                    && !key.containsKey(attribute.path().root())) {
                key.put(attribute.path().root(), value.value());
            } else {
                rest.add(conjunct);
            }
        }
        StatementKeys.checkTypes(schema, key);
        return key.size() == schema.attributes().size()
                ? Optional.of(new ItemTarget(key, Predicate.all(rest)))
                : Optional.empty();
    }

    private static boolean isKey(KeySchema schema, DocumentPath path) {
        return !path.isNested() && schema.names().contains(path.root());
    }
}
