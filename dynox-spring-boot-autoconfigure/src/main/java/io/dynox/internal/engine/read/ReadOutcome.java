package io.dynox.internal.engine.read;

import io.dynox.internal.engine.request.RequestFailure;
import io.dynox.internal.engine.request.RequestOutcome;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a read request ended.
 *
 * @param <I> an item as it is received
 */
public sealed interface ReadOutcome<I> extends RequestOutcome {

    /**
     * The service answered.
     *
     * @param items one entry a key: the item, or null when it is absent or unprocessed
     * @param unprocessed the positions of the keys that were not read
     * @param sizeCut whether keys are unprocessed as the reply was full, rather than for throttling
     */
    record Replied<I>(
            List<@Nullable I> items,
            BitSet unprocessed,
            boolean sizeCut,
            double consumedUnits,
            @Nullable String requestId)
            implements ReadOutcome<I> {

        @Override
        public @Nullable RequestFailure failure() {
            return null;
        }

        @Override
        public int left() {
            return unprocessed.cardinality();
        }

        @Override
        public boolean isSizeCut() {
            return sizeCut;
        }
    }

    /** The request failed as a whole, and nothing was read. */
    record Failed<I>(RequestFailure failure) implements ReadOutcome<I> {

        @Override
        public @Nullable String requestId() {
            return failure.requestId();
        }

        @Override
        public int left() {
            return 0;
        }

        @Override
        public double consumedUnits() {
            return 0;
        }
    }
}
