package io.dynox.internal.engine.scan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The segments of a scan, and those whose next page may be asked for, at once or when a wait is over. Not thread-safe;
 * owned by {@link ScanPipeline}.
 */
final class SegmentQueue<P> {

    private final List<SegmentCursor<P>> segments = new ArrayList<>();
    private final Deque<SegmentCursor<P>> ready = new ArrayDeque<>();
    private final PriorityQueue<SegmentCursor<P>> waiting =
            new PriorityQueue<>((a, b) -> Long.signum(a.dueNanos - b.dueNanos));

    /** All segments, from the given places on. */
    SegmentQueue(List<SegmentPlace<P>> start) {
        for (SegmentPlace<P> place : start) {
            SegmentCursor<P> cursor = new SegmentCursor<>(segments.size(), place);
            segments.add(cursor);
            if (!cursor.isDone()) {
                ready.add(cursor);
            }
        }
    }

    /** How far each segment is read. */
    List<SegmentPlace<P>> places() {
        return segments.stream().map(SegmentCursor::place).toList();
    }

    boolean isEmpty() {
        return ready.isEmpty() && waiting.isEmpty();
    }

    /** The segment whose next page may be asked for, now or after a wait; null when there is none. */
    @Nullable
    SegmentCursor<P> peek() {
        return ready.isEmpty() ? waiting.peek() : ready.peek();
    }

    /** Nanoseconds until a page may be asked for, not above zero when one may; {@link Long#MAX_VALUE} without any. */
    long nanosUntilDue(long now) {
        SegmentCursor<P> head = waiting.peek();
        if (!ready.isEmpty()) {
            return 0;
        }
        return head == null ? Long.MAX_VALUE : head.dueNanos - now;
    }

    /** Takes a segment that is due: one that waited before the others. */
    SegmentCursor<P> take(long now) {
        SegmentCursor<P> head = waiting.peek();
        return head != null && head.dueNanos - now <= 0 ? waiting.remove() : ready.remove();
    }

    /** The next page of a segment may be asked for at once. */
    void goOn(SegmentCursor<P> cursor) {
        ready.add(cursor);
    }

    /** The next page of a segment may be asked for after a wait. */
    void askAgain(SegmentCursor<P> cursor, long dueNanos) {
        cursor.dueNanos = dueNanos;
        waiting.add(cursor);
    }

    /** No further page is asked for. */
    void drop() {
        ready.clear();
        waiting.clear();
    }
}
