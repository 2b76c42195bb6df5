package io.dynox.test.internal.partiql;

import io.dynox.test.internal.partiql.Token.Kind;
import io.dynox.test.internal.token.TokenCursor;
import io.dynox.test.internal.value.ValidationFailure;

/** Walks over the tokens of one statement. Not thread-safe; owned by one parser. */
final class TokenReader extends TokenCursor<Token> {

    /** Bounds recursion; the service's own limit is not known, and no sensible statement nests as deep. */
    private static final int MAX_DEPTH = 100;

    private final String text;
    private int depth;

    TokenReader(String text) {
        super(new Lexer(text).tokens());
        this.text = text;
    }

    static ValidationFailure malformed(String detail) {
        return new ValidationFailure("Statement wasn't well formed, can't be processed: " + detail);
    }

    void expectSymbol(String symbol) {
        if (!takeSymbol(symbol)) {
            throw malformed("Expected " + symbol);
        }
    }

    void expectWord(String lowerCaseWord, String complaint) {
        if (!takeWord(lowerCaseWord)) {
            throw malformed(complaint);
        }
    }

    /** The end of the statement, after a semicolon perhaps. */
    void expectEnd() {
        if (takeSymbol(";")) {
            if (!current().isEnd()) {
                throw malformed("Unexpected token after semicolon. (Only one query is allowed.)");
            }
        } else if (!current().isEnd()) {
            throw malformed("Unexpected token after expression");
        }
    }

    /** What is said of a token that begins no term. */
    ValidationFailure unexpected() {
        Token token = current();
        if (token.isKeyword()) {
            return malformed("Unexpected keyword");
        }
        boolean operator = token.kind() == Kind.SYMBOL && "= < > <= >= <> != || * + - / %".contains(token.text());
        return malformed(operator ? "Unexpected operator" : "Unexpected term");
    }

    /** The place of a token as the service writes it: line, column, length. */
    String place(Token token) {
        long line = 1
                + text.substring(0, token.start())
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        int column = token.start() - text.lastIndexOf('\n', token.start() - 1);
        return line + ":" + column + ":" + token.length();
    }

    /** The text from a token up to what comes next. */
    String from(Token token) {
        return text.substring(token.start(), current().start()).strip();
    }

    void descend() {
        depth++;
        if (depth > MAX_DEPTH) {
            throw malformed("The statement nests too deep");
        }
    }

    void ascend() {
        depth--;
    }
}
