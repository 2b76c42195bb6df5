package io.dynox.internal.engine.lane;

import io.dynox.event.BatchListener;
import io.dynox.event.BatchListener.Operation;
import io.dynox.event.EngineSnapshot;
import io.dynox.rate.RateLimit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the pacer of each lane. Thread-safe. */
@FunctionalInterface
public interface Pacers {

    /** No lane is limited. */
    Pacers NONE = (lane, operation) -> Pacer.UNLIMITED;

    /** The pacer of a table's reads or writes. It obeys changed limits from the next request on. */
    Pacer pacer(String lane, Operation operation);

    /** The limits in force. */
    default List<EngineSnapshot.Limit> limits() {
        return List.of();
    }

    /**
     * Sets, changes or ends a limit.
     *
     * @param table the name of a table; null for the limit of all tables together
     * @param limit null for none
     * @throws UnsupportedOperationException unless limits can be changed
     */
    default void change(@Nullable String table, Operation operation, @Nullable RateLimit limit) {
        throw new UnsupportedOperationException("These rate limits can't be changed; use io.dynox.rate.RateLimits.");
    }

    /** Has {@code listener} called after each change of a limit, and for each lease from a store of shared limits. */
    default void listener(BatchListener listener) {}
}
