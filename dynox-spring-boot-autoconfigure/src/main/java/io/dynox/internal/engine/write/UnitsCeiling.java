package io.dynox.internal.engine.write;

import io.dynox.UnitsBudget;
import io.dynox.UnitsCeilingException;
import io.dynox.WriteOptions;
import java.util.Locale;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The write units that a writer may consume: its own budget, or one that it shares with others. Not thread-safe; owned
 * by {@link WriteBuffer}.
 */
final class UnitsCeiling {

    private final String table;
    private final @Nullable UnitsBudget budget;
    private final String advice;

    UnitsCeiling(String table, WriteOptions options) {
        this.table = table;
        long own = options.maxUnits();
        this.budget = options.budget().orElseGet(() -> own == 0 ? null : UnitsBudget.of(own));
        this.advice = options.budget().isPresent()
                ? "the budget that it shares with others (maxUnits of a job, or UnitsBudget)"
                : "dynox.write.max-units or WriteOptions.maxUnits";
    }

    boolean isNone() {
        return budget == null;
    }

    /** Whether the next write, of so many units by its size, may be sent now. */
    boolean hasRoom(long nextUnits) {
        return budget == null || nextUnits <= budget.room(table);
    }

    /**
     * Cuts a batch within the units that are left, while no other writer takes of them; null if the next write doesn't fit.
     *
     * @param within makes a batch of at most so many units
     */
    <P> @Nullable WriteBatch<P> cut(long nextUnits, LongFunction<WriteBatch<P>> within) {
        if (budget == null) {
            return within.apply(Long.MAX_VALUE);
        }
        synchronized (budget) {
            if (!hasRoom(nextUnits)) {
                return null;
            }
            WriteBatch<P> batch = within.apply(budget.room(table));
            budget.sent(table, batch.units);
            return batch;
        }
    }

    /** A request ended. */
    void settled(WriteBatch<?> batch, BatchOutcome outcome) {
        if (budget != null) {
            budget.settled(table, batch.units, batch.cost(outcome), batch.chargedUnits(outcome));
        }
    }

    /** Why nothing more is sent. */
    UnitsCeilingException reached(long nextUnits) {
        long most = budget == null ? 0 : budget.maxUnits();
        double consumed = budget == null ? 0 : budget.consumedUnits();
        return new UnitsCeilingException(
                table,
                "The writer of table '" + table + "' stopped before it passed its ceiling of " + most
                        + " write units: " + String.format(Locale.ROOT, "%.1f", consumed)
                        + " are consumed, and the next write takes at least " + nextUnits + ". Raise " + advice
                        + ", and write again what was not attempted.",
                most,
                consumed);
    }
}
