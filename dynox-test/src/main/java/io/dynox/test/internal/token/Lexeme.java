package io.dynox.test.internal.token;

/** A token as its parser sees it. Implementations are immutable. */
public interface Lexeme {

    /** Whether this is the end of the text. */
    boolean isEnd();

    /** Whether this is a symbol, such as a bracket. */
    boolean isSymbol(String symbol);

    /** Whether this is a word, in any case; {@code word} is written as the language writes its keywords. */
    boolean isWord(String word);
}
