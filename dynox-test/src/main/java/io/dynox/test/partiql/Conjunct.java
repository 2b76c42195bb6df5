package io.dynox.test.partiql;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * One of the conditions of a WHERE clause that must all hold. Immutable.
 *
 * @param text the condition in the language of expressions
 * @param attribute the top-level attribute that it compares with values, null for other conditions
 * @param operator the operator with which it does so
 * @param value the value that it compares with; of BETWEEN the first
 */
public record Conjunct(
        String text,
        @Nullable String attribute,
        @Nullable String operator,
        @Nullable AttributeValue value) {

    static Conjunct other(String text) {
        return new Conjunct(text, null, null, null);
    }

    /** Whether this says what the value of the attribute is. */
    public boolean isEquality(String name) {
        return name.equals(attribute) && "=".equals(operator);
    }

    /** Whether this bounds the attribute as a key condition can. */
    public boolean isRange(String name) {
        return name.equals(attribute)
                && Set.of("=", "<", "<=", ">", ">=", "BETWEEN", "begins_with").contains(String.valueOf(operator));
    }
}
