package io.dynox.test.internal.expression;

import io.dynox.test.internal.value.KeyValue;
import java.util.Arrays;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;

/** Where the keys with a given beginning end. Stateless. */
final class KeyPrefix {

    private KeyPrefix() {}

    /** The least key above all that begin with the prefix; empty if there is none. */
    static Optional<KeyValue> successor(KeyValue prefix) {
        if (prefix instanceof KeyValue.Text text) {
            return successor(text.value()).map(KeyValue.Text::new);
        }
        if (prefix instanceof KeyValue.Binary binary) {
            return successor(binary.value().asByteArrayUnsafe())
                    .map(bytes -> new KeyValue.Binary(SdkBytes.fromByteArrayUnsafe(bytes)));
        }
        throw new IllegalArgumentException("Only strings and binaries have a beginning");
    }

    private static Optional<String> successor(String prefix) {
        int end = prefix.length();
        while (end > 0) {
            int last = prefix.codePointBefore(end);
            int start = end - Character.charCount(last);
            if (last < Character.MAX_CODE_POINT) {
                int next = last + 1 == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : last + 1;
                return Optional.of(prefix.substring(0, start) + Character.toString(next));
            }
            end = start;
        }
        return Optional.empty();
    }

    private static Optional<byte[]> successor(byte[] prefix) {
        for (int end = prefix.length; end > 0; end--) {
            if (prefix[end - 1] != (byte) 0xFF) {
                byte[] next = Arrays.copyOf(prefix, end);
                next[end - 1]++;
                return Optional.of(next);
            }
        }
        return Optional.empty();
    }
}
