package io.dynox.test.internal.expression;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Beginnings and parts of strings and binaries. Stateless. */
final class Substrings {

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
            return whole.s().contains(part.s());
        }
        return whole.b() != null
                && part.b() != null
                && contains(whole.b().asByteArrayUnsafe(), part.b().asByteArrayUnsafe());
    }

    private static boolean contains(byte[] whole, byte[] part) {
        for (int at = 0; at + part.length <= whole.length; at++) {
            if (matchesAt(whole, part, at)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matchesAt(byte[] whole, byte[] part, int at) {
        int end = at + part.length;
        return end <= whole.length && Arrays.equals(whole, at, end, part, 0, part.length);
    }
}
