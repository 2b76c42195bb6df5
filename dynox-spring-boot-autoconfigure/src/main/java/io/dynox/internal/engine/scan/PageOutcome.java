package io.dynox.internal.engine.scan;

import io.dynox.internal.engine.request.RequestFailure;
import io.dynox.internal.engine.request.RequestOutcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the request for a page of a scan or a query ended.
 *
 * @param <P> a place in the table
 * @param <I> an item as it is received
 */
public sealed interface PageOutcome<P, I> extends RequestOutcome {

    /**
     * The service answered.
     *
     * @param items what is emitted
     * @param next where the next page begins; null after the last one
     * @param read how many items were read, which may be emitted together
     */
    record Page<P, I>(
            List<I> items,
            @Nullable P next,
            double consumedUnits,
            int read,
            @Nullable String requestId) implements PageOutcome<P, I> {

        /** A page whose items are emitted one by one. */
        public Page(List<I> items, @Nullable P next, double consumedUnits) {
            this(items, next, consumedUnits, items.size(), null);
        }

        @Override
        public @Nullable RequestFailure failure() {
            return null;
        }

        @Override
        public int processed(int size) {
            return read;
        }
    }

    /**
     * The request failed as a whole, and nothing was read.
     *
     * @param behind the place behind what can't be read; null if it isn't known, or nothing is there
     */
    record Failed<P, I>(RequestFailure failure, @Nullable P behind) implements PageOutcome<P, I> {

        /** A failure that isn't about one item. */
        public Failed(RequestFailure failure) {
            this(failure, null);
        }

        @Override
        public @Nullable String requestId() {
            return failure.requestId();
        }

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
