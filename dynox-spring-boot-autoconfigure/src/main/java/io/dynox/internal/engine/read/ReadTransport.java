package io.dynox.internal.engine.read;

import io.dynox.GetOptions;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * The seam to the service for reads: sends one legal batch of keys, once, without retries of its own. Thread-safe.
 *
 * @param <K> a key as it is sent
 * @param <I> an item as it is received
 */
@FunctionalInterface
public interface ReadTransport<K, I> {

    /**
     * Asks for 1 to 100 distinct keys.
     *
     * @return a stage that completes with the outcome; a failed stage, or a throw, counts as {@link ReadOutcome.Failed}
     */
    CompletionStage<ReadOutcome<I>> send(String table, List<K> keys, GetOptions options);
}
