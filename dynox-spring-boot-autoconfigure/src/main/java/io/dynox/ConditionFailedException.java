package io.dynox;

/**
 * A put was refused, as the condition that its type asks for doesn't hold: somebody else wrote the item since it was read,
 * or it exists already. Read it again, and decide anew. Where an earlier attempt to send the same put ended without an
 * answer ({@link FailedWrite#mayHaveBeenWritten()}), that attempt may be what wrote it.
 */
public final class ConditionFailedException extends DynoxException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception of a put.
     *
     * @param table the table, as the caller named it
     * @param message what failed, and what to do
     * @param cause what DynamoDB said
     */
    public ConditionFailedException(String table, String message, Throwable cause) {
        super(table, message, cause);
    }
}
