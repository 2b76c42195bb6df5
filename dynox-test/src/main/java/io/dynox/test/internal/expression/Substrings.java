package io.dynox.test.internal.expression;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Beginnings and parts of strings and binaries. Stateless. */
final class Substrings {

    /** Below it the plain search of the JDK is faster, and its worst case is bearable. */
    private static final int SHORT = 64;

    private Substrings() {}

    static boolean startsWith(@Nullable AttributeValue whole, @Nullable AttributeValue prefix) {
        if (whole == null || prefix == null) {
            return false;
        }
        if (whole.s() != null && prefix.s() != null) {
            return whole.s().startsWith(prefix.s());
        }
        return whole.b() != null
                && prefix.b() != null
                && matchesAt(whole.b().asByteArrayUnsafe(), prefix.b().asByteArrayUnsafe(), 0);
    }

    static boolean contains(AttributeValue whole, AttributeValue part) {
        if (whole.s() != null && part.s() != null) {
            String text = whole.s();
            String sought = part.s();
            return sought.length() < SHORT
                    ? text.contains(sought)
                    : contains(text::charAt, text.length(), sought::charAt, sought.length());
        }
        return whole.b() != null
                && part.b() != null
                && contains(whole.b().asByteArrayUnsafe(), part.b().asByteArrayUnsafe());
    }

    private static boolean contains(byte[] whole, byte[] part) {
        return contains(i -> whole[i], whole.length, i -> part[i], part.length);
    }

    /** Searches as Knuth, Morris and Pratt do: an item of 400 KB costs a few looks at each of its characters, never their square. */
    static boolean contains(IntUnaryOperator whole, int length, IntUnaryOperator part, int partLength) {
        if (partLength == 0) {
            return true;
        }
        if (partLength > length) {
            return false;
        }
        int[] borders = borders(part, partLength);
        int matched = 0;
        for (int at = 0; at < length; at++) {
            matched = advance(matched, whole.applyAsInt(at), part, borders);
            if (matched == partLength) {
                return true;
            }
        }
        return false;
    }

    /** The length of the longest proper beginning that each beginning of the text also ends with. */
    private static int[] borders(IntUnaryOperator text, int length) {
        int[] borders = new int[length];
        for (int at = 1; at < length; at++) {
            borders[at] = advance(borders[at - 1], text.applyAsInt(at), text, borders);
        }
        return borders;
    }

    private static int advance(int matched, int next, IntUnaryOperator part, int[] borders) {
        int length = matched;
        while (length > 0 && part.applyAsInt(length) != next) {
            length = borders[length - 1];
        }
        return part.applyAsInt(length) == next ? length + 1 : length;
    }

    private static boolean matchesAt(byte[] whole, byte[] part, int at) {
        int end = at + part.length;
        return end <= whole.length && Arrays.equals(whole, at, end, part, 0, part.length);
    }
}
