package io.dynox.internal.engine.scan;

import io.dynox.internal.engine.request.Request;
import org.jspecify.annotations.Nullable;

/**
 * A request for the next page of a segment.
 *
 * <p>Not changed after it was sent.
 */
final class PageRequest<P> extends Request {

    final SegmentCursor<P> cursor;
    final @Nullable P from;
    final long room;

    PageRequest(SegmentCursor<P> cursor, long room) {
        this.cursor = cursor;
        this.from = cursor.next();
        this.room = room;
        this.fruitless = cursor.fruitless();
    }

    @Override
    public int size() {
        return 0;
    }
}
