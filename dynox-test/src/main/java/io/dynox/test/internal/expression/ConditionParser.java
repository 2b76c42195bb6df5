package io.dynox.test.internal.expression;

import io.dynox.test.internal.expression.Condition.Function;
import io.dynox.test.internal.expression.Findings.Sort;
import io.dynox.test.internal.expression.Operand.Attribute;
import io.dynox.test.internal.expression.Operand.Literal;
import io.dynox.test.internal.expression.Operand.Size;
import io.dynox.test.internal.expression.Token.Kind;
import io.dynox.test.internal.value.ValidationFailure;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Parses condition, filter and key-condition expressions by recursive descent: OR, AND, NOT, comparisons, operands.
 *
 * <p>Not thread-safe; used once.
 */
final class ConditionParser {

    private static final Set<String> KEYWORDS = Set.of("AND", "OR", "NOT", "BETWEEN", "IN");
    private static final int MAX_DEPTH = 300;

    private final TokenReader tokens;
    private final Placeholders placeholders;
    private final Findings findings = new Findings();
    private final ConditionChecks checks = new ConditionChecks(findings);
    private final ConditionFunctions functions = new ConditionFunctions(checks);
    private final PathReader paths;
    private final Set<DocumentPath> seenPaths = new LinkedHashSet<>();
    private int depth;
    /** What the parentheses closed last have enclosed; a second pair around the same node is redundant. */
    private @Nullable ConditionNode enclosed;

    ConditionParser(String text, Placeholders placeholders) {
        this.tokens = new TokenReader(text);
        this.placeholders = placeholders;
        this.paths = new PathReader(tokens, placeholders, findings, KEYWORDS);
    }

    ConditionExpression parse() {
        Condition condition = asCondition(readOr());
        tokens.expectEnd();
        checks.report();
        return new ConditionExpression(condition, seenPaths);
    }

    private ConditionNode readOr() {
        ConditionNode node = readAnd();
        while (tokens.current().isWord("OR")) {
            Condition left = asCondition(node);
            tokens.take();
            checks.countOperator();
            node = new Condition.Or(left, asCondition(readAnd()));
        }
        return node;
    }

    private ConditionNode readAnd() {
        ConditionNode node = readNot();
        while (tokens.current().isWord("AND")) {
            Condition left = asCondition(node);
            tokens.take();
            checks.countOperator();
            node = new Condition.And(left, asCondition(readNot()));
        }
        return node;
    }

    private ConditionNode readNot() {
        if (!tokens.takeWord("NOT")) {
            return readComparison();
        }
        checks.countOperator();
        descend();
        Condition negated = asCondition(readNot());
        depth--;
        return new Condition.Not(negated);
    }

    private ConditionNode readComparison() {
        ConditionNode left = readAtom();
        Comparison comparison = Comparison.of(tokens.current());
        if (comparison != null) {
            Operand first = asOperand(left);
            tokens.take();
            return readCompare(first, comparison);
        }
        if (tokens.current().isWord("BETWEEN")) {
            Operand first = asOperand(left);
            tokens.take();
            return readBetween(first);
        }
        if (tokens.current().isWord("IN")) {
            Operand first = asOperand(left);
            tokens.take();
            return readIn(first);
        }
        return left;
    }

    private Condition readCompare(Operand left, Comparison comparison) {
        Operand right = readOperand();
        checks.countOperator();
        checks.distinct(comparison.symbol(), left, List.of(right));
        if (comparison.isOrdered()) {
            checks.ordered(comparison.symbol(), left);
            checks.ordered(comparison.symbol(), right);
        }
        checks.conditionEnds();
        return new Condition.Compare(left, comparison, right);
    }

    private Condition readBetween(Operand operand) {
        Operand lower = readOperand();
        tokens.expectWord("AND");
        Operand upper = readOperand();
        checks.countOperator();
        checks.distinct("BETWEEN", operand, List.of(lower, upper));
        checks.bounds(lower, upper);
        for (Operand each : List.of(operand, lower, upper)) {
            checks.ordered("BETWEEN", each);
        }
        checks.conditionEnds();
        return new Condition.Between(operand, lower, upper);
    }

    private Condition readIn(Operand operand) {
        tokens.expectSymbol("(");
        List<Operand> candidates = readOperands();
        checks.countOperator();
        checks.distinct("IN", operand, candidates);
        checks.inOperands(candidates.size());
        checks.conditionEnds();
        return new Condition.In(operand, candidates);
    }

    /** Parentheses may hold a whole condition, or only an operand of the comparison that follows them. */
    private ConditionNode readAtom() {
        if (!tokens.takeSymbol("(")) {
            return readLeaf();
        }
        descend();
        ConditionNode node = readOr();
        tokens.expectSymbol(")");
        depth--;
        close(node);
        return node instanceof Attribute attribute ? goOn(attribute) : node;
    }

    private Operand readOperand() {
        if (!tokens.takeSymbol("(")) {
            return asOperand(readLeaf());
        }
        descend();
        Operand operand = readOperand();
        tokens.expectSymbol(")");
        depth--;
        close(operand);
        return operand instanceof Attribute attribute ? goOn(attribute) : operand;
    }

    /** A path may go on behind parentheses: {@code (a).b} is {@code a.b}. */
    private Attribute goOn(Attribute enclosed) {
        if (!tokens.current().isSymbol(".") && !tokens.current().isSymbol("[")) {
            return enclosed;
        }
        DocumentPath path = paths.readSteps(enclosed.path());
        seenPaths.add(path);
        return new Attribute(path);
    }

    /** The operands up to and with the closing parenthesis. */
    private List<Operand> readOperands() {
        List<Operand> operands = new ArrayList<>();
        do {
            operands.add(readOperand());
        } while (tokens.takeSymbol(","));
        tokens.expectSymbol(")");
        return operands;
    }

    private ConditionNode readLeaf() {
        Token token = tokens.current();
        if (token.kind() == Kind.VALUE_PLACEHOLDER) {
            tokens.take();
            return readValue(token.text());
        }
        if (token.kind() == Kind.WORD && paths.isAtName() && tokens.nextIsSymbol("(")) {
            tokens.take();
            tokens.take();
            ConditionNode call = functions.call(token.text(), readOperands());
            checks.countOperator();
            if (call instanceof Condition) {
                checks.conditionEnds();
            }
            return call;
        }
        DocumentPath path = paths.read();
        seenPaths.add(path);
        return new Attribute(path);
    }

    private Operand readValue(String placeholder) {
        AttributeValue value = placeholders.value(placeholder);
        if (value == null) {
            findings.add(
                    Sort.UNDEFINED_NAME,
                    "An expression attribute value used in expression is not defined; attribute value: " + placeholder);
            return new Operand.Faulty();
        }
        return new Literal(value);
    }

    private Condition asCondition(ConditionNode node) {
        if (node instanceof Condition condition) {
            return condition;
        }
        if (node instanceof Size) {
            checks.misusedFunction("size");
            return new Condition.Faulty("size");
        }
        throw tokens.unexpected();
    }

    private Operand asOperand(ConditionNode node) {
        if (node instanceof Operand operand) {
            return operand;
        }
        if (node instanceof Function function) {
            checks.misusedFunction(function.name());
            return new Operand.Faulty();
        }
        throw tokens.unexpected();
    }

    @SuppressWarnings("ReferenceEquality") // the very node, not one that looks the same
    private void close(ConditionNode node) {
        if (enclosed == node) {
            checks.redundantParentheses();
        }
        enclosed = node;
    }

    /** Bounds recursion; what nests deeper has more operators or parentheses than the service takes. */
    private void descend() {
        depth++;
        if (depth > MAX_DEPTH) {
            throw new ValidationFailure(
                    "The expression contains too many operators; operator count: " + (MAX_DEPTH + 1));
        }
    }
}
