package io.dynox.internal.engine.write;

/**
 * Knows how long a writer has had something to do without getting anywhere.
 *
 * <p>Not thread-safe; owned by {@link WriteBuffer}.
 */
final class StallClock {

    private boolean isBusy;
    /** Since when it is busy, or when a write was written last; meaningless while it is idle. */
    private long sinceNanos;

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

    long stalledNanos(long now) {
        return isBusy ? now - sinceNanos : 0;
    }
}
