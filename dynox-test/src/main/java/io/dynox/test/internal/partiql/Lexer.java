package io.dynox.test.internal.partiql;

import io.dynox.test.internal.partiql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a statement into tokens, comments left out; the last one is always the end. Not thread-safe; used once. */
final class Lexer {

    private static final Pattern WORD = Pattern.compile("[a-zA-Z_$][a-zA-Z0-9_$]*");
    private static final Pattern NUMBER = Pattern.compile("(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");
    private static final List<String> DOUBLE_SYMBOLS = List.of("<<", ">>", "<=", ">=", "<>", "!=", "||");
    private static final String SINGLE_SYMBOLS = "=<>()[]{},.:;?*+-/%@";

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
        tokens.add(new Token(Kind.END, "", text.length(), 0));
        return tokens;
    }

    private Token next() {
        char c = text.charAt(position);
        if (c == '\'') {
            return quoted(Kind.STRING, c);
        }
        if (c == '"') {
            return quoted(Kind.QUOTED_NAME, c);
        }
        Matcher word = matcher(WORD);
        if (word.lookingAt()) {
            return cut(Kind.WORD, word.group());
        }
        Matcher number = matcher(NUMBER);
        if (number.lookingAt()) {
            return cut(Kind.NUMBER, number.group());
        }
        for (String symbol : DOUBLE_SYMBOLS) {
            if (text.startsWith(symbol, position)) {
                return cut(Kind.SYMBOL, symbol);
            }
        }
        if (SINGLE_SYMBOLS.indexOf(c) < 0) {
            throw TokenReader.malformed("invalid character at, line " + line() + ", column " + column());
        }
        return cut(Kind.SYMBOL, String.valueOf(c));
    }

    /** A quote within quotes is doubled. */
    private Token quoted(Kind kind, char quote) {
        int start = position;
        StringBuilder content = new StringBuilder();
        position++;
        while (position < text.length()) {
            char c = text.charAt(position++);
            if (c != quote) {
                content.append(c);
            } else if (position < text.length() && text.charAt(position) == quote) {
                content.append(quote);
                position++;
            } else {
                return new Token(kind, content.toString(), start, position - start);
            }
        }
        throw TokenReader.malformed("unexpected end of statement in a quoted text");
    }

    private Matcher matcher(Pattern pattern) {
        return pattern.matcher(text).region(position, text.length());
    }

    private Token cut(Kind kind, String piece) {
        Token token = new Token(kind, piece, position, piece.length());
        position += piece.length();
        return token;
    }

    private void skipBlanks() {
        while (position < text.length()) {
            if (Character.isWhitespace(text.charAt(position))) {
                position++;
            } else if (text.startsWith("--", position)) {
                skipBehind("\n", text.length());
            } else if (text.startsWith("/*", position) && text.indexOf("*/", position) >= 0) {
                skipBehind("*/", text.length());
            } else {
                return;
            }
        }
    }

    private void skipBehind(String end, int otherwise) {
        int found = text.indexOf(end, position);
        position = found < 0 ? otherwise : found + end.length();
    }

    private long line() {
        return 1 + text.substring(0, position).chars().filter(c -> c == '\n').count();
    }

    private int column() {
        return position - text.lastIndexOf('\n', position);
    }
}
