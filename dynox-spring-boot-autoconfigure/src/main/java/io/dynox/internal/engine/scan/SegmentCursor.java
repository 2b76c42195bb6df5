package io.dynox.internal.engine.scan;

import io.dynox.internal.engine.request.Attempts;
import org.jspecify.annotations.Nullable;

/** One segment of a scan, and the attempts at its next page. Not thread-safe; owned by {@link ScanPipeline}. */
final class SegmentCursor<P> extends Attempts {

    final int segment;
    private @Nullable P next;
    private boolean isDone;
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

    /** What can't be read is left out by whoever goes on from here. */
    void skipTo(@Nullable P behind) {
        next = behind == null ? next : behind;
    }

    void read(@Nullable P following) {
        next = following;
        isDone = following == null;
        restart();
    }
}
