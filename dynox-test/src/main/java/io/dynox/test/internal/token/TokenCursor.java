package io.dynox.test.internal.token;

import java.util.List;

/**
 * Walks over the tokens of a text, the last of which is its end. Not thread-safe; owned by one parser.
 *
 * @param <T> the tokens
 */
public abstract class TokenCursor<T extends Lexeme> {

    private final List<T> tokens;
    private int position;

    /** Starts at the first of {@code tokens}. */
    protected TokenCursor(List<T> tokens) {
        this.tokens = tokens;
    }

    /** The token at the cursor. */
    public final T current() {
        return tokens.get(position);
    }

    /** The token after {@link #current()}; the end stays where it is. */
    public final T next() {
        return tokens.get(Math.min(position + 1, tokens.size() - 1));
    }

    /** The token before {@link #current()}; the first one where there is none. */
    protected final T previous() {
        return tokens.get(Math.max(position - 1, 0));
    }

    /** Whether nothing was taken yet. */
    protected final boolean isAtStart() {
        return position == 0;
    }

    /** Returns the token at the cursor and moves on, unless it is the end. */
    public final T take() {
        T token = current();
        if (!token.isEnd()) {
            position++;
        }
        return token;
    }

    /** Moves on if the token at the cursor is {@code symbol}. */
    public final boolean takeSymbol(String symbol) {
        return takeIf(current().isSymbol(symbol));
    }

    /** Moves on if the token at the cursor is {@code word}. */
    public final boolean takeWord(String word) {
        return takeIf(current().isWord(word));
    }

    private boolean takeIf(boolean matches) {
        if (matches) {
            position++;
        }
        return matches;
    }
}
