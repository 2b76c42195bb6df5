package io.dynox;

import org.jspecify.annotations.Nullable;

/**
 * The root of what Dynox throws for the service's, the network's and the data's sake. Misuse of a state throws
 * {@link IllegalStateException}, an argument that can never be right {@link IllegalArgumentException}.
 *
 * <p>Messages hold no item content and no credentials.
 */
public abstract class DynoxException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String table;

    /**
     * Creates an exception about a table.
     *
     * @param table the table, as the caller named it
     * @param message what failed, with which numbers, and what to change
     * @param cause why, if something else failed before
     */
    protected DynoxException(String table, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.table = table;
    }

    /** Returns the name or the ARN of the table that this is about, as the caller gave it. */
    public final String table() {
        return table;
    }

    /** What a message may say of a cause: the text of Dynox's own, the type of all others, as their texts may quote items. */
    static String textOf(Throwable cause) {
        return cause instanceof DynoxException
                ? String.valueOf(cause.getMessage())
                : cause.getClass().getSimpleName();
    }
}
