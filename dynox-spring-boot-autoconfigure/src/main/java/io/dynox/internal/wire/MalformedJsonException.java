package io.dynox.internal.wire;

/** Bytes that aren't the JSON that was expected. Its text says where, not what. */
final class MalformedJsonException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MalformedJsonException(int position) {
        super("The reply is not the JSON of DynamoDB's protocol, at byte " + position, null, false, false);
    }
}
