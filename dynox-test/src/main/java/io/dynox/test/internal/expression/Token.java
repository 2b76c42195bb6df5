package io.dynox.test.internal.expression;

import java.util.Locale;

/** A piece of an expression, with its place in the text. Immutable. */
record Token(Kind kind, String text, int start, int end) {

    enum Kind {
        WORD,
        NAME_PLACEHOLDER,
        VALUE_PLACEHOLDER,
        NUMBER,
        SYMBOL,
        UNKNOWN,
        END
    }

    boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    boolean isWord(String upperCaseWord) {
        return kind == Kind.WORD && text.toUpperCase(Locale.ROOT).equals(upperCaseWord);
    }
}
