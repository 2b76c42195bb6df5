package io.dynox;

import io.dynox.internal.Checks;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Write units that several writers may consume together, one after the other or at a time, on any tables: {@link
 * WriteOptions.Builder#budget}. Each of them stops before the sum is passed.
 *
 * <p>Counted are the units that DynamoDB reported, and for requests in flight what the sizes of their items say, times what earlier
 * requests to the table cost more than that (indexes, larger items replaced). The first requests to such a table may therefore cost
 * more. A writer stops when its next write doesn't fit beside the requests of the others that are in flight.
 *
 * <p>Thread-safe.
 */
public final class UnitsBudget {

    private final long maxUnits;
    private final Map<String, Costs> tables = new HashMap<>();

    private UnitsBudget(long maxUnits) {
        this.maxUnits = maxUnits;
    }

    /**
     * Makes a budget of which nothing is consumed.
     *
     * @param maxUnits the write units that may be consumed
     * @throws IllegalArgumentException if it is below one
     */
    public static UnitsBudget of(long maxUnits) {
        Checks.atLeast("maxUnits", maxUnits, 1);
        return new UnitsBudget(maxUnits);
    }

    /** Returns the write units that may be consumed. */
    public long maxUnits() {
        return maxUnits;
    }

    /** Returns the write units that were consumed until now, without those of requests in flight. */
    public synchronized double consumedUnits() {
        return tables.values().stream().mapToDouble(table -> table.consumed).sum();
    }

    /** Returns the units, by the sizes of items, that may be sent to a table now. For writers. */
    public synchronized long room(String table) {
        double free = maxUnits;
        for (Costs costs : tables.values()) {
            free -= costs.consumed + costs.inFlight * costs.factor();
        }
        return (long) (free / costs(table).factor());
    }

    /** Counts a request that is sent, by the sizes of its items. For writers. */
    public synchronized void sent(String table, long units) {
        costs(table).inFlight += units;
    }

    /**
     * Counts a request that ended. For writers.
     *
     * @param units as in {@link #sent}
     * @param consumed what it cost
     * @param charged what it was expected to cost by the sizes of those items that were written
     */
    public synchronized void settled(String table, long units, double consumed, long charged) {
        Costs costs = costs(table);
        costs.inFlight -= units;
        costs.consumed += consumed;
        costs.charged += charged;
    }

    private Costs costs(String table) {
        return tables.computeIfAbsent(table, name -> new Costs());
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.1f of %d write units", consumedUnits(), maxUnits);
    }

    /** What a table costs. Guarded by the lock of its budget. */
    private static final class Costs {

        private double consumed;
        /** What {@link #consumed} was expected to be by the sizes of the items alone. */
        private long charged;

        private long inFlight;

        double factor() {
            return consumed > charged ? consumed / Math.max(1, charged) : 1;
        }
    }
}
