package io.dynox.internal;

import org.jspecify.annotations.Nullable;

/**
 * Stands for an exception where its texts must not show: in log lines and in spans. It has the types and the stack traces of the
 * exception and of its causes, and the messages of Dynox's own alone; others' may quote keys and items. Thread-safe.
 */
public final class TextlessException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Bounds the walk: chains of causes may be circular. */
    private static final int MAX_CHAIN = 32;

    private TextlessException(Throwable failure, @Nullable Throwable cause) {
        super(shown(failure), cause);
        setStackTrace(failure.getStackTrace());
    }

    /** What a log line shows of a failure: the failure itself if the logger of the line is at trace. */
    public static Throwable inLog(boolean isAtTrace, Throwable failure) {
        return isAtTrace ? failure : of(failure);
    }

    /** The failure itself if it and its causes are Dynox's own. */
    public static Throwable of(Throwable failure) {
        return isOurs(failure) ? failure : of(failure, 0);
    }

    private static TextlessException of(Throwable failure, int depth) {
        Throwable cause = failure.getCause();
        return new TextlessException(failure, cause == null || depth == MAX_CHAIN ? null : of(cause, depth + 1));
    }

    private static boolean isOurs(Throwable failure) {
        @Nullable Throwable next = failure;
        for (int i = 0; i < MAX_CHAIN && next != null && Printable.isOurs(next); i++) {
            if (next.getSuppressed().length > 0) {
                return false;
            }
            next = next.getCause();
        }
        return next == null;
    }

    private static String shown(Throwable failure) {
        String type = failure.getClass().getName();
        return Printable.isOurs(failure) ? type + ": " + failure.getMessage() : type;
    }
}
