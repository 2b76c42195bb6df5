package io.dynox.internal.engine.read;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a read request ended.
 *
 * @param <I> an item as it is received
 */
public sealed interface ReadOutcome<I> {

    /**
     * The service answered.
     *
     * @param items one entry a key: the item, or null when it is absent or unprocessed
     * @param unprocessed the positions of the keys that were not read
     * @param sizeCut whether keys are unprocessed as the reply was full, rather than for throttling
     */
    record Replied<I>(List<@Nullable I> items, BitSet unprocessed, boolean sizeCut, double consumedUnits)
            implements ReadOutcome<I> {}

    /** Nothing was read, as the table or the account throttles. */
    record Throttled<I>(Throwable cause, List<String> reasons) implements ReadOutcome<I> {}

    /** Nothing was read, and nothing ever will be: no table, no permission, keys that don't fit the table. */
    record Refused<I>(Throwable cause) implements ReadOutcome<I> {}

    /** The attempt failed on the way; another one may succeed. */
    record Failed<I>(Throwable cause) implements ReadOutcome<I> {}

    /** Why the request failed as a whole; null when the service answered it. */
    default @Nullable Throwable error() {
        if (this instanceof Throttled<I> throttled) {
            return throttled.cause();
        }
        if (this instanceof Refused<I> refused) {
            return refused.cause();
        }
        return this instanceof Failed<I> failed ? failed.cause() : null;
    }
}
