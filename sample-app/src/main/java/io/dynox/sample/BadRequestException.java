package io.dynox.sample;

/** The caller of the REST API must ask differently; the message says how. */
public final class BadRequestException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BadRequestException(String message) {
        super(message);
    }
}
