package io.dynox;

import io.dynox.internal.Printable;
import io.dynox.internal.ServiceRequests;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The root of what Dynox throws for the service's, the network's and the data's sake. Misuse of a state throws
 * {@link IllegalStateException}, an argument that can never be right {@link IllegalArgumentException}.
 *
 * <p>Messages are one line, and hold no item content, no credentials and no text of the service; names are shown with
 * {@code \}{@code u000a} for each character that would end or forge a line. The {@linkplain #getCause() cause} may be an exception
 * of the AWS SDK, whose text is the service's and may quote a key: who logs a stack trace logs that text too.
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
        super(Printable.line(ServiceRequests.shown(message, cause)), cause);
        this.table = table;
    }

    /** Returns the name or the ARN of the table that this is about, as the caller gave it. */
    public final String table() {
        return table;
    }

    /**
     * Returns the id that DynamoDB gave to the request that failed, which the support of AWS asks for; empty if this was not caused
     * by a reply of DynamoDB. If several requests failed, it is that of the one that the cause is about.
     */
    public final Optional<String> requestId() {
        return Optional.ofNullable(ServiceRequests.idOf(getCause()));
    }
}
