package io.dynox.test.internal.expression;

import io.dynox.test.internal.expression.Findings.Sort;
import io.dynox.test.internal.expression.Operand.Attribute;
import io.dynox.test.internal.expression.Operand.Literal;
import io.dynox.test.internal.value.AttributeType;
import io.dynox.test.internal.value.ValueOrder;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The rules for operands in conditions that the grammar doesn't know. Not thread-safe; owned by one parser. */
final class ConditionChecks {

    private static final int MAX_OPERATORS = 300;
    private static final int MAX_IN_OPERANDS = 100;
    private static final String ANY_TYPE = "{NS,SS,L,BS,N,M,B,BOOL,NULL,S}";
    private static final Set<String> TYPE_NAMES = Set.of("B", "NULL", "SS", "BOOL", "L", "BS", "N", "NS", "S", "M");

    private static final List<Sort> WITHIN_CONDITION =
            List.of(Sort.UNDEFINED_NAME, Sort.OPERAND_COUNT, Sort.NOT_DISTINCT, Sort.OPERAND_TYPE);
    private static final List<Sort> ORDER = List.of(
            Sort.LIMIT,
            Sort.PARENTHESES,
            Sort.UNKNOWN_FUNCTION,
            Sort.MISUSED_FUNCTION,
            Sort.RESERVED_WORD,
            Sort.CONDITION);

    private final Findings findings;
    private int operators;

    ConditionChecks(Findings findings) {
        this.findings = findings;
    }

    void report() {
        findings.report(ORDER);
    }

    /** What is wrong within one condition counts only if nothing was wrong in those before it. */
    void conditionEnds() {
        findings.promote(WITHIN_CONDITION, Sort.CONDITION);
    }

    void countOperator() {
        operators++;
        if (operators > MAX_OPERATORS) {
            findings.add(
                    Sort.LIMIT, "The expression contains too many operators; operator count: " + (MAX_OPERATORS + 1));
        }
    }

    void redundantParentheses() {
        findings.add(Sort.PARENTHESES, "The expression has redundant parentheses;");
    }

    void misusedFunction(String name) {
        findings.add(
                Sort.MISUSED_FUNCTION,
                "The function is not allowed to be used this way in an expression; function: " + name);
    }

    void unknownFunction(String name) {
        findings.add(Sort.UNKNOWN_FUNCTION, "Invalid function name; function: " + name);
    }

    /** Whether the function has the right number of operands. */
    boolean operandCount(String function, int actual, int expected) {
        if (actual != expected) {
            findings.add(
                    Sort.OPERAND_COUNT,
                    "Incorrect number of operands for operator or function; "
                            + "operator or function: %s, number of operands: %d".formatted(function, actual));
        }
        return actual == expected;
    }

    void distinct(String operator, Operand first, List<Operand> others) {
        if (first instanceof Attribute a && others.contains(first)) {
            findings.add(
                    Sort.NOT_DISTINCT,
                    "The first operand must be distinct from the remaining operands for this operator or function; "
                            + "operator: %s, first operand: %s".formatted(operator, a.path()));
        }
    }

    void inOperands(int count) {
        if (count > MAX_IN_OPERANDS) {
            findings.add(
                    Sort.OPERAND_TYPE,
                    "The IN operator is provided with too many operands; number of operands: " + count);
        }
    }

    /** A document path, where the function asks about the attribute rather than its value. */
    void path(String function, Operand operand) {
        if (!(operand instanceof Attribute)) {
            findings.add(
                    Sort.OPERAND_TYPE,
                    "Operator or function requires a document path; operator or function: " + function);
        }
    }

    void ordered(String operator, Operand operand) {
        typeIn(operator, operand, Set.of(AttributeType.S, AttributeType.N, AttributeType.B));
    }

    void typeIn(String operator, Operand operand, Set<AttributeType> allowed) {
        AttributeType type = operand.knownType();
        if (type != null && !allowed.contains(type)) {
            incorrectType(operator, type.name());
        }
    }

    void typeName(String function, Operand operand) {
        AttributeType type = operand.knownType();
        if (type != AttributeType.S || !(operand instanceof Literal name)) {
            incorrectType(function, type == null ? ANY_TYPE : type.name());
        } else if (!TYPE_NAMES.contains(name.value().s())) {
            findings.add(
                    Sort.OPERAND_TYPE,
                    "Invalid attribute type name found; type: %s, valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}"
                            .formatted(name.value().s()));
        }
    }

    void bounds(Operand lower, Operand upper) {
        if (!(lower instanceof Literal low) || !(upper instanceof Literal high)) {
            return;
        }
        String fault = null;
        if (low.knownType() != high.knownType()) {
            fault = "The BETWEEN operator requires same data type for lower and upper bounds; ";
        } else if (ValueOrder.isComparable(low.value(), high.value())
                && ValueOrder.compare(low.value(), high.value()) > 0) {
            fault = "The BETWEEN operator requires upper bound to be greater than or equal to lower bound; ";
        }
        if (fault != null) {
            findings.add(
                    Sort.OPERAND_TYPE,
                    "%slower bound operand: AttributeValue: {%s}, upper bound operand: AttributeValue: {%s}"
                            .formatted(fault, show(low.value()), show(high.value())));
        }
    }

    private void incorrectType(String operator, String type) {
        findings.add(
                Sort.OPERAND_TYPE,
                "Incorrect operand type for operator or function; operator or function: %s, operand type: %s"
                        .formatted(operator, type));
    }

    private static String show(AttributeValue value) {
        AttributeType type = AttributeType.of(value);
        return type + ":"
                + switch (type) {
                    case S -> value.s();
                    case N -> value.n();
                    case B -> Base64.getEncoder().encodeToString(value.b().asByteArrayUnsafe());
                    case BOOL -> value.bool();
                    case NULL -> value.nul();
                    case SS -> value.ss();
                    case NS -> value.ns();
                    case BS -> value.bs();
                    case L -> value.l();
                    case M -> value.m();
                };
    }
}
