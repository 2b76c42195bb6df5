package io.dynox;

import io.dynox.internal.Printable;
import java.util.List;

/**
 * At least one write of a batch failed, was not attempted or was refused. The others are written; {@link #result()}
 * accounts for all of them.
 */
public final class BatchWriteException extends DynoxException {

    private static final long serialVersionUID = 1L;

    private final transient BatchWriteResult result;

    /**
     * Creates the exception of an account.
     *
     * @param result an account that is not a success
     */
    public BatchWriteException(BatchWriteResult result) {
        super(
                result.table(),
                message(result),
                result.failures().isEmpty()
                        ? result.endedBy().orElse(null)
                        : result.failures().get(0).cause());
        this.result = result;
    }

    /** Returns the whole account: what was written, and what was not. */
    public BatchWriteResult result() {
        return result;
    }

    /** Returns the first {@link WriteOptions#recordedFailures()} failed writes, each with its item, cause and attempts. */
    public List<FailedWrite> failures() {
        return result.failures();
    }

    private static String message(BatchWriteResult result) {
        WriteAccount account = result.account();
        StringBuilder text = new StringBuilder(200)
                .append(account.failed() + account.notAttempted())
                .append(" of ")
                .append(account.accepted())
                .append(" writes to table '")
                .append(result.table())
                .append("' were not written: ")
                .append(account.failed())
                .append(" failed, ")
                .append(account.notAttempted())
                .append(" not attempted; ")
                .append(account.written())
                .append(" written, ")
                .append(account.superseded())
                .append(" superseded (")
                .append(result.requests())
                .append(" requests, ")
                .append(result.retries())
                .append(" retries, ")
                .append(result.elapsed().toMillis())
                .append(" ms).");
        if (account.refused() > 0) {
            text.append(' ')
                    .append(account.refused())
                    .append(
                            " more were refused, as the buffer was full: wait for the future of each put before the next.");
        }
        if (account.notAttempted() > 0) {
            result.endedBy().ifPresent(reason -> text.append(" Why not: ").append(reason.getMessage()));
        }
        long keyOnly = result.keyOnlyFailures();
        if (keyOnly > 0) {
            text.append(" Of ")
                    .append(keyOnly)
                    .append(" of the ")
                    .append(result.failures().size())
                    .append(
                            " failures that are listed, the key is kept without its item, as their items take more bytes"
                                    + " than dynox.write.buffer-size.");
        }
        if (!result.failures().isEmpty()) {
            text.append(" First failure: ")
                    .append(Printable.reason(result.failures().get(0).cause()));
        }
        return text.toString();
    }
}
