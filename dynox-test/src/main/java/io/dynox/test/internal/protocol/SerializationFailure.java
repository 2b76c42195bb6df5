package io.dynox.test.internal.protocol;

import org.jspecify.annotations.Nullable;

/** A document is no JSON, or has a member of another JSON type than the service's model says. */
public final class SerializationFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** A failure with the service's text, or without a text where the service gives none. */
    SerializationFailure(@Nullable String message) {
        super(message, null, false, false);
    }
}
