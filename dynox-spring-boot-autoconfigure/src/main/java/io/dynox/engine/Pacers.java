package io.dynox.engine;

import io.dynox.BatchListener.Operation;
import io.dynox.BatchListener.RateLimitChanged;
import io.dynox.EngineSnapshot;
import java.util.List;
import java.util.function.Consumer;

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

    /** Has {@code listener} called after each change of a limit, so that nobody waits for the old one. */
    default void onChange(Consumer<RateLimitChanged> listener) {}
}
