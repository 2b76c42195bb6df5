package io.dynox;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A batch get gave up before each key was read. It carries what was found, what is known to be missing, and the keys of
 * which nothing is known.
 */
public final class BatchGetException extends DynoxException {

    private static final long serialVersionUID = 1L;

    private final transient BatchGetResult<?> partialResult;
    private final transient List<Map<String, Object>> unreadKeys;

    /**
     * Creates the exception of a batch get that gave up.
     *
     * @param partialResult what is known
     * @param unreadKeys the keys of which nothing is known
     * @param cause why the last attempt failed, if it did
     */
    public BatchGetException(
            BatchGetResult<?> partialResult, List<Map<String, Object>> unreadKeys, @Nullable Throwable cause) {
        super(partialResult.table(), message(partialResult, unreadKeys, cause), cause);
        this.partialResult = partialResult;
        this.unreadKeys = List.copyOf(unreadKeys);
    }

    /**
     * What was found and what is known to be missing.
     *
     * @return the part that was read
     */
    public BatchGetResult<?> partialResult() {
        return partialResult;
    }

    /**
     * The keys of which nothing is known: ask for them again.
     *
     * @return each once
     */
    public List<Map<String, Object>> unreadKeys() {
        return unreadKeys;
    }

    private static String message(
            BatchGetResult<?> partial, List<Map<String, Object>> unreadKeys, @Nullable Throwable cause) {
        String text = unreadKeys.size() + " keys of table '" + partial.table() + "' are unread; "
                + partial.items().size() + " items found, "
                + partial.missingKeys().size() + " missing ("
                + partial.requests() + " requests, "
                + partial.retries() + " retries, "
                + partial.elapsed().toMillis() + " ms). Ask again for unreadKeys(), or raise dynox.retry.deadline.";
        return cause == null ? text : text + " Last cause: " + cause.getMessage();
    }
}
