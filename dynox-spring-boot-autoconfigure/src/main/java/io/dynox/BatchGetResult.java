package io.dynox;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a batch get found, and what it knows to be absent.
 *
 * <p>Immutable as far as the items are. {@code toString()} leaves the content of items out.
 *
 * @param <T> the type of the items
 */
public interface BatchGetResult<T> {
    /** The table, as the caller named it. */
    String table();

    /** The found items, each once, in the order of the first mention of their keys. */
    List<T> items();

    /** The keys that don't exist in the table, each once. */
    List<Map<String, Object>> missingKeys();

    /** One entry a key of the input, in its order, duplicates included; empty where no item was read. */
    List<Optional<T>> inKeyOrder();

    /** Requests sent. */
    long requests();

    /** Keys asked again, counted each time. */
    long retries();

    /** Read units that DynamoDB reported. */
    double consumedUnits();

    /** From the call until the result was complete. */
    Duration elapsed();
}
