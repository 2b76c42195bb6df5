package io.dynox.internal.engine.scan;

import io.dynox.internal.engine.runtime.RetryBudget;
import org.jspecify.annotations.Nullable;

/**
 * One segment of a scan, and the attempts at its next page.
 *
 * <p>Not thread-safe; owned by {@link ScanPipeline}.
 */
final class SegmentCursor<P> {

    final int segment;
    private @Nullable P next;
    private boolean isDone;
    private int attempts;
    private int fruitless;
    private long firstSentNanos;
    long dueNanos;

    SegmentCursor(int segment, SegmentPlace<P> start) {
        this.segment = segment;
        this.next = start.next();
        this.isDone = start.isDone();
    }

    boolean isDone() {
        return isDone;
    }

    SegmentPlace<P> place() {
        return new SegmentPlace<>(isDone, next);
    }

    @Nullable
    P next() {
        return next;
    }

    void sent(long now) {
        if (attempts++ == 0) {
            firstSentNanos = now;
        }
    }

    void read(@Nullable P following) {
        next = following;
        isDone = following == null;
        attempts = 0;
        fruitless = 0;
    }

    /** How long to wait before the page is asked for again; negative when it is given up. */
    long failed(RetryBudget budget, long now, double random) {
        fruitless++;
        long elapsed = now - firstSentNanos;
        return budget.isSpent(elapsed, fruitless) ? -1 : budget.delayNanos(elapsed, fruitless, random);
    }

    Throwable spent(RetryBudget budget, String table, long now, Throwable cause) {
        return budget.spent(table, "page", attempts, now - firstSentNanos, fruitless, cause);
    }
}
