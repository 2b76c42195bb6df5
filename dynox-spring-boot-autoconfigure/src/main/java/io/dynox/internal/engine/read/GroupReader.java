package io.dynox.internal.engine.read;

import io.dynox.internal.engine.operation.CallerOperation;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Reads groups of keys for a {@link ReadStream}. Thread-safe.
 *
 * @param <K> a key
 * @param <A> what is known of a key that was read
 */
@FunctionalInterface
public interface GroupReader<K, A> {

    /**
     * Reads 1 to 100 keys.
     *
     * @param operation the batch get that this is, which ends with {@code BatchEngine.read} or
     *     {@link CallerOperation#failRead}
     * @param keys the keys
     * @return a future of what is known of each; a failure of it counts as keys that can't be read. Cancelling it ends the
     *     reading.
     */
    CompletableFuture<GroupResult<K, A>> read(CallerOperation operation, List<K> keys);
}
