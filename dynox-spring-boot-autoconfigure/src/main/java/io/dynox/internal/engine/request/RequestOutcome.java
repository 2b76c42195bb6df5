package io.dynox.internal.engine.request;

import io.dynox.event.BatchListener.Outcome;
import org.jspecify.annotations.Nullable;

/** How a request ended, as far as the request loop has to know. */
public interface RequestOutcome {

    /** Why the request failed as a whole; null when the service answered it. */
    @Nullable
    RequestFailure failure();

    /** The id that the service gave to the request; null if no reply said one. */
    @Nullable
    String requestId();

    /** How many of the writes or keys of an answered request were left unprocessed. */
    int left();

    /** How many writes or keys are done, or items were read, of a request of {@code size} writes or keys. */
    default int processed(int size) {
        return failure() == null ? size - left() : 0;
    }

    /** The capacity units that the service reported. */
    double consumedUnits();

    /** Whether some are unprocessed only because the reply was full. */
    default boolean isSizeCut() {
        return false;
    }

    /** Its name for listeners. */
    default Outcome kind(int size) {
        RequestFailure failure = failure();
        if (failure != null) {
            return failure.outcome();
        }
        int left = left();
        return left == 0 ? Outcome.SUCCESS : left < size ? Outcome.PARTIAL : Outcome.THROTTLED;
    }
}
