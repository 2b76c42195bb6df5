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
    /** Returns the table, as the caller named it. */
    String table();

    /** Returns the found items, each once, in the order in which their keys first appear in the input. */
    List<T> items();

    /** Returns the keys that don't exist in the table, each once. */
    List<Map<String, Object>> missingKeys();

    /** Returns one entry for each key of the input, in its order, duplicates included; empty where no item was read. */
    List<Optional<T>> inKeyOrder();

    /** Returns the number of requests that were sent. */
    long requests();

    /** Returns the number of keys that were requested again, each time counted. */
    long retries();

    /** Returns the read units that DynamoDB reported. */
    double consumedUnits();

    /** Returns the time from the call until the result was complete. */
    Duration elapsed();
}
