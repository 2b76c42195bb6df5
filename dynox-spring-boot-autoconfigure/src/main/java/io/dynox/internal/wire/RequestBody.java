package io.dynox.internal.wire;

import java.util.Arrays;

/** The content of a request: the first bytes of an array, which may be longer. Not written to while the request is under way. */
record RequestBody(byte[] bytes, int length) {

    /** A content that is all of an array. */
    static RequestBody of(byte[] bytes) {
        return new RequestBody(bytes, bytes.length);
    }

    /** The content alone. */
    byte[] exact() {
        return bytes.length == length ? bytes : Arrays.copyOf(bytes, length);
    }
}
