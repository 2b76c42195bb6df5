package io.dynox.internal.wire;

import software.amazon.awssdk.http.SdkHttpResponse;

/** A reply that came to its end. Immutable, as long as the bytes are not written to. */
final class HttpReply {

    private final SdkHttpResponse head;
    private final byte[] body;

    HttpReply(SdkHttpResponse head, byte[] body) {
        this.head = head;
        this.body = body;
    }

    SdkHttpResponse head() {
        return head;
    }

    /** As it was sent, compressed or not. */
    byte[] body() {
        return body;
    }
}
