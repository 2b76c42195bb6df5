package io.dynox.test.internal.expression;

import io.dynox.test.internal.expression.Token.Kind;
import io.dynox.test.internal.value.ValidationFailure;
import java.util.List;

/** Walks over the tokens of one expression and complains about the first that doesn't fit. Not thread-safe. */
final class TokenReader {

    private final String text;
    private final List<Token> tokens;
    private int position;

    TokenReader(String text) {
        this.text = text;
        this.tokens = new Lexer(text).tokens();
    }

    Token current() {
        return tokens.get(position);
    }

    boolean nextIsSymbol(String symbol) {
        return position + 1 < tokens.size() && tokens.get(position + 1).isSymbol(symbol);
    }

    Token take() {
        Token token = current();
        if (token.kind() != Kind.END) {
            position++;
        }
        return token;
    }

    boolean takeSymbol(String symbol) {
        boolean matches = current().isSymbol(symbol);
        if (matches) {
            position++;
        }
        return matches;
    }

    boolean takeWord(String upperCaseWord) {
        boolean matches = current().isWord(upperCaseWord);
        if (matches) {
            position++;
        }
        return matches;
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
        if (current().kind() != Kind.END) {
            throw unexpected();
        }
    }

    /** The service names the token that doesn't fit, and quotes it together with its neighbours. */
    ValidationFailure unexpected() {
        int from = position == 0 ? 0 : tokens.get(position - 1).start();
        Token to = tokens.get(Math.min(tokens.size() - 1, position + 1));
        String near = text.substring(from, to.end());
        return new ValidationFailure("Syntax error; token: \"" + current().text() + "\", near: \"" + near + "\"");
    }
}
