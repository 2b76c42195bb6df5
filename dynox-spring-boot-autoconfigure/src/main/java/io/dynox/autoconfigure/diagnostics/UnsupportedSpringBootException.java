package io.dynox.autoconfigure.diagnostics;

/** The application runs on a generation of Spring Boot that this version of Dynox doesn't support. */
public final class UnsupportedSpringBootException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Describes the mismatch.
     *
     * @param version the version of Spring Boot that the application runs on
     */
    public UnsupportedSpringBootException(String version) {
        super("This version of Dynox supports Spring Boot 4.0 and 4.1, but the application runs on " + version + ".");
    }
}
