package io.dynox.test.internal.expression;

import io.dynox.test.internal.expression.Findings.Sort;
import io.dynox.test.internal.expression.Token.Kind;
import io.dynox.test.internal.expression.UpdateOperand.Arithmetic;
import io.dynox.test.internal.expression.UpdateOperand.Attribute;
import io.dynox.test.internal.expression.UpdateOperand.Faulty;
import io.dynox.test.internal.expression.UpdateOperand.IfNotExists;
import io.dynox.test.internal.expression.UpdateOperand.ListAppend;
import io.dynox.test.internal.expression.UpdateOperand.Literal;
import io.dynox.test.internal.value.AttributeType;
import io.dynox.test.internal.value.ValidationFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Parses the right-hand sides of SET actions: an operand, or the sum or difference of two. Not thread-safe. */
final class UpdateOperandParser {

    private static final int MAX_OPERATORS = 300;
    private static final int MAX_DEPTH = 300;

    private final TokenReader tokens;
    private final PathReader paths;
    private final Placeholders placeholders;
    private final Findings findings;
    private int operators;
    private int depth;
    /** What the parentheses closed last have enclosed; a second pair around the same operand is redundant. */
    private @Nullable UpdateOperand enclosed;

    UpdateOperandParser(TokenReader tokens, PathReader paths, Placeholders placeholders, Findings findings) {
        this.tokens = tokens;
        this.paths = paths;
        this.placeholders = placeholders;
        this.findings = findings;
    }

    private void countOperator() {
        operators++;
        if (operators > MAX_OPERATORS) {
            findings.add(Sort.LIMIT, tooManyOperators());
        }
    }

    /** Parentheses may enclose all of it, and each side of an operator. */
    UpdateOperand readAssigned() {
        UpdateOperand left = readEnclosed(this::readAssigned);
        boolean subtract = tokens.current().isSymbol("-");
        if (!subtract && !tokens.current().isSymbol("+")) {
            return left;
        }
        if (left instanceof Arithmetic) {
            throw tokens.unexpected();
        }
        String operator = tokens.take().text();
        countOperator();
        UpdateOperand right = readSide();
        checkAppendsNothing(left, right);
        checkType(operator, left, AttributeType.N);
        checkType(operator, right, AttributeType.N);
        return new Arithmetic(left, right, subtract);
    }

    UpdateOperand readValue(String placeholder) {
        AttributeValue value = placeholders.value(placeholder);
        if (value == null) {
            findings.add(
                    Sort.UNDEFINED_VALUE,
                    "An expression attribute value used in expression is not defined; attribute value: " + placeholder);
            return new Faulty();
        }
        return new Literal(value);
    }

    private UpdateOperand readOperand() {
        Token token = tokens.current();
        if (token.kind() == Kind.VALUE_PLACEHOLDER) {
            tokens.take();
            return readValue(token.text());
        }
        if (token.kind() == Kind.WORD && paths.isAtName() && tokens.nextIsSymbol("(")) {
            tokens.take();
            tokens.take();
            return call(token.text(), readArguments());
        }
        return new Attribute(paths.read());
    }

    private List<UpdateOperand> readArguments() {
        List<UpdateOperand> arguments = new ArrayList<>();
        do {
            descend();
            arguments.add(readSide());
            depth--;
        } while (tokens.takeSymbol(","));
        tokens.expectSymbol(")");
        return arguments;
    }

    private UpdateOperand readSide() {
        return readEnclosed(this::readSide);
    }

    /** An operand, or what {@code content} reads within parentheses. */
    @SuppressWarnings("ReferenceEquality") // the very operand, not one that looks the same
    private UpdateOperand readEnclosed(Supplier<UpdateOperand> content) {
        if (!tokens.takeSymbol("(")) {
            return readOperand();
        }
        descend();
        UpdateOperand operand = content.get();
        tokens.expectSymbol(")");
        depth--;
        if (operand == enclosed) {
            findings.add(Sort.PARENTHESES, "The expression has redundant parentheses;");
        }
        enclosed = operand;
        return operand;
    }

    private UpdateOperand call(String name, List<UpdateOperand> operands) {
        countOperator();
        boolean ifNotExists = name.equals("if_not_exists");
        if (!ifNotExists && !name.equals("list_append")) {
            findings.add(Sort.UNKNOWN_FUNCTION, "Invalid function name; function: " + name);
            return new Faulty();
        }
        if (operands.size() != 2) {
            findings.add(
                    Sort.OPERAND_TYPE,
                    "Incorrect number of operands for operator or function; "
                            + "operator or function: %s, number of operands: %d".formatted(name, operands.size()));
            return new Faulty();
        }
        UpdateOperand first = operands.get(0);
        UpdateOperand second = operands.get(1);
        checkAppendsNothing(first, second);
        if (!ifNotExists) {
            checkType(name, first, AttributeType.L);
            checkType(name, second, AttributeType.L);
            return new ListAppend(first, second);
        }
        if (first instanceof Attribute attribute) {
            return new IfNotExists(attribute.path(), second);
        }
        findings.add(Sort.OPERAND_TYPE, "Operator or function requires a document path; operator or function: " + name);
        return new Faulty();
    }

    /** What list_append returns is for an attribute only. */
    private void checkAppendsNothing(UpdateOperand left, UpdateOperand right) {
        if (left instanceof ListAppend || right instanceof ListAppend) {
            findings.add(
                    Sort.MISUSED_FUNCTION,
                    "The function is not allowed to be used this way in an expression; function: list_append");
        }
    }

    private void checkType(String operator, UpdateOperand operand, AttributeType expected) {
        if (operand instanceof Literal literal && literal.knownType() != expected) {
            findings.add(
                    Sort.OPERAND_TYPE,
                    "Incorrect operand type for operator or function; operator or function: %s, operand type: %s"
                            .formatted(operator, literal.knownType()));
        }
    }

    private void descend() {
        depth++;
        if (depth > MAX_DEPTH) {
            throw new ValidationFailure(tooManyOperators());
        }
    }

    private static String tooManyOperators() {
        return "The expression contains too many operators; operator count: " + (MAX_OPERATORS + 1);
    }
}
