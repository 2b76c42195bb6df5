package io.dynox.internal.sdk;

import software.amazon.awssdk.core.SdkResponse;

/** A reply with a good status that lacks what each reply of DynamoDB has: what it leaves out must not count as done. */
public final class ForeignReplyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** A reply without {@code member}. */
    public ForeignReplyException(String member) {
        super("the reply has no " + member + ", which DynamoDB always sends");
    }

    /** Requires a member of a reply that came over HTTP. One that was made in a test may say as little as it likes. */
    static <R extends SdkResponse> R require(R reply, boolean isThere, String member) {
        if (!isThere && reply.sdkHttpResponse() != null) {
            throw new ForeignReplyException(member);
        }
        return reply;
    }
}
