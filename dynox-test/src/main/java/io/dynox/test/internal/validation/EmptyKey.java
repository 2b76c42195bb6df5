package io.dynox.test.internal.validation;

/** A key attribute with an empty value; unlike other invalid keys it makes a transaction invalid as a whole. */
public final class EmptyKey extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EmptyKey(String message) {
        super(message);
    }
}
