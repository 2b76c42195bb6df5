package io.dynox.test.internal.partiql;

import io.dynox.test.internal.token.Lexeme;
import java.util.Locale;

/**
 * A piece of a statement. Immutable.
 *
 * @param kind what it is
 * @param text what it says; strings and quoted names without their quotes
 * @param start where it begins in the statement
 * @param length how many characters of the statement it takes
 */
record Token(Kind kind, String text, int start, int length) implements Lexeme {

    enum Kind {
        WORD,
        QUOTED_NAME,
        STRING,
        NUMBER,
        SYMBOL,
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

    /** Whether this is the word, in whatever case and without quotes. */
    @Override
    public boolean isWord(String lowerCaseWord) {
        return kind == Kind.WORD && text.toLowerCase(Locale.ROOT).equals(lowerCaseWord);
    }

    /** Whether this is a word that must be quoted to be a name. */
    boolean isKeyword() {
        return kind == Kind.WORD && Keywords.contains(text);
    }

    /** Whether this names a table, an attribute or a function. */
    boolean isName() {
        return kind == Kind.QUOTED_NAME || (kind == Kind.WORD && !isKeyword());
    }
}
