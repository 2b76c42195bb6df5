package io.dynox.internal.wire;

import io.dynox.internal.mapping.value.BadValue;
import io.dynox.internal.mapping.value.ItemMeter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Writes texts, numbers and binaries as JSON, in UTF-8, into bytes that grow. Text without a UTF-8 form, and what no item can hold, is
 * refused with {@link BadValue#doubtful}. Not thread-safe; local to one call.
 */
abstract sealed class JsonOutput permits JsonWriter {

    /** A value without its content, a comma and a colon. */
    static final int ROOM = 32;

    private static final int LARGEST_CHAR = 3;
    private static final int LARGEST_ESCAPE = 6;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    byte[] json;
    int at;
    private long most = ItemMeter.MAX_ITEM_BYTES;
    private @Nullable Narrowing narrowing;

    JsonOutput(int expectedBytes) {
        this.json = new byte[Math.max(ROOM, expectedBytes)];
    }

    /** Forgets what was written, and keeps the room. */
    final void clearJson() {
        at = 0;
        most = ItemMeter.MAX_ITEM_BYTES;
    }

    /** Takes attributes of any size, which were measured before. */
    final void takeAll() {
        most = Long.MAX_VALUE;
    }

    final boolean takesAll() {
        return most != ItemMeter.MAX_ITEM_BYTES;
    }

    /** How much room there is, written or not. */
    final int capacity() {
        return json.length;
    }

    /** How many bytes were written. */
    final int length() {
        return at;
    }

    /** Copies what was written to the beginning of other bytes. Its length. */
    final int copyTo(byte[] target) {
        System.arraycopy(json, 0, target, 0, at);
        return at;
    }

    /** What was written, not copied: nothing may be written afterwards. */
    final RequestBody toBody() {
        return new RequestBody(json, at);
    }

    /** What was written. */
    final byte[] toBytes() {
        return Arrays.copyOf(json, at);
    }

    /** A JSON string that is no attribute. */
    final void string(String text) {
        json[at(1)] = '"';
        chars(text);
        json[at(1)] = '"';
    }

    private int at(int length) {
        ensure(length);
        int here = at;
        at += length;
        return here;
    }

    /** Ends what is too large before it takes memory. */
    final void limit(long bytes) {
        if (bytes > most) {
            throw BadValue.doubtful();
        }
    }

    /** Writes a number other than the smallest one. How many digits DynamoDB measures. */
    final int digits(long value) {
        long left = value;
        if (value < 0) {
            json[at++] = '-';
            left = -value;
        }
        int from = at;
        int digits = 1;
        for (long rest = left / 10; rest > 0; rest /= 10) {
            digits++;
        }
        at += digits;
        int zeros = 0;
        boolean trailing = true;
        for (int i = at - 1; i >= from; i--) {
            int digit = (int) (left % 10);
            left /= 10;
            json[i] = (byte) ('0' + digit);
            trailing &= digit == 0;
            zeros += trailing ? 1 : 0;
        }
        return digits - zeros;
    }

    /** Writes the content of a JSON string, and leaves room behind it. Its size in UTF-8. */
    final int chars(String text) {
        int length = text.length();
        limit(length);
        ensure(length * LARGEST_CHAR + ROOM);
        byte[] out = json;
        // nearly all text of items is plain ASCII
        int i = length < Narrowing.WORTHWHILE ? 0 : narrow(text);
        int to = at;
        for (; i < length; i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                break;
            }
            out[to++] = (byte) c;
        }
        at = to;
        return i == length ? length : i + anyChars(text, i);
    }

    /** Writes the beginning of a text, as far as all of it is plain. How many characters. */
    private int narrow(String text) {
        if (narrowing == null) {
            narrowing = new Narrowing();
        }
        int written = narrowing.write(text, json, at);
        at += written;
        return written;
    }

    private int anyChars(String text, int from) {
        int length = text.length();
        int utf8 = 0;
        for (int i = from; i < length; i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                utf8++;
                if (c < ' ' || c == '"' || c == '\\') {
                    escape(c, length - i);
                } else {
                    json[at++] = (byte) c;
                }
            } else if (c < 0x800) {
                utf8 += 2;
                json[at++] = (byte) (0xC0 | (c >> 6));
                json[at++] = (byte) (0x80 | (c & 0x3F));
            } else if (!Character.isSurrogate(c)) {
                utf8 += 3;
                json[at++] = (byte) (0xE0 | (c >> 12));
                json[at++] = (byte) (0x80 | ((c >> 6) & 0x3F));
                json[at++] = (byte) (0x80 | (c & 0x3F));
            } else if (Character.isHighSurrogate(c) && i + 1 < length && Character.isLowSurrogate(text.charAt(i + 1))) {
                utf8 += 4;
                int point = Character.toCodePoint(c, text.charAt(++i));
                json[at++] = (byte) (0xF0 | (point >> 18));
                json[at++] = (byte) (0x80 | ((point >> 12) & 0x3F));
                json[at++] = (byte) (0x80 | ((point >> 6) & 0x3F));
                json[at++] = (byte) (0x80 | (point & 0x3F));
            } else {
                throw BadValue.doubtful();
            }
        }
        return utf8;
    }

    private void escape(char c, int left) {
        ensure(LARGEST_ESCAPE + left * LARGEST_CHAR + ROOM);
        json[at++] = '\\';
        if (c >= ' ') {
            json[at++] = (byte) c;
        } else {
            json[at++] = 'u';
            json[at++] = '0';
            json[at++] = '0';
            json[at++] = HEX[c >> 4];
            json[at++] = HEX[c & 0xF];
        }
    }

    /** Writes Base64, and leaves room behind it. */
    final void base64(byte[] value) {
        limit(value.length);
        byte[] encoded = Base64.getEncoder().encode(value);
        ensure(encoded.length + ROOM);
        put(encoded);
    }

    final void ascii(String text) {
        for (int i = 0; i < text.length(); i++) {
            json[at++] = (byte) text.charAt(i);
        }
    }

    final void put(byte[] bytes) {
        System.arraycopy(bytes, 0, json, at, bytes.length);
        at += bytes.length;
    }

    final void ensure(int more) {
        if (json.length - at < more) {
            json = Arrays.copyOf(json, Math.max(json.length + (json.length >> 1), at + more));
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
