package io.dynox.test.partiql;

/**
 * A token of a statement. Immutable.
 *
 * @param kind what it is
 * @param text its text; of strings and quoted names without the quotes
 */
record Word(Kind kind, String text) {

    enum Kind {
        /** A bare name or a keyword. */
        NAME,
        /** A name in double quotes, never a keyword. */
        QUOTED,
        STRING,
        NUMBER,
        SYMBOL,
        END
    }

    boolean isKeyword(String keyword) {
        return kind == Kind.NAME && text.equalsIgnoreCase(keyword);
    }

    boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    boolean isName() {
        return kind == Kind.NAME || kind == Kind.QUOTED;
    }
}
