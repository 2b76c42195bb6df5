package io.dynox.test.internal.partiql;

import io.dynox.test.internal.expression.DocumentPath;
import io.dynox.test.internal.expression.PathElement;
import io.dynox.test.internal.partiql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Parses what has a value: literals, parameters, paths, functions, sums. Not thread-safe; owned by one parser. */
final class OperandParser {

    private final TokenReader tokens;
    private final LiteralParser literals;

    OperandParser(TokenReader tokens, Parameters parameters) {
        this.tokens = tokens;
        this.literals = new LiteralParser(tokens, parameters);
    }

    /** An operand with the sums and differences that follow. */
    Operand read() {
        return readRest(readTerm());
    }

    /** The sums and differences that follow an operand. */
    Operand readRest(Operand first) {
        Operand operand = first;
        while (tokens.current().isSymbol("+") || tokens.current().isSymbol("-")) {
            String operator = tokens.take().text();
            operand = new Operand.Arithmetic(operand, operator, readTerm());
        }
        return operand;
    }

    private Operand readTerm() {
        if (tokens.takeSymbol("(")) {
            tokens.descend();
            Operand operand = read();
            tokens.expectSymbol(")");
            tokens.ascend();
            return operand;
        }
        if (literals.isNext()) {
            return new Operand.Value(literals.read());
        }
        if (!tokens.current().isName()) {
            throw tokens.unexpected();
        }
        return tokens.next().isSymbol("(") && tokens.current().kind() == Kind.WORD
                ? readCall()
                : new Operand.Attribute(readPath());
    }

    private Operand.Call readCall() {
        String name = tokens.take().text().toLowerCase(Locale.ROOT);
        tokens.expectSymbol("(");
        List<Operand> operands = new ArrayList<>();
        if (!tokens.takeSymbol(")")) {
            tokens.descend();
            do {
                operands.add(read());
            } while (tokens.takeSymbol(","));
            tokens.expectSymbol(")");
            tokens.ascend();
        }
        return new Operand.Call(name, operands);
    }

    /** A literal where nothing else may stand. */
    AttributeValue readLiteral() {
        if (!literals.isNext()) {
            throw tokens.unexpected();
        }
        return literals.read();
    }

    DocumentPath readPath() {
        if (!tokens.current().isName()) {
            throw TokenReader.malformed("Expected identifier for simple path");
        }
        String root = tokens.take().text();
        List<PathElement> steps = new ArrayList<>();
        while (true) {
            if (tokens.takeSymbol(".")) {
                steps.add(readMember());
            } else if (tokens.takeSymbol("[")) {
                steps.add(readBracketed());
                tokens.expectSymbol("]");
            } else {
                return new DocumentPath(root, steps);
            }
        }
    }

    private PathElement readMember() {
        if (!tokens.current().isName()) {
            throw TokenReader.malformed("Invalid path dot component");
        }
        return new PathElement.Name(tokens.take().text());
    }

    private PathElement readBracketed() {
        Token token = tokens.take();
        if (token.kind() == Kind.STRING) {
            return new PathElement.Name(token.text());
        }
        if (token.kind() != Kind.NUMBER || !token.text().matches("\\d{1,9}")) {
            throw TokenReader.malformed("Invalid path component");
        }
        return new PathElement.Index(Integer.parseInt(token.text()));
    }
}
