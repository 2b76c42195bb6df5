package io.dynox.autoconfigure;

/** The application runs on a generation of Spring Boot that this version of Dynox doesn't support. */
final class UnsupportedSpringBootException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnsupportedSpringBootException(String version) {
        super("This version of Dynox supports Spring Boot 4.0 and 4.1, but the application runs on " + version + ".");
    }
}
