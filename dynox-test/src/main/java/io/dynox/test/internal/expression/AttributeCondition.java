package io.dynox.test.internal.expression;

import io.dynox.test.internal.value.AttributeType;
import io.dynox.test.internal.value.ValidationFailure;
import io.dynox.test.internal.value.ValueNormalizer;
import io.dynox.test.internal.value.ValueOrder;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ComparisonOperator;

/**
 * A condition on one top-level attribute, as the older parameters state it: an operator and its arguments.
 *
 * <p>Immutable; checked when made.
 */
record AttributeCondition(ComparisonOperator operator, List<AttributeValue> arguments) {

    private static final Set<AttributeType> ORDERED = EnumSet.of(AttributeType.S, AttributeType.N, AttributeType.B);

    AttributeCondition {
        arguments = arguments.stream().map(ValueNormalizer::normalize).toList();
        checkCount(operator, arguments.size());
        checkTypes(operator, arguments);
    }

    /** The same condition in the language of expressions. */
    Condition on(String attribute) {
        Operand operand = new Operand.Attribute(DocumentPath.of(attribute));
        return switch (operator) {
            case EQ -> compare(operand, Comparison.EQUAL);
            case NE -> compare(operand, Comparison.NOT_EQUAL);
            case LE -> compare(operand, Comparison.LESS_OR_EQUAL);
            case LT -> compare(operand, Comparison.LESS);
            case GE -> compare(operand, Comparison.GREATER_OR_EQUAL);
            case GT -> compare(operand, Comparison.GREATER);
            case NOT_NULL -> new Condition.Exists(operand, true);
            case NULL -> new Condition.Exists(operand, false);
            case CONTAINS -> new Condition.Contains(operand, argument(0));
            case NOT_CONTAINS ->
                new Condition.And(
                        new Condition.Exists(operand, true),
                        new Condition.Not(new Condition.Contains(operand, argument(0))));
            case BEGINS_WITH -> new Condition.BeginsWith(operand, argument(0));
            case BETWEEN -> new Condition.Between(operand, argument(0), argument(1));
            case IN ->
                new Condition.In(
                        operand,
                        arguments.stream()
                                .map(value -> (Operand) new Operand.Literal(value))
                                .toList());
            case UNKNOWN_TO_SDK_VERSION -> throw new IllegalStateException("Unknown operator");
        };
    }

    private Condition compare(Operand operand, Comparison comparison) {
        return new Condition.Compare(operand, comparison, argument(0));
    }

    private Operand argument(int index) {
        return new Operand.Literal(arguments.get(index));
    }

    private static void checkCount(ComparisonOperator operator, int count) {
        boolean fits = switch (operator) {
            case NULL, NOT_NULL -> count == 0;
            case IN -> count > 0;
            case BETWEEN -> count == 2;
            default -> count == 1;
        };
        if (!fits) {
            throw ValidationFailure.invalidParameter(
                    "Invalid number of argument(s) for the %s ComparisonOperator".formatted(operator));
        }
    }

    private static void checkTypes(ComparisonOperator operator, List<AttributeValue> arguments) {
        Set<AttributeType> types = EnumSet.noneOf(AttributeType.class);
        arguments.forEach(argument -> types.add(AttributeType.of(argument)));
        if (types.size() > 1) {
            throw ValidationFailure.invalidParameter("AttributeValues inside AttributeValueList must be of same type");
        }
        Set<AttributeType> allowed = allowedTypes(operator);
        for (AttributeType type : types) {
            if (!allowed.contains(type)) {
                throw ValidationFailure.invalidParameter(
                        "ComparisonOperator %s is not valid for %s AttributeValue type".formatted(operator, type));
            }
        }
        if (operator == ComparisonOperator.BETWEEN && ValueOrder.compare(arguments.get(0), arguments.get(1)) > 0) {
            throw new ValidationFailure("The BETWEEN condition was provided a range where the lower bound is greater"
                    + " than the upper bound");
        }
    }

    private static Set<AttributeType> allowedTypes(ComparisonOperator operator) {
        return switch (operator) {
            case LE, LT, GE, GT, BETWEEN, CONTAINS, NOT_CONTAINS, IN -> ORDERED;
            case BEGINS_WITH -> EnumSet.of(AttributeType.S, AttributeType.B);
            default -> EnumSet.allOf(AttributeType.class);
        };
    }
}
