package io.dynox.test.operation;

import io.dynox.test.error.ServiceErrors;
import io.dynox.test.partiql.Conjunct;
import io.dynox.test.storage.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A WHERE clause that names one item. Immutable.
 *
 * @param key the values that it gives the key attributes
 * @param rest what else it says
 */
record KeyedWhere(Map<String, AttributeValue> key, List<Conjunct> rest) {

    /** The clause on a table, or null where it doesn't give each key attribute a value. */
    static @Nullable KeyedWhere of(Table table, List<Conjunct> where) {
        Map<String, AttributeValue> key = new LinkedHashMap<>();
        List<Conjunct> rest = new ArrayList<>(where);
        for (String name : table.schema().names()) {
            Conjunct equality = where.stream()
                    .filter(conjunct -> conjunct.isEquality(name))
                    .findFirst()
                    .orElse(null);
            if (equality == null || equality.value() == null) {
                return null;
            }
            key.put(name, equality.value());
            rest.remove(equality);
        }
        return new KeyedWhere(key, rest);
    }

    /** The clause of a write, which must name one item. */
    static KeyedWhere ofWrite(Table table, List<Conjunct> where) {
        KeyedWhere keyed = of(table, where);
        if (keyed == null) {
            throw ServiceErrors.validation("Where clause does not contain a mandatory equality on all key attributes");
        }
        return keyed;
    }

    /** The rest as a condition, joined to another one; null for none. */
    @Nullable
    String condition(@Nullable String other) {
        List<String> texts = new ArrayList<>(other == null ? List.of() : List.of(other));
        rest.forEach(conjunct -> texts.add(conjunct.text()));
        return texts.isEmpty() ? null : String.join(" AND ", texts);
    }
}
