package io.dynox.internal.engine;

import io.dynox.RetryPolicy;
import io.dynox.internal.engine.runtime.SimulatedRuntime;
import java.time.Duration;

/** The bounds of operations on a table that answers nothing but failures, as docs/delivery-semantics.md states them. */
final class FoulBounds {

    static final long SLACK_NANOS = 200_000_000;

    static final long LONGEST_ATTEMPT_NANOS = FoulClient.ATTEMPT_TIMEOUT.toNanos() * 5 / 4;

    private FoulBounds() {}

    /** How long a close of the engine waits for reads. */
    static final Duration CLOSE_OF_READS = Duration.ofMillis(300);

    /** A read ends with the engine. */
    static void checkClosed(
            SimulatedRuntime runtime, String what, long startedNanos, long endedNanos, long closedNanos) {
        long bound = Math.max(startedNanos, closedNanos) + CLOSE_OF_READS.toNanos() + SLACK_NANOS;
        runtime.check(endedNanos <= bound, what + " outlives the engine", endedNanos - closedNanos);
    }

    /**
     * The deadline, one attempt, and one wait; half a deadline more where it isn't sure that a request failed soon after it
     * began to wait.
     */
    static void check(SimulatedRuntime runtime, String what, long tookNanos, RetryPolicy retry, boolean isStarved) {
        long bound = bound(retry, isStarved);
        runtime.check(tookNanos <= bound, what + " outlives its bound of " + bound, tookNanos);
    }

    static long bound(RetryPolicy retry, boolean isStarved) {
        long deadlineNanos = retry.deadline().toNanos();
        return (isStarved ? deadlineNanos : deadlineNanos * 3 / 2)
                + LONGEST_ATTEMPT_NANOS
                + retry.maxDelay().toNanos()
                + SLACK_NANOS;
    }
}
