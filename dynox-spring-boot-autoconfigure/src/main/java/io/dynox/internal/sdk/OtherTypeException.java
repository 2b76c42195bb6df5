package io.dynox.internal.sdk;

/** An item that was read is of a type that was not asked for. Never reaches a caller: it is read as if it weren't there. */
final class OtherTypeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OtherTypeException() {
        super("of another type", null, false, false);
    }
}
