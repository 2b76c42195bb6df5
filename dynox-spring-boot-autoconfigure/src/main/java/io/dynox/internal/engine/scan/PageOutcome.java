package io.dynox.internal.engine.scan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the request for a page of a scan ended.
 *
 * @param <P> a place in the table
 * @param <I> an item as it is received
 */
public sealed interface PageOutcome<P, I> {

    /**
     * The service answered.
     *
     * @param next where the next page begins; null after the last one
     */
    record Page<P, I>(List<I> items, @Nullable P next, double consumedUnits) implements PageOutcome<P, I> {}

    /** Nothing was read, as the table or the account throttles. */
    record Throttled<P, I>(Throwable cause, List<String> reasons) implements PageOutcome<P, I> {}

    /** Nothing was read, and nothing ever will be: no table, no permission, a request that DynamoDB doesn't take. */
    record Refused<P, I>(Throwable cause) implements PageOutcome<P, I> {}

    /** The attempt failed on the way; another one may succeed. */
    record Failed<P, I>(Throwable cause) implements PageOutcome<P, I> {}

    /** Why the request failed as a whole; null when the service answered it. */
    default @Nullable Throwable error() {
        if (this instanceof Throttled<P, I> throttled) {
            return throttled.cause();
        }
        if (this instanceof Refused<P, I> refused) {
            return refused.cause();
        }
        return this instanceof Failed<P, I> failed ? failed.cause() : null;
    }
}
