package io.dynox;

/** A write was not accepted, as the writer's buffer had no room for it. Nothing of it was or will be sent. */
public final class BufferFullException extends DynoxException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception of a refused write.
     *
     * @param table the table, as the caller named it
     * @param message how full the buffer is, and what to change
     */
    public BufferFullException(String table, String message) {
        super(table, message, null);
    }
}
