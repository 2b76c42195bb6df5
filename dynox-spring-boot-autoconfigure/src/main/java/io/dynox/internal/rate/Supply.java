package io.dynox.internal.rate;

import io.dynox.event.EngineSnapshot;
import io.dynox.rate.RateLimit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the {@link Balance} of a limit is filled from.
 *
 * <p>Not thread-safe; guarded by the lock of its {@link LimitPacer}. What must happen outside of the lock is added to
 * {@code effects}. Times are those of {@link LimitPacer}, which begin near zero.
 */
interface Supply {

    /** No event is to come. */
    long NEVER = Long.MAX_VALUE;

    /** Why a rate changes, which decides who wins if several instances change it at a time. */
    enum Change {
        /** Somebody set it. */
        SET,
        /** The table keeps up. */
        RAISED,
        /** The table throttles. */
        LOWERED
    }

    /** The rate from now on. */
    void change(RateLimit.Fixed limit, Change why, long now);

    /** A request spent units from the balance. */
    void spent(long units, long now);

    /** Whether everything may pass, whatever the balance says. */
    default boolean isUnlimited() {
        return false;
    }

    /**
     * Does what is due.
     *
     * @param isAwaited whether a request waits for units
     * @return when to look again at the latest, or {@link #NEVER}
     */
    default long review(boolean isAwaited, long now, List<Runnable> effects) {
        return NEVER;
    }

    /** The limit ends: what was not spent is given back. */
    default void end(long now, List<Runnable> effects) {}

    /** The units a second in force. */
    long unitsPerSecond();

    /** What is shared with other instances; null if nothing is. */
    default EngineSnapshot.@Nullable Sharing sharing(long now) {
        return null;
    }
}
