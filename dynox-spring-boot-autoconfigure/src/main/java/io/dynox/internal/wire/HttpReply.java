package io.dynox.internal.wire;

import io.dynox.internal.ServiceRequests;
import org.jspecify.annotations.Nullable;
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

    /** The id that the service gave to the request; null if the reply has none. */
    @Nullable
    String requestId() {
        return ServiceRequests.id(header("x-amzn-RequestId", "x-amz-request-id"));
    }

    /** The first of some headers that the reply has; null if it has none of them. */
    @Nullable
    String header(String... names) {
        for (String name : names) {
            String value = head.firstMatchingHeader(name).orElse(null);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    /** As it was sent, compressed or not, until it was read. */
    byte[] body() {
        return body;
    }
}
