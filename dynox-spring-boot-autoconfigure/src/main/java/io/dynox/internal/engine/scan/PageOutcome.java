package io.dynox.internal.engine.scan;

import io.dynox.internal.engine.request.RequestFailure;
import io.dynox.internal.engine.request.RequestOutcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the request for a page of a scan ended.
 *
 * @param <P> a place in the table
 * @param <I> an item as it is received
 */
public sealed interface PageOutcome<P, I> extends RequestOutcome {

    /**
     * The service answered.
     *
     * @param next where the next page begins; null after the last one
     */
    record Page<P, I>(List<I> items, @Nullable P next, double consumedUnits) implements PageOutcome<P, I> {

        @Override
        public @Nullable RequestFailure failure() {
            return null;
        }

        @Override
        public int processed(int size) {
            return items.size();
        }
    }

    /** The request failed as a whole, and nothing was read. */
    record Failed<P, I>(RequestFailure failure) implements PageOutcome<P, I> {

        @Override
        public double consumedUnits() {
            return 0;
        }
    }

    @Override
    default int left() {
        return 0;
    }
}
