package io.dynox;

import org.jspecify.annotations.Nullable;

/** The writer ended before this write did: it was aborted, or its close ran out of time. */
public final class WriterEndedException extends DynoxException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception of a write whose writer ended.
     *
     * @param table the table, as the caller named it
     * @param message what ended the writer, with which numbers, and which property to change
     * @param cause how the write's last attempt failed, if it did
     */
    public WriterEndedException(String table, String message, @Nullable Throwable cause) {
        super(table, message, cause);
    }
}
