package io.dynox.test.internal.expression;

import io.dynox.test.internal.value.ValidationFailure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ComparisonOperator;

/** Reads the conditions on single keys out of a parsed key-condition expression. Not thread-safe; used once. */
final class KeyConditionReader {

    private static final String INVALID_CONDITION = "Invalid condition in KeyConditionExpression: ";

    private final Map<String, AttributeCondition> conditions = new LinkedHashMap<>();

    Map<String, AttributeCondition> read(Condition condition) {
        visit(condition);
        return conditions;
    }

    private void visit(Condition condition) {
        if (condition instanceof Condition.And and) {
            visit(and.left());
            visit(and.right());
        } else if (condition instanceof Condition.Compare compare) {
            compare(compare);
        } else if (condition instanceof Condition.Between between) {
            requireKeyFirst("BETWEEN", between.operand());
            add(ComparisonOperator.BETWEEN, operands(List.of(between.operand(), between.lower(), between.upper())));
        } else if (condition instanceof Condition.BeginsWith begins) {
            requireKeyFirst(begins.name(), begins.operand());
            add(ComparisonOperator.BEGINS_WITH, operands(begins.operands()));
        } else {
            throw new ValidationFailure("Invalid operator used in KeyConditionExpression: " + operatorOf(condition));
        }
    }

    private void compare(Condition.Compare compare) {
        if (compare.comparison() == Comparison.NOT_EQUAL) {
            throw new ValidationFailure("Invalid operator used in KeyConditionExpression: <>");
        }
        Operands operands = operands(List.of(compare.left(), compare.right()));
        boolean keyFirst = compare.left() instanceof Operand.Attribute;
        add(olderName(keyFirst ? compare.comparison() : compare.comparison().mirrored()), operands);
    }

    private void add(ComparisonOperator operator, Operands operands) {
        String name = operands.name();
        if (name == null) {
            throw new ValidationFailure(INVALID_CONDITION + "No key attribute specified");
        }
        if (conditions.containsKey(name)) {
            throw new ValidationFailure("KeyConditionExpressions must only contain one condition per key");
        }
        conditions.put(name, new AttributeCondition(operator, operands.values()));
    }

    /** The one attribute and the values that a condition names. */
    private record Operands(@Nullable String name, List<AttributeValue> values) {}

    private static Operands operands(List<Operand> operands) {
        String name = null;
        List<AttributeValue> values = new ArrayList<>();
        for (Operand operand : operands) {
            if (operand instanceof Operand.Attribute attribute) {
                if (name != null) {
                    throw new ValidationFailure(INVALID_CONDITION + "Multiple attribute names used in one condition");
                }
                if (attribute.path().isNested()) {
                    throw new ValidationFailure("KeyConditionExpressions cannot have conditions on nested attributes");
                }
                name = attribute.path().root();
            } else if (operand instanceof Operand.Literal literal) {
                values.add(literal.value());
            } else {
                throw new ValidationFailure("KeyConditionExpressions cannot contain nested operations");
            }
        }
        return new Operands(name, values);
    }

    private static void requireKeyFirst(String operator, Operand first) {
        if (!(first instanceof Operand.Attribute)) {
            throw new ValidationFailure(
                    INVALID_CONDITION + operator + " operator must have the key attribute as its first operand");
        }
    }

    private static String operatorOf(Condition condition) {
        if (condition instanceof Condition.Function function) {
            return function.name();
        }
        if (condition instanceof Condition.Or) {
            return "OR";
        }
        return condition instanceof Condition.Not ? "NOT" : "IN";
    }

    private static ComparisonOperator olderName(Comparison comparison) {
        return switch (comparison) {
            case EQUAL -> ComparisonOperator.EQ;
            case NOT_EQUAL -> ComparisonOperator.NE;
            case LESS -> ComparisonOperator.LT;
            case LESS_OR_EQUAL -> ComparisonOperator.LE;
            case GREATER -> ComparisonOperator.GT;
            case GREATER_OR_EQUAL -> ComparisonOperator.GE;
        };
    }
}
