package io.dynox.test.internal.partiql;

import io.dynox.test.internal.value.ValidationFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Parses a WHERE clause by recursive descent: OR, AND, NOT, comparisons, operands. Not thread-safe; owned by one parser.
 */
record PredicateParser(TokenReader tokens, OperandParser operands) {

    private static final Set<String> COMPARATORS = Set.of("=", "<>", "!=", "<", "<=", ">", ">=");
    private static final Set<String> FUNCTIONS =
            Set.of("attribute_exists", "attribute_not_exists", "attribute_type", "begins_with", "contains", "size");

    Predicate read() {
        return asPredicate(readOr());
    }

    private Node readOr() {
        Node node = readAnd();
        while (tokens.takeWord("or")) {
            node = new Predicate.Or(asPredicate(node), asPredicate(readAnd()));
        }
        return node;
    }

    private Node readAnd() {
        Node node = readNot();
        while (tokens.takeWord("and")) {
            node = new Predicate.And(asPredicate(node), asPredicate(readNot()));
        }
        return node;
    }

    private Node readNot() {
        if (!tokens.takeWord("not")) {
            return readComparison();
        }
        tokens.descend();
        Predicate negated = asPredicate(readNot());
        tokens.ascend();
        return new Predicate.Not(negated);
    }

    private Node readComparison() {
        Node left = readAtom();
        Token token = tokens.current();
        if (token.kind() == Token.Kind.SYMBOL && COMPARATORS.contains(token.text())) {
            tokens.take();
            String operator = token.text().equals("!=") ? "<>" : token.text();
            return new Predicate.Compare(asOperand(left), operator, checked(operands.read()));
        }
        if (token.isWord("like")) {
            throw unsupportedOperator("like");
        }
        if (tokens.takeWord("is")) {
            return readIs(asOperand(left));
        }
        if (token.isWord("not")) {
            tokens.take();
            return new Predicate.Not(readRange(asOperand(left)));
        }
        return token.isWord("between") || token.isWord("in") ? readRange(asOperand(left)) : left;
    }

    private Predicate readRange(Operand operand) {
        if (tokens.takeWord("between")) {
            Operand lower = checked(operands.read());
            tokens.expectWord("and", "Expected AND after BETWEEN");
            return new Predicate.Between(operand, lower, checked(operands.read()));
        }
        if (tokens.takeWord("in")) {
            return new Predicate.In(operand, readCandidates());
        }
        throw tokens.unexpected();
    }

    /** A list in brackets or parentheses, or a parameter that is a list. */
    private List<Operand> readCandidates() {
        List<Operand> candidates = new ArrayList<>();
        String end = tokens.takeSymbol("(") ? ")" : tokens.takeSymbol("[") ? "]" : "";
        if (end.isEmpty()) {
            AttributeValue list = operands.readLiteral();
            list.l().forEach(element -> candidates.add(new Operand.Value(element)));
        } else {
            do {
                candidates.add(checked(operands.read()));
            } while (tokens.takeSymbol(","));
            tokens.expectSymbol(end);
        }
        if (candidates.isEmpty()) {
            throw new ValidationFailure("The IN operator needs at least one value");
        }
        return candidates;
    }

    private Predicate readIs(Operand operand) {
        boolean negated = tokens.takeWord("not");
        boolean missing = tokens.takeWord("missing");
        if (!missing && !tokens.takeWord("null")) {
            throw tokens.unexpected();
        }
        if (!(operand instanceof Operand.Attribute attribute)) {
            throw new ValidationFailure("The operator IS requires a document path");
        }
        Predicate is = missing ? new Predicate.IsMissing(attribute.path()) : new Predicate.IsNull(attribute.path());
        return negated ? new Predicate.Not(is) : is;
    }

    /** Parentheses may hold a whole predicate, or only an operand of the comparison that follows them. */
    private Node readAtom() {
        if (!tokens.takeSymbol("(")) {
            return checked(operands.read());
        }
        tokens.descend();
        Node node = readOr();
        tokens.expectSymbol(")");
        tokens.ascend();
        return node instanceof Operand operand ? checked(operands.readRest(operand)) : node;
    }

    private static Operand checked(Operand operand) {
        if (operand instanceof Operand.Arithmetic sum) {
            throw unsupportedOperator(sum.operator());
        }
        if (operand instanceof Operand.Call call) {
            if (!FUNCTIONS.contains(call.name())) {
                throw new ValidationFailure("Unrecognized function: " + call.name());
            }
            call.operands().forEach(PredicateParser::checked);
        }
        return operand;
    }

    private static ValidationFailure unsupportedOperator(String operator) {
        return new ValidationFailure("Unsupported operator in Condition Expression. Operator: " + operator);
    }

    private static Predicate asPredicate(Node node) {
        if (node instanceof Predicate predicate) {
            return predicate;
        }
        if (node instanceof Operand.Call call) {
            return new Predicate.Holds(call);
        }
        throw new ValidationFailure("WHERE clause must contain an expression that resolves to a boolean");
    }

    private Operand asOperand(Node node) {
        if (node instanceof Operand operand) {
            return operand;
        }
        throw tokens.unexpected();
    }
}
