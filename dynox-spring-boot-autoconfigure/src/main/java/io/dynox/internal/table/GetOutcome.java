package io.dynox.internal.table;

import io.dynox.BatchGetException;
import io.dynox.BatchGetResult;
import io.dynox.DynoxException;
import io.dynox.InvalidItemException;
import io.dynox.TableAccessException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a batch get from a table ended.
 *
 * @param result what is known
 * @param unread the keys that were given up, each once
 * @param cause why; null when none was
 * @param hasUnmappable whether some of them are of items that don't fit their type
 */
record GetOutcome<T>(
        BatchGetResult<T> result,
        List<Map<String, Object>> unread,
        @Nullable Throwable cause,
        boolean hasUnmappable) {

    /**
     * The result of a batch get that read each key.
     *
     * @throws DynoxException when a key is unread
     */
    BatchGetResult<T> whole() {
        if (unread.isEmpty()) {
            return result;
        }
        // a table that can't be used, and keys that it doesn't take, are failures of their own
        if (cause instanceof TableAccessException refusal) {
            throw refusal;
        }
        if (!hasUnmappable && cause instanceof InvalidItemException refusal) {
            throw refusal;
        }
        throw new BatchGetException(result, unread, cause);
    }
}
