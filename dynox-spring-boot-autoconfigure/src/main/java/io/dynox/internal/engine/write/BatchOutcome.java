package io.dynox.internal.engine.write;

import io.dynox.event.BatchListener.Outcome;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a write request ended, and with it each of its writes. */
public sealed interface BatchOutcome {

    /** The service answered: each write is written, but for the positions in {@code unprocessed}. */
    record Replied(BitSet unprocessed, double consumedUnits) implements BatchOutcome {}

    /** Nothing was written, as the table or the account throttles. */
    record Throttled(Throwable cause, List<String> reasons) implements BatchOutcome {}

    /** Nothing was written, for the sake of one of the writes, and nobody says which. */
    record Rejected(Throwable cause) implements BatchOutcome {}

    /** Nothing was written, for a reason that holds for each of the writes, and for no others. */
    record Failed(Throwable cause) implements BatchOutcome {}

    /** Nothing was written, and nothing ever will be: no table, no permission. */
    record Refused(Throwable cause) implements BatchOutcome {}

    /** The attempt ended without an answer; each write may have been written or not. */
    record Unknown(Throwable cause) implements BatchOutcome {}

    /** A reply that left nothing behind. */
    static BatchOutcome written(double consumedUnits) {
        return new Replied(new BitSet(0), consumedUnits);
    }

    /** Why the request failed as a whole; null when the service answered it. */
    default @Nullable Throwable error() {
        if (this instanceof Throttled throttled) {
            return throttled.cause();
        }
        if (this instanceof Rejected rejected) {
            return rejected.cause();
        }
        if (this instanceof Refused refused) {
            return refused.cause();
        }
        return this instanceof Unknown unknown ? unknown.cause() : null;
    }

    /** The name of this outcome for {@link io.dynox.event.BatchListener}, given the size of the batch. */
    default Outcome kind(int size) {
        if (this instanceof Replied replied) {
            int left = replied.unprocessed().cardinality();
            return left == 0 ? Outcome.SUCCESS : left < size ? Outcome.PARTIAL : Outcome.THROTTLED;
        }
        if (this instanceof Throttled) {
            return Outcome.THROTTLED;
        }
        if (this instanceof Rejected || this instanceof Failed) {
            return Outcome.REJECTED;
        }
        return this instanceof Refused ? Outcome.REFUSED : Outcome.UNKNOWN;
    }
}
