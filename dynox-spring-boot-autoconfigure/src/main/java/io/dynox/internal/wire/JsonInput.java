package io.dynox.internal.wire;

import io.dynox.internal.mapping.value.AttributeReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON from bytes, one token after the other. What it leaves out is only checked for its brackets and quotes. Not
 * thread-safe; local to one call.
 */
abstract sealed class JsonInput permits JsonReader {

    private static final byte[] TRUE = JsonOutput.bytes("true");
    private static final byte[] FALSE = JsonOutput.bytes("false");
    private static final byte[] NULL = JsonOutput.bytes("null");
    private static final int MAX_WHOLE_DIGITS = 18;
    private static final int SCALAR = "{'S':'".length();

    final byte[] json;
    final int end;
    private final @Nullable NameCache names;
    int at;
    /** Whether the object or the array that is open has just begun. */
    boolean first;

    JsonInput(byte[] json, int from, int to, @Nullable NameCache names) {
        this.json = json;
        this.at = from;
        this.end = to;
        this.names = names;
    }

    /** Where it is. */
    final int position() {
        return at;
    }

    /** What comes next, white space left out; -1 at the end. */
    final int peek() {
        for (int i = at; i < end; i++) {
            byte c = json[i];
            // the service sends no white space
            if (c > ' ' || (c != ' ' && c != '\n' && c != '\r' && c != '\t')) {
                at = i;
                return c;
            }
        }
        at = end;
        return -1;
    }

    final void expect(int c) {
        if (peek() != c) {
            throw malformed();
        }
        at++;
    }

    final boolean accept(int c) {
        if (peek() == c) {
            at++;
            return true;
        }
        return false;
    }

    final MalformedJsonException malformed() {
        return new MalformedJsonException(at);
    }

    /** Begins an object or an array. */
    final void begin(char bracket) {
        expect(bracket);
        first = true;
    }

    /** Whether the object or the array goes on; false ends it. */
    final boolean more(char bracket) {
        if (accept(bracket)) {
            first = false;
            return false;
        }
        if (!first) {
            expect(',');
        }
        first = false;
        return true;
    }

    /** The name of a member; null at the end of the object. */
    @Nullable
    final String member() {
        if (!more('}')) {
            return null;
        }
        String name = nameText();
        expect(':');
        return name;
    }

    private String nameText() {
        expect('"');
        int from = at;
        int to = plainEnd();
        if (to < 0) {
            at = from - 1;
            return string();
        }
        String name =
                names == null ? new String(json, from, to - from, StandardCharsets.UTF_8) : names.get(json, from, to);
        at = to + 1;
        return name;
    }

    /** Where the string ends that has begun; -1 when it has escapes. */
    final int plainEnd() {
        int i = EightBytes.quoteOrEscape(json, at, end);
        if (i >= end) {
            throw malformed();
        }
        return json[i] == '"' ? i : -1;
    }

    /** A string. */
    final String string() {
        expect('"');
        int from = at;
        int to = plainEnd();
        if (to >= 0) {
            at = to + 1;
            return new String(json, from, to - from, StandardCharsets.UTF_8);
        }
        return escaped(from);
    }

    final String escaped(int from) {
        StringBuilder text = new StringBuilder();
        int run = from;
        int i = from;
        while (i < end && json[i] != '"') {
            if (json[i] == '\\') {
                text.append(new String(json, run, i - run, StandardCharsets.UTF_8));
                i = escape(text, i + 1);
                run = i;
            } else {
                i++;
            }
        }
        if (i >= end) {
            throw malformed();
        }
        text.append(new String(json, run, i - run, StandardCharsets.UTF_8));
        at = i + 1;
        return text.toString();
    }

    private int escape(StringBuilder text, int i) {
        if (i >= end) {
            throw malformed();
        }
        switch (json[i]) {
            case '"', '\\', '/' -> text.append((char) json[i]);
            case 'b' -> text.append('\b');
            case 'f' -> text.append('\f');
            case 'n' -> text.append('\n');
            case 'r' -> text.append('\r');
            case 't' -> text.append('\t');
            case 'u' -> {
                int value = 0;
                for (int j = i + 1; j <= i + 4; j++) {
                    int digit = j < end ? Character.digit(json[j], 16) : -1;
                    if (digit < 0) {
                        throw malformed();
                    }
                    value = (value << 4) | digit;
                }
                text.append((char) value);
                return i + 5;
            }
            default -> throw malformed();
        }
        return i + 1;
    }

    /** A string that is a whole number of at most 18 digits; {@link AttributeReader#NOT_WHOLE}, and nothing is read, if it is another one. */
    final long wholeString() {
        peek();
        int i = at + 1;
        boolean isNegative = i < end && json[i] == '-';
        int from = isNegative ? i + 1 : i;
        int most = Math.min(end - 1, from + MAX_WHOLE_DIGITS);
        long value = 0;
        for (i = from; i < most && json[i] >= '0' && json[i] <= '9'; i++) {
            value = value * 10 + json[i] - '0';
        }
        // a minus before zero means something to floating points
        if (i == from || json[i] != '"' || json[at] != '"' || (isNegative && value == 0)) {
            return AttributeReader.NOT_WHOLE;
        }
        at = i + 1;
        return isNegative ? -value : value;
    }

    /** A number, as its text. */
    final String numberText() {
        peek();
        int from = at;
        while (at < end && isNumberPart(json[at])) {
            at++;
        }
        if (at == from) {
            throw malformed();
        }
        return new String(json, from, at - from, StandardCharsets.US_ASCII);
    }

    private static boolean isNumberPart(byte c) {
        return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E';
    }

    /** A boolean. */
    final boolean bool() {
        if (peek() == 't') {
            literal(TRUE);
            return true;
        }
        literal(FALSE);
        return false;
    }

    /** Whether null comes next; it is consumed. */
    final boolean acceptNull() {
        if (peek() != 'n') {
            return false;
        }
        literal(NULL);
        first = false;
        return true;
    }

    private void literal(byte[] text) {
        int to = at + text.length;
        if (to > end || !Arrays.equals(text, 0, text.length, json, at, to)) {
            throw malformed();
        }
        at = to;
    }

    /** Leaves any JSON value out, and checks that its brackets and strings end. */
    final void skipJson() {
        int open = 0;
        peek();
        int i = at;
        do {
            byte c = i < end ? json[i] : 0;
            if (c == '"') {
                i = behindString(i + 1);
            } else if (c == ',' || c == ':') {
                i++;
            } else if (c == '{' || c == '[') {
                open++;
                i = isScalar(i) ? behindString(i + SCALAR) : i + 1;
            } else if (c == '}' || c == ']') {
                open--;
                i++;
            } else {
                i = c == ' ' || c == '\n' || c == '\r' || c == '\t' ? i + 1 : behindScalar(i);
            }
        } while (open > 0);
        if (open < 0) {
            throw malformed();
        }
        at = i;
        first = false;
    }

    /** Whether an attribute value of a type of one letter begins, whose content is a string. */
    private boolean isScalar(int i) {
        return end - i > SCALAR
                && json[i + 1] == '"'
                && json[i + 2] >= 'A'
                && json[i + 2] <= 'Z'
                && json[i + 3] == '"'
                && json[i + 4] == ':'
                && json[i + 5] == '"';
    }

    private int behindString(int from) {
        int i = EightBytes.quoteOrEscape(json, from, end);
        while (i < end && json[i] == '\\') {
            i = EightBytes.quoteOrEscape(json, i + 2, end);
        }
        if (i >= end) {
            throw malformed();
        }
        return i + 1;
    }

    private int behindScalar(int from) {
        int i = from;
        while (i < end && (isNumberPart(json[i]) || (json[i] >= 'a' && json[i] <= 'z'))) {
            i++;
        }
        if (i == from) {
            throw malformed();
        }
        return i;
    }
}
