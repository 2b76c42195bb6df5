package io.dynox.internal.engine;

import io.dynox.RetryPolicy;
import io.dynox.internal.engine.runtime.SimulatedRuntime;

/**
 * Checks that what waits for another request to a table waits no longer than retry policies explain: its own, and that of
 * the last request of which nothing was processed, which keeps the lane closed. While a request is in flight, the window
 * may explain more, and so may a rate limit.
 */
final class SimulatedPatience {

    /** What looks at the clock add up to, between the moment at which something may go and its request. */
    private static final long SLACK_NANOS = 10_000_000;

    private final SimulatedRuntime runtime;
    private int requestsInFlight;
    private long idleSinceNanos;
    private long blockedUntilNanos;

    SimulatedPatience(SimulatedRuntime runtime) {
        this.runtime = runtime;
    }

    /** A request left. */
    void sent() {
        requestsInFlight++;
    }

    /** To be called before {@link #sent}, of what was sent before, and may have waited until a moment. */
    void checkWait(long dueNanos, Object what) {
        if (requestsInFlight == 0) {
            long explained = Math.max(dueNanos, Math.max(idleSinceNanos, blockedUntilNanos));
            runtime.check(
                    runtime.nanoTime() <= explained + SLACK_NANOS,
                    "waited longer than the retry policy explains",
                    what);
        }
    }

    /** A lane that is paused must not be so for longer than the policy says. */
    void checkPause(boolean isPaused) {
        runtime.check(
                !isPaused || runtime.nanoTime() <= blockedUntilNanos + SLACK_NANOS,
                "a lane pauses longer than the retry policy explains",
                runtime.nanoTime() - blockedUntilNanos);
    }

    /** A request ended. */
    void ended() {
        if (--requestsInFlight == 0) {
            idleSinceNanos = runtime.nanoTime();
        }
    }

    /** Nothing was processed of a request that ended. */
    void blocked(RetryPolicy policy, int fruitless) {
        blockedUntilNanos = Math.max(blockedUntilNanos, runtime.nanoTime() + longestDelayNanos(policy, fruitless));
    }

    /** The upper end of the wait after some requests in a row without progress. */
    static long longestDelayNanos(RetryPolicy policy, int fruitless) {
        double exponential = (double) policy.baseDelay().toNanos() * Math.pow(2, Math.max(0, fruitless - 1));
        return (long) Math.min((double) policy.maxDelay().toNanos(), exponential);
    }
}
