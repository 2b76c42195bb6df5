package io.dynox.internal.engine.request;

import io.dynox.RetriesExhaustedException;
import io.dynox.internal.engine.runtime.RetryBudget;
import org.jspecify.annotations.Nullable;

/**
 * The attempts at one write, one page, or keys that are read together. What is attempted extends this rather than holding
 * it: there are as many as items in the buffer. Not thread-safe; guarded by the lock of its owner.
 */
public abstract class Attempts {

    private int attempts;
    private int fruitless;
    private long firstSentNanos;

    /** It is sent: a first time, or again. */
    public final void sent(long now) {
        if (attempts++ == 0) {
            firstSentNanos = now;
        }
    }

    /** An attempt ended, and it is to be sent again. Progress of its request starts the row anew. */
    public final void unprocessed(boolean progress) {
        fruitless = progress ? 0 : fruitless + 1;
    }

    /** Takes over the attempts of the one that this is a part of. */
    public final void continues(Attempts whole) {
        attempts = whole.attempts;
        fruitless = whole.fruitless;
        firstSentNanos = whole.firstSentNanos;
    }

    /** Nothing is left of it to be sent: what comes next begins anew. */
    public final void restart() {
        attempts = 0;
        fruitless = 0;
    }

    /** The requests that carried it. */
    public final int attempts() {
        return attempts;
    }

    /** The requests in a row that carried it and made no progress at all. */
    public final int fruitless() {
        return fruitless;
    }

    /** The time since it was sent first; zero before. */
    public final long elapsedNanos(long now) {
        return attempts == 0 ? 0 : now - firstSentNanos;
    }

    /** Whether it is to be given up. */
    public final boolean isSpent(RetryBudget budget, long now) {
        return budget.isSpent(elapsedNanos(now), fruitless);
    }

    /** How long it waits for its next attempt, {@code random} being evenly drawn from 0 to 1. */
    public final long delayNanos(RetryBudget budget, long now, double random) {
        return Math.max(0, budget.delayNanos(elapsedNanos(now), fruitless, random));
    }

    /** Why it was given up. */
    public final RetriesExhaustedException spent(
            RetryBudget budget, String table, String what, long now, @Nullable Throwable cause) {
        return budget.spent(table, what, attempts, elapsedNanos(now), fruitless, cause);
    }
}
