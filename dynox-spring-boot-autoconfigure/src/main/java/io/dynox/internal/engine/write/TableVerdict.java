package io.dynox.internal.engine.write;

import io.dynox.RetriesExhaustedException;
import io.dynox.RetryPolicy;
import io.dynox.internal.engine.runtime.RetryBudget;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether a table can be used, as far as the answers to one writer tell. A request that is refused, or a row of failures as
 * long as the deadline, makes writes fail at once for as long as the retry policy says, or until the table answers. After that,
 * writes are tried again; the first answer decides. Not thread-safe; owned by {@link WriteBuffer}.
 */
final class TableVerdict {

    private final RetryBudget budget;
    private @Nullable Throwable refusal;
    private @Nullable BooleanSupplier reason;
    private int refusals;
    private int row;
    private long refusedNanos;
    private long refusedUntilNanos;
    private boolean isFailing;
    private long failingSinceNanos;
    private long lastFailureNanos;
    private int failures;
    private @Nullable Throwable lastFailure;

    TableVerdict(RetryPolicy policy) {
        this.budget = new RetryBudget(policy);
    }

    /** Why writes fail at once, or null while they are taken. */
    @Nullable
    Throwable refusal(long now) {
        if (refusal == null || now - refusedUntilNanos >= 0) {
            return null;
        }
        BooleanSupplier lasts = reason;
        if (lasts != null && !lasts.getAsBoolean()) {
            answered();
        }
        return refusal;
    }

    /** What writes are refused for lasts no longer than {@code reason} holds: then the table has answered another writer. */
    void refusesWhile(BooleanSupplier reason) {
        this.reason = reason;
    }

    /** Why writes failed at once the last time that they did; null when the table has answered since. */
    @Nullable
    Throwable lastRefusal() {
        return refusal;
    }

    /** How often writes were made to fail at once, up to now. */
    int refusals() {
        return refusals;
    }

    /** The table processed something: it can be used. */
    void answered() {
        isFailing = false;
        lastFailure = null;
        refusal = null;
        row = 0;
    }

    /**
     * The table processed nothing of a request sent at {@code sentNanos}. Returns whether it has answered nothing but failures
     * for the deadline.
     */
    boolean failed(long sentNanos, @Nullable Throwable cause, long now) {
        // after a long time without any request a failure says nothing of the time between
        if (!isFailing || budget.isPastDeadline((now - lastFailureNanos) / 2)) {
            isFailing = true;
            failingSinceNanos = sentNanos;
            failures = 0;
        }
        failures++;
        lastFailure = cause;
        lastFailureNanos = now;
        return budget.isPastDeadline(now - failingSinceNanos);
    }

    /** As {@link RetryBudget#patienceNanos}. */
    long patienceNanos(long waitedNanos, long silentNanos) {
        return budget.patienceNanos(waitedNanos, silentNanos);
    }

    /** The failure of what waits for a table that has answered nothing but failures for the deadline. */
    RetriesExhaustedException silence(String table, long silentNanos) {
        return budget.silence(table, "writes", isFailing ? failures : 0, silentNanos, lastFailure);
    }

    /** How long the row of failures is. */
    long failingNanos() {
        return isFailing ? lastFailureNanos - failingSinceNanos : 0;
    }

    /**
     * The table can't be used: nothing is taken for as long as the policy makes a write wait. What was sent before that
     * was known makes the wait no longer.
     *
     * @param sentNanos when the request was sent that shows it
     */
    void refuse(Throwable cause, long sentNanos, long now, double random) {
        refusals++;
        reason = null;
        boolean isKnown = refusal != null && sentNanos - refusedNanos < 0;
        refusal = cause;
        if (!isKnown) {
            row++;
            refusedNanos = now;
            refusedUntilNanos = now + budget.pauseNanos(row, random);
        }
    }
}
