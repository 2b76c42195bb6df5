package io.dynox.test.internal.expression;

import io.dynox.test.internal.expression.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Cuts an expression into tokens; the last one is always the end. Not thread-safe; used once. */
final class Lexer {

    private static final String SINGLE_SYMBOLS = "=<>(),.[]+-";
    private static final List<String> DOUBLE_SYMBOLS = List.of("<>", "<=", ">=");

    private final String text;
    private int position;

    Lexer(String text) {
        this.text = text;
    }

    List<Token> tokens() {
        List<Token> tokens = new ArrayList<>();
        skipBlanks();
        while (position < text.length()) {
            tokens.add(next());
            skipBlanks();
        }
        tokens.add(new Token(Kind.END, "<EOF>", text.length(), text.length()));
        return tokens;
    }

    private Token next() {
        char c = text.charAt(position);
        if (isLetter(c)) {
            return wordFrom(position, Kind.WORD);
        }
        if (isDigit(c)) {
            return cut(endOfNumber(), Kind.NUMBER);
        }
        boolean named = position + 1 < text.length() && isWordPart(text.charAt(position + 1));
        if (c == '#' && named) {
            return wordFrom(position + 1, Kind.NAME_PLACEHOLDER);
        }
        if (c == ':' && named) {
            return wordFrom(position + 1, Kind.VALUE_PLACEHOLDER);
        }
        for (String symbol : DOUBLE_SYMBOLS) {
            if (text.startsWith(symbol, position)) {
                return cut(position + 2, Kind.SYMBOL);
            }
        }
        return cut(position + 1, SINGLE_SYMBOLS.indexOf(c) >= 0 ? Kind.SYMBOL : Kind.UNKNOWN);
    }

    /** A number never begins with a zero, unless it is zero. */
    private int endOfNumber() {
        int end = position + 1;
        while (text.charAt(position) != '0' && end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private Token wordFrom(int first, Kind kind) {
        int end = first;
        while (end < text.length() && isWordPart(text.charAt(end))) {
            end++;
        }
        return cut(end, kind);
    }

    private Token cut(int end, Kind kind) {
        Token token = new Token(kind, text.substring(position, end), position, end);
        position = end;
        return token;
    }

    private void skipBlanks() {
        while (position < text.length() && " \t\r\n".indexOf(text.charAt(position)) >= 0) {
            position++;
        }
    }

    static boolean isWordPart(char c) {
        return isLetter(c) || isDigit(c) || c == '_';
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
