package io.dynox;

import org.jspecify.annotations.Nullable;

/**
 * A table can't be used at all: it doesn't exist, a permission is missing, the credentials are wrong, the endpoint can't
 * be reached. Nothing of a request that ended so was written; trying again without a change is of no use.
 */
public final class TableAccessException extends DynoxException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception about a table.
     *
     * @param table the table, as the caller named it
     * @param message what failed, and which table, permission or property to change
     * @param cause what the service or the client said
     */
    public TableAccessException(String table, String message, @Nullable Throwable cause) {
        super(table, message, cause);
    }
}
