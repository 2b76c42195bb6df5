package io.dynox.internal.wire;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Arrays for the contents of requests, used again once a request has been answered: at most 4 MB of them, and none that is large.
 * Thread-safe.
 */
final class SpareBytes {

    private static final int ARRAYS = 64;
    private static final int SMALLEST = 4 << 10;
    private static final int LARGEST = 64 << 10;

    private final AtomicReferenceArray<byte @Nullable []> spare = new AtomicReferenceArray<>(ARRAYS);

    /** An array of at least so many bytes, with any content, which nobody else uses. */
    byte[] take(int length) {
        if (length > LARGEST) {
            return new byte[length];
        }
        for (int i = 0; i < ARRAYS; i++) {
            byte[] bytes = spare.get(i);
            if (bytes != null && bytes.length >= length && spare.compareAndSet(i, bytes, null)) {
                return bytes;
            }
        }
        return new byte[Math.max(SMALLEST, Integer.highestOneBit(length - 1) << 1)];
    }

    /** Takes an array back that its user has ended to read. */
    void give(byte[] bytes) {
        if (bytes.length > LARGEST) {
            return;
        }
        for (int i = 0; i < ARRAYS; i++) {
            if (spare.get(i) == null && spare.compareAndSet(i, null, bytes)) {
                return;
            }
        }
    }
}
