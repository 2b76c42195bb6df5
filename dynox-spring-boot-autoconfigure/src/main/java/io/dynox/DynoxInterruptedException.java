package io.dynox;

/** A thread was interrupted while it waited in a blocking method. Its interrupt flag is set again. */
public final class DynoxInterruptedException extends DynoxException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception of an interrupted wait.
     *
     * @param table the table, as the caller named it
     * @param message what was waited for, and what became of it
     * @param cause the interruption
     */
    public DynoxInterruptedException(String table, String message, InterruptedException cause) {
        super(table, message, cause);
    }
}
