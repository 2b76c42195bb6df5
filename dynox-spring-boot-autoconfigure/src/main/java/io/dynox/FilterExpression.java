package io.dynox;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A condition that DynamoDB checks on each item that a scan or a query reads, in DynamoDB's own syntax:
 * {@code FilterExpression.of("age > :min", Map.of(":min", 18))}. It saves transfer, not read units: items that it leaves out are
 * read and paid for.
 *
 * <p>Immutable.
 *
 * @param expression a filter expression (DynamoDB developer guide, Filter expressions)
 * @param names the attribute names that placeholders such as {@code #name} stand for; needed for reserved words
 * @param values the values that placeholders such as {@code :min} stand for: Java values or attribute values
 */
public record FilterExpression(String expression, Map<String, String> names, Map<String, Object> values) {

    private static final Pattern RESERVED = Pattern.compile("[#:][kp]\\d+");

    /**
     * Copies the placeholders.
     *
     * @throws IllegalArgumentException if the expression is blank, if a placeholder of a name doesn't begin with {@code #} or one of
     *     a value with {@code :}, or if one is reserved for Dynox: {@code #k}, {@code :k} or {@code #p} with a number
     */
    public FilterExpression {
        if (expression.isBlank()) {
            throw new IllegalArgumentException("expression must not be blank");
        }
        names = Collections.unmodifiableMap(new LinkedHashMap<>(names));
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        names.forEach((placeholder, name) -> check("#", placeholder, name));
        values.forEach((placeholder, value) -> check(":", placeholder, value));
    }

    private static void check(String mark, String placeholder, Object target) {
        Objects.requireNonNull(target, placeholder);
        if (!placeholder.startsWith(mark) || placeholder.length() == 1) {
            throw new IllegalArgumentException(
                    "a placeholder must begin with '" + mark + "', but is '" + placeholder + "'");
        }
        if (RESERVED.matcher(placeholder).matches()) {
            throw new IllegalArgumentException(
                    "the placeholder '" + placeholder + "' is reserved for Dynox: give it another name");
        }
    }

    /** Makes an expression whose attribute names need no placeholders. */
    public static FilterExpression of(String expression, Map<String, ?> values) {
        return new FilterExpression(expression, Map.of(), new LinkedHashMap<>(values));
    }

    /** Returns this expression with placeholders for attribute names: {@code Map.of("#status", "status")}. */
    public FilterExpression withNames(Map<String, String> names) {
        return new FilterExpression(expression, names, values);
    }

    /** Returns the expression without its values, which are content of items. */
    @Override
    public String toString() {
        return "FilterExpression[" + expression + "]";
    }
}
