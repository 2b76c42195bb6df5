package io.dynox.internal.engine.write;

import io.dynox.UnitsCeilingException;
import java.util.Locale;

/**
 * The write units that a writer may consume. Counted are those of the replies, and those that requests in flight are expected
 * to cost: by the sizes of their items, times what the replies so far cost more than that (indexes, larger items replaced).
 *
 * <p>Not thread-safe; owned by {@link WriteBuffer}.
 */
final class UnitsCeiling {

    private final String table;
    private final long maxUnits;
    private double consumed;
    /** What {@link #consumed} was expected to be by the sizes of the items alone. */
    private long expected;

    private long inFlight;

    /** A ceiling; zero for none. */
    UnitsCeiling(String table, long maxUnits) {
        this.table = table;
        this.maxUnits = maxUnits;
    }

    boolean isNone() {
        return maxUnits == 0;
    }

    /** The units, by the sizes of items, that may be sent now. */
    long room() {
        double factor = consumed > expected ? consumed / expected : 1;
        return isNone() ? Long.MAX_VALUE : (long) ((maxUnits - consumed) / factor) - inFlight;
    }

    void sent(long units) {
        inFlight += units;
    }

    /** A request ended. */
    void settled(WriteBatch<?> batch, BatchOutcome outcome) {
        inFlight -= batch.units;
        consumed += batch.cost(outcome);
        expected += batch.chargedUnits(outcome);
    }

    /** Why nothing more is sent. */
    UnitsCeilingException reached(long nextUnits) {
        return new UnitsCeilingException(
                table,
                "The writer of table '" + table + "' stopped before it passed its ceiling of " + maxUnits
                        + " write units: " + String.format(Locale.ROOT, "%.1f", consumed)
                        + " are consumed, and the next write takes at least " + nextUnits
                        + ". Raise dynox.write.max-units or WriteOptions.maxUnits, and write again what was not attempted.",
                maxUnits,
                consumed);
    }
}
