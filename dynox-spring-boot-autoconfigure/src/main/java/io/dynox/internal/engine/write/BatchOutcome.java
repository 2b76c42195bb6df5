package io.dynox.internal.engine.write;

import io.dynox.internal.engine.request.RequestFailure;
import io.dynox.internal.engine.request.RequestOutcome;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** How a write request ended, and with it each of its writes. */
public sealed interface BatchOutcome extends RequestOutcome {

    /** The service answered: each write is written, but for the positions in {@code unprocessed}. */
    record Replied(
            BitSet unprocessed,
            double consumedUnits,
            @Nullable String requestId) implements BatchOutcome {

        @Override
        public @Nullable RequestFailure failure() {
            return null;
        }

        @Override
        public int left() {
            return unprocessed.cardinality();
        }
    }

    /**
     * The request failed as a whole. Nothing was written, unless it is {@link RequestFailure.Unanswered}: then each write
     * may have been written or not.
     */
    record Failed(RequestFailure failure) implements BatchOutcome {

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

    /** A reply that left nothing behind. */
    static BatchOutcome written(double consumedUnits, @Nullable String requestId) {
        return new Replied(new BitSet(0), consumedUnits, requestId);
    }
}
