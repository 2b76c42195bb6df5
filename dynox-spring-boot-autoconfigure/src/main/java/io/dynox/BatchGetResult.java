package io.dynox;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a batch get found, and what it knows to be absent.
 *
 * <p>Immutable as far as the items are. {@link #toString()} leaves the content of items out.
 *
 * @param <T> the type of the items
 * @param table the table, as the caller named it
 * @param items the found items, each once, in the order of the first mention of their keys
 * @param missingKeys the keys that don't exist in the table, each once
 * @param inKeyOrder one entry a key of the input, in its order, duplicates included; empty where no item was read
 * @param requests requests sent
 * @param retries keys asked again, counted each time
 * @param consumedUnits read units that DynamoDB reported
 * @param elapsed from the call until the result was complete
 */
public record BatchGetResult<T>(
        String table,
        List<T> items,
        List<Map<String, Object>> missingKeys,
        List<Optional<T>> inKeyOrder,
        long requests,
        long retries,
        double consumedUnits,
        Duration elapsed) {

    /**
     * Copies the lists.
     */
    public BatchGetResult {
        items = List.copyOf(items);
        missingKeys = List.copyOf(missingKeys);
        inKeyOrder = List.copyOf(inKeyOrder);
    }

    @Override
    public String toString() {
        return "BatchGetResult[table=" + table + ", items=" + items.size() + ", missingKeys=" + missingKeys.size()
                + ", requests=" + requests + ", retries=" + retries + ", consumedUnits=" + consumedUnits + ", elapsed="
                + elapsed + "]";
    }
}
