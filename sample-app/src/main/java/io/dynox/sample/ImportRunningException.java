package io.dynox.sample;

/** Cities are still being imported. */
public final class ImportRunningException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ImportRunningException() {
        super("The import is still running: ask again in a few seconds");
    }
}
