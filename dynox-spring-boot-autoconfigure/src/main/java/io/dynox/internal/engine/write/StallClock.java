package io.dynox.internal.engine.write;

/**
 * Knows how long a writer has had something to do without getting anywhere. Not thread-safe; owned by {@link
 * WriteBuffer}.
 */
final class StallClock {

    private boolean isBusy;
    /** Since when it is busy, or when a write was written last; meaningless while it is idle. */
    private long sinceNanos;

    private boolean isWaiting;
    private boolean isGivenUp;
    private boolean hasBegunAnew;
    /** When writes were there again after what waited had been given up; meaningless before. */
    private long anewNanos;

    /** Whether there is something to send, or an answer to receive. */
    void look(long now, boolean busy) {
        if (busy && !isBusy) {
            sinceNanos = now;
        }
        isBusy = busy;
    }

    /** A write was written. */
    void progressed(long now) {
        sinceNanos = now;
    }

    /**
     * So many writes are held and not in flight; where nothing is to be sent, they wait for more of them, not for the table.
     *
     * @param isAnyFresh whether one of them was never sent
     */
    void lookAtWaiting(long now, long waiting, boolean isAnyFresh) {
        isWaiting = isBusy && waiting > 0;
        if (isGivenUp && isAnyFresh) {
            isGivenUp = false;
            hasBegunAnew = true;
            anewNanos = now;
        }
    }

    boolean isAnyWaiting() {
        return isWaiting;
    }

    /** All that waited is given up: what comes after that has waited for nothing yet, though requests may still be under way. */
    void gaveUp() {
        isGivenUp = true;
    }

    /**
     * Since when writes wait without any being written; meaningless while none waits. Those that were sent in vain have waited
     * since before, so that a bound which counts from here isn't counted anew with each request.
     */
    long waitingSinceNanos() {
        return hasBegunAnew && anewNanos - sinceNanos > 0 ? anewNanos : sinceNanos;
    }

    long stalledNanos(long now) {
        return isBusy ? now - sinceNanos : 0;
    }
}
