package io.dynox.internal.engine.write;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an item takes that could not be encoded, so that nobody knows its size. */
final class RoughSize {

    /** Where a search ends, and what counts where it fails. */
    static final long MOST = 1 << 20;

    private static final int DEEPEST = 32;
    private static final long OF_A_VALUE = 16;

    private RoughSize() {}

    /** Bytes, up to {@link #MOST}. Runs the code of foreign maps and collections, which may throw anything. */
    static long of(Object value) {
        return Math.min(MOST, of(value, 0));
    }

    private static long of(@Nullable Object value, int depth) {
        if (value instanceof CharSequence text) {
            return OF_A_VALUE + text.length();
        }
        if (value instanceof byte[] bytes) {
            return OF_A_VALUE + bytes.length;
        }
        if (value instanceof ByteBuffer bytes) {
            return OF_A_VALUE + bytes.remaining();
        }
        if (depth > DEEPEST) {
            return MOST;
        }
        long sum = OF_A_VALUE;
        if (value instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                sum += of(entry.getKey(), depth + 1) + of(entry.getValue(), depth + 1);
                if (sum >= MOST) {
                    return MOST;
                }
            }
        } else if (value instanceof Collection<?> all) {
            for (Object one : all) {
                sum += of(one, depth + 1);
                if (sum >= MOST) {
                    return MOST;
                }
            }
        }
        return sum;
    }
}
