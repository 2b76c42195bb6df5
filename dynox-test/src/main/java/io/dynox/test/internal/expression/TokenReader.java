package io.dynox.test.internal.expression;

import io.dynox.test.internal.token.TokenCursor;
import io.dynox.test.internal.value.ValidationFailure;

/** Walks over the tokens of one expression and complains about the first that doesn't fit. Not thread-safe. */
final class TokenReader extends TokenCursor<Token> {

    private final String text;

    TokenReader(String text) {
        super(new Lexer(text).tokens());
        this.text = text;
    }

    boolean nextIsSymbol(String symbol) {
        return next().isSymbol(symbol);
    }

    void expectSymbol(String symbol) {
        if (!takeSymbol(symbol)) {
            throw unexpected();
        }
    }

    void expectWord(String upperCaseWord) {
        if (!takeWord(upperCaseWord)) {
            throw unexpected();
        }
    }

    void expectEnd() {
        if (!current().isEnd()) {
            throw unexpected();
        }
    }

    /** The service names the token that doesn't fit, and quotes it together with its neighbours. */
    ValidationFailure unexpected() {
        int from = isAtStart() ? 0 : previous().start();
        String near = text.substring(from, next().end());
        return new ValidationFailure("Syntax error; token: \"" + current().text() + "\", near: \"" + near + "\"");
    }
}
