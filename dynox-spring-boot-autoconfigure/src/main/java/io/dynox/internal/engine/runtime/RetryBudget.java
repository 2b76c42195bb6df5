package io.dynox.internal.engine.runtime;

import io.dynox.RetriesExhaustedException;
import io.dynox.RetryPolicy;
import io.dynox.internal.Printable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Says how long to wait before the next attempt, and when to stop: the deadline first, attempts in a row without
 * progress second. The last wait is cut so that one more attempt is made at the deadline. Immutable.
 */
public final class RetryBudget {

    /** Into how many looks a deadline is divided where a look may be late. */
    private static final int LOOKS = 100;

    private final RetryPolicy policy;
    private final long deadlineNanos;
    private final long baseNanos;
    private final long maxNanos;

    public RetryBudget(RetryPolicy policy) {
        this.policy = policy;
        this.deadlineNanos = saturatedNanos(policy.deadline());
        this.baseNanos = saturatedNanos(policy.baseDelay());
        this.maxNanos = saturatedNanos(policy.maxDelay());
    }

    public boolean isPastDeadline(long elapsedNanos) {
        return elapsedNanos >= deadlineNanos;
    }

    /** How long something that was first sent {@code elapsedNanos} ago has left. */
    public long nanosLeft(long elapsedNanos) {
        return deadlineNanos - elapsedNanos;
    }

    /** Whether something that was first sent {@code elapsedNanos} ago is to be given up. */
    public boolean isSpent(long elapsedNanos, int fruitless) {
        return isPastDeadline(elapsedNanos) || fruitless >= policy.maxAttempts();
    }

    /** The wait before the next attempt: full jitter, {@code random} being evenly drawn from 0 to 1. */
    public long delayNanos(long elapsedNanos, int fruitless, double random) {
        return Math.min((long) (random * ceilingNanos(fruitless)), nanosLeft(elapsedNanos));
    }

    /** How long a lane lets nothing pass after a request that made no progress, for which the same law holds. */
    public long pauseNanos(int fruitless, double random) {
        return (long) (random * ceilingNanos(fruitless));
    }

    private long ceilingNanos(int fruitless) {
        int doublings = Math.min(Math.max(0, fruitless - 1), 40);
        // a shift that overflows would wrap around: compare before shifting
        return baseNanos > (maxNanos >> doublings) ? maxNanos : baseNanos << doublings;
    }

    public RetriesExhaustedException spent(
            String table, String what, int attempts, long elapsedNanos, int fruitless, @Nullable Throwable cause) {
        Duration elapsed = Duration.ofNanos(elapsedNanos);
        String limit = isPastDeadline(elapsedNanos)
                ? "the deadline of " + policy.deadline().toMillis() + " ms has passed (dynox.retry.deadline)"
                : fruitless + " attempts in a row made no progress (dynox.retry.max-attempts)";
        String last = cause == null ? "DynamoDB left it unprocessed" : "the last attempt failed: " + reason(cause);
        return new RetriesExhaustedException(
                table,
                "Gave up a " + what + " on table '" + table + "' after " + attempts + " attempts in "
                        + elapsed.toMillis() + " ms: " + limit + "; " + last
                        + (cause == null
                                ? ". Raise the table's capacity, lower the load, or raise the limit."
                                : ". Mend that; if it is throttling, raise the table's capacity or lower the load."),
                attempts,
                elapsed,
                cause);
    }

    /**
     * How long something that has waited for {@code waitedNanos} for its turn may do so until the next look, when all who use
     * the table met a row of failures of {@code silentNanos} since then; not above zero when it is to be given up.
     */
    public long patienceNanos(long waitedNanos, long silentNanos) {
        if (silentNanos >= deadlineNanos) {
            return 0;
        }
        if (silentNanos <= 0) {
            // without any failure, the look at it is soon enough when it comes again in a while
            return Math.max(1, deadlineNanos / 2);
        }
        // once the deadline has passed, the next failure decides: whoever waits must not learn of it much later
        return Math.max(deadlineNanos - waitedNanos, Math.max(1, deadlineNanos / LOOKS));
    }

    /**
     * The failure of what waited for a table that answered nothing but failures for the deadline.
     *
     * @param what what waited, in the plural
     * @param failures the number of its own requests in that row; zero if all were those of others
     * @param cause how the last of its own failed; null if DynamoDB left it unprocessed; passed over if there was none
     */
    public RetriesExhaustedException silence(
            String table, String what, int failures, long silentNanos, @Nullable Throwable cause) {
        Duration silent = Duration.ofNanos(silentNanos);
        return new RetriesExhaustedException(
                table,
                "Gave up all " + what + " that waited for table '" + table + "': it answered nothing but failures for "
                        + silent.toMillis() + " ms, longer than the deadline of "
                        + policy.deadline().toMillis() + " ms (dynox.retry.deadline); "
                        + last(failures, cause) + ". Raise the table's capacity, lower the load, or raise the limit.",
                failures,
                silent,
                failures == 0 ? null : cause);
    }

    private static String last(int failures, @Nullable Throwable cause) {
        if (failures == 0) {
            return "the requests that failed were those of other operations";
        }
        return cause == null ? "DynamoDB left the last one unprocessed" : "the last one failed: " + reason(cause);
    }

    /** As a clause: messages of Dynox end with a full stop. */
    private static String reason(Throwable cause) {
        String reason = Printable.reason(cause);
        return reason.endsWith(".") ? reason.substring(0, reason.length() - 1) : reason;
    }

    public static long saturatedNanos(Duration duration) {
        return duration.compareTo(Duration.ofNanos(Long.MAX_VALUE >> 2)) > 0 ? Long.MAX_VALUE >> 2 : duration.toNanos();
    }
}
