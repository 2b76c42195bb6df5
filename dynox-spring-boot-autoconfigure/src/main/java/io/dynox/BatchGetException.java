package io.dynox;

import io.dynox.internal.Printable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A batch get gave up before each key was read. It carries what was found, what is known to be missing, and the keys of
 * which nothing is known.
 *
 * <p>Of a batch get from several tables it carries all of them, the tables that were read to the end included;
 * {@link #table()}, {@link #partialResult()} and {@link #unreadKeys()} are about the first one that was not. A streamed
 * batch get has emitted what it found: its partial result holds no items.
 */
public final class BatchGetException extends DynoxException {

    private static final long serialVersionUID = 1L;

    private final transient Map<String, BatchGetResult<?>> partialResults;
    private final transient Map<String, List<Map<String, Object>>> unreadKeysByTable;

    /**
     * Creates the exception of a batch get that gave up.
     *
     * @param partialResult what is known
     * @param unreadKeys the keys of which nothing is known
     * @param cause why the last attempt failed, if it did
     */
    public BatchGetException(
            BatchGetResult<?> partialResult, List<Map<String, Object>> unreadKeys, @Nullable Throwable cause) {
        this(
                partialResult.table(),
                Map.of(partialResult.table(), partialResult),
                Map.of(partialResult.table(), List.copyOf(unreadKeys)),
                text(partialResult, unreadKeys) + advice(cause),
                cause);
    }

    private BatchGetException(
            String table,
            Map<String, BatchGetResult<?>> partialResults,
            Map<String, List<Map<String, Object>>> unreadKeysByTable,
            String message,
            @Nullable Throwable cause) {
        super(table, message, cause);
        this.partialResults = partialResults;
        this.unreadKeysByTable = unreadKeysByTable;
    }

    /**
     * The exception of a batch get from several tables.
     *
     * @param partialResults what is known, by table
     * @param unreadKeysByTable the keys of which nothing is known; at least one table has some
     * @param cause why reading the first of these tables failed, if it is known
     * @return a new exception
     */
    public static BatchGetException ofTables(
            Map<String, ? extends BatchGetResult<?>> partialResults,
            Map<String, List<Map<String, Object>>> unreadKeysByTable,
            @Nullable Throwable cause) {
        Map<String, BatchGetResult<?>> results = new LinkedHashMap<>(partialResults);
        Map<String, List<Map<String, Object>>> unread = new LinkedHashMap<>();
        List<String> texts = new ArrayList<>();
        unreadKeysByTable.forEach((table, keys) -> {
            unread.put(table, List.copyOf(keys));
            texts.add(text(Objects.requireNonNull(results.get(table)), keys));
        });
        return new BatchGetException(
                unread.keySet().iterator().next(),
                Collections.unmodifiableMap(results),
                Collections.unmodifiableMap(unread),
                String.join("; ", texts) + advice(cause),
                cause);
    }

    /**
     * The exception of a streamed batch get, which has emitted what it found.
     *
     * @param partialResult the table; without items
     * @param unreadKeys the keys that were taken from the publisher and are neither known to be found nor to be missing
     * @param cause why the last attempt failed, if it did
     * @return a new exception
     */
    public static BatchGetException ofStream(
            BatchGetResult<?> partialResult, List<Map<String, Object>> unreadKeys, @Nullable Throwable cause) {
        String table = partialResult.table();
        return new BatchGetException(
                table,
                Map.of(table, partialResult),
                Map.of(table, List.copyOf(unreadKeys)),
                "A streamed batch get from table '" + table + "' gave up: " + unreadKeys.size()
                        + " of the keys that it took are unread, all others are answered" + advice(cause),
                cause);
    }

    /** Returns what was found and what is known to be missing. */
    public BatchGetResult<?> partialResult() {
        return Objects.requireNonNull(partialResults.get(table()));
    }

    /** Returns the keys of which nothing is known, each once: ask for them again. */
    public List<Map<String, Object>> unreadKeys() {
        return Objects.requireNonNull(unreadKeysByTable.get(table()));
    }

    /** Returns what was found and what is known to be missing, by table, for all tables that were asked. */
    public Map<String, BatchGetResult<?>> partialResults() {
        return partialResults;
    }

    /** Returns the keys of which nothing is known, by table, each once: ask for them again. */
    public Map<String, List<Map<String, Object>>> unreadKeysByTable() {
        return unreadKeysByTable;
    }

    private static String text(BatchGetResult<?> partial, List<Map<String, Object>> unreadKeys) {
        return unreadKeys.size() + " keys of table '" + partial.table() + "' are unread; "
                + partial.items().size() + " items found, "
                + partial.missingKeys().size() + " missing ("
                + partial.requests() + " requests, "
                + partial.retries() + " retries, "
                + partial.elapsed().toMillis() + " ms)";
    }

    private static String advice(@Nullable Throwable cause) {
        String text = cause instanceof InvalidItemException
                ? ". Items of unreadKeys() don't fit their type: correct them, or skip such items with"
                        + " GetOptions.onUnmappable."
                : ". Ask again for unreadKeys(), or raise dynox.retry.deadline.";
        return cause == null ? text : text + " Last cause: " + Printable.reason(cause);
    }
}
