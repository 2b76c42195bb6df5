package io.dynox.test.internal.expression;

import io.dynox.test.internal.token.Lexeme;
import java.util.Locale;

/** A piece of an expression, with its place in the text. Immutable. */
record Token(Kind kind, String text, int start, int end) implements Lexeme {

    enum Kind {
        WORD,
        NAME_PLACEHOLDER,
        VALUE_PLACEHOLDER,
        NUMBER,
        SYMBOL,
        UNKNOWN,
        END
    }

    @Override
    public boolean isEnd() {
        return kind == Kind.END;
    }

    @Override
    public boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    @Override
    public boolean isWord(String upperCaseWord) {
        return kind == Kind.WORD && text.toUpperCase(Locale.ROOT).equals(upperCaseWord);
    }
}
