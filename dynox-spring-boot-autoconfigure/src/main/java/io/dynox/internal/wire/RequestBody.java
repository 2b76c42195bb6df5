package io.dynox.internal.wire;

import java.util.Arrays;

/** The content of a request: the first bytes of an array, which may be longer. Not written to while the request is under way. */
final class RequestBody {

    private final byte[] bytes;
    private final int length;

    /**
     * A content.
     *
     * @param length how many bytes of the array are the content
     */
    RequestBody(byte[] bytes, int length) {
        this.bytes = bytes;
        this.length = length;
    }

    /** A content that is all of an array. */
    static RequestBody of(byte[] bytes) {
        return new RequestBody(bytes, bytes.length);
    }

    /** The array. */
    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    /** The content alone. */
    byte[] exact() {
        return bytes.length == length ? bytes : Arrays.copyOf(bytes, length);
    }
}
