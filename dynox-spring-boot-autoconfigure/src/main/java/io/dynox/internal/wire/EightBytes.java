package io.dynox.internal.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks for bytes in JSON, eight at a time. */
final class EightBytes {

    // the first byte is the lowest one, so that what a borrow marks wrongly lies behind what is marked rightly
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long EACH = 0x0101010101010101L;
    private static final long HIGHEST = 0x8080808080808080L;
    private static final long QUOTES = '"' * EACH;
    private static final long ESCAPES = '\\' * EACH;

    private EightBytes() {}

    /** Where the first quotation mark or backslash is; {@code end}, or above, if there is none. */
    static int quoteOrEscape(byte[] json, int from, int end) {
        int i = from;
        for (; i <= end - Long.BYTES; i += Long.BYTES) {
            long word = (long) WORDS.get(json, i);
            long found = (zeros(word ^ QUOTES) | zeros(word ^ ESCAPES)) & HIGHEST;
            if (found != 0) {
                return i + first(found);
            }
        }
        while (i < end && json[i] != '"' && json[i] != '\\') {
            i++;
        }
        return i;
    }

    /** Where the first byte is that doesn't stand for itself in the text of a JSON string in ASCII; {@code end} if there is none. */
    static int special(byte[] json, int from, int end) {
        int i = from;
        for (; i <= end - Long.BYTES; i += Long.BYTES) {
            long word = (long) WORDS.get(json, i);
            long found = (zeros(word ^ QUOTES) | zeros(word ^ ESCAPES) | (word - ' ' * EACH) | word) & HIGHEST;
            if (found != 0) {
                return i + first(found);
            }
        }
        while (i < end && json[i] >= ' ' && json[i] != '"' && json[i] != '\\') {
            i++;
        }
        return i;
    }

    /** Marks, in the highest bit of each, the bytes that are zero. */
    private static long zeros(long word) {
        return word - EACH & ~word;
    }

    private static int first(long marks) {
        return Long.numberOfTrailingZeros(marks) / Byte.SIZE;
    }
}
