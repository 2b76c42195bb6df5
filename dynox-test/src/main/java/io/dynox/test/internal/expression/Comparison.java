package io.dynox.test.internal.expression;

import io.dynox.test.internal.value.ValueOrder;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The six comparators. What is absent equals nothing and has no order. */
public enum Comparison {
    EQUAL("="),
    NOT_EQUAL("<>"),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">=");

    private final String symbol;

    Comparison(String symbol) {
        this.symbol = symbol;
    }

    static @Nullable Comparison of(Token token) {
        if (token.kind() == Token.Kind.SYMBOL) {
            for (Comparison comparison : values()) {
                if (comparison.symbol.equals(token.text())) {
                    return comparison;
                }
            }
        }
        return null;
    }

    /** The symbol as it stands in an expression. */
    public String symbol() {
        return symbol;
    }

    /** Whether operands must have an order. */
    boolean isOrdered() {
        return this != EQUAL && this != NOT_EQUAL;
    }

    /** The comparator that holds when both sides change places. */
    Comparison mirrored() {
        return switch (this) {
            case EQUAL -> EQUAL;
            case NOT_EQUAL -> NOT_EQUAL;
            case LESS -> GREATER;
            case LESS_OR_EQUAL -> GREATER_OR_EQUAL;
            case GREATER -> LESS;
            case GREATER_OR_EQUAL -> LESS_OR_EQUAL;
        };
    }

    boolean holds(@Nullable AttributeValue left, @Nullable AttributeValue right) {
        if (left == null || right == null) {
            return this == NOT_EQUAL;
        }
        return switch (this) {
            case EQUAL -> ValueOrder.equal(left, right);
            case NOT_EQUAL -> !ValueOrder.equal(left, right);
            default -> ValueOrder.isComparable(left, right) && holds(ValueOrder.compare(left, right));
        };
    }

    private boolean holds(int order) {
        return switch (this) {
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
            case LESS -> order < 0;
            case LESS_OR_EQUAL -> order <= 0;
            case GREATER -> order > 0;
            case GREATER_OR_EQUAL -> order >= 0;
        };
    }
}
