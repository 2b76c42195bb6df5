package io.dynox.test.internal.expression;

import io.dynox.test.internal.value.ValidationFailure;
import java.util.List;

/** The rules on which of a request's parameters go together: expressions, or their older forms, never both. Stateless. */
public final class ParameterStyles {

    private ParameterStyles() {}

    /**
     * Checks that a request keeps to one style.
     *
     * @param expressions the expression parameters that the request has set, in the operation's order
     * @param older the older parameters that it has set, in the operation's order
     * @throws ValidationFailure if there are both
     */
    public static void checkOneStyle(List<String> expressions, List<String> older) {
        boolean olderKeysWithExpression =
                !expressions.isEmpty() && !expressions.contains(ExpressionKind.KEY_CONDITION.parameter());
        List<String> counted = older.stream()
                .filter(name -> !(olderKeysWithExpression && name.equals("KeyConditions")))
                .toList();
        if (!expressions.isEmpty() && !counted.isEmpty()) {
            throw new ValidationFailure(
                    "Can not use both expression and non-expression parameters in the same request: "
                            + "Non-expression parameters: {%s} Expression parameters: {%s}"
                                    .formatted(String.join(", ", counted), String.join(", ", expressions)));
        }
    }

    /**
     * Checks that names and values come with an expression that can use them.
     *
     * @param expressions the expression parameters that the request has set
     * @param valueExpressions the operation's expression parameters that may refer to values, set or not
     * @param names whether the request has names
     * @param values whether the request has values
     * @throws ValidationFailure if names or values come alone
     */
    public static void checkPlaceholders(
            List<String> expressions, List<String> valueExpressions, boolean names, boolean values) {
        if (names && expressions.isEmpty()) {
            throw new ValidationFailure("ExpressionAttributeNames can only be specified when using expressions");
        }
        if (values && !valueExpressions.isEmpty() && valueExpressions.stream().noneMatch(expressions::contains)) {
            throw new ValidationFailure(
                    "ExpressionAttributeValues can only be specified when using expressions: %s %s null"
                            .formatted(
                                    String.join(" and ", valueExpressions),
                                    valueExpressions.size() > 1 ? "are" : "is"));
        }
    }
}
