package io.dynox.internal.table;

import io.dynox.Query;
import io.dynox.ReadPosition;
import io.dynox.ScanOptions;
import io.dynox.internal.engine.scan.SegmentPlace;
import io.dynox.internal.mapping.value.ItemDecoder;
import io.dynox.internal.mapping.value.ItemEncoder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Where a read begins, and which positions of the API stand for the places in the table that it comes to.
 *
 * <p>Immutable.
 *
 * @param begun how far each segment of the table is read already
 * @param first the first segment that is read
 * @param count how many segments are read, from the first one on
 */
record PagedPlaces(List<ReadPosition.Segment> begun, int first, int count) {

    /** Those of a scan. */
    static PagedPlaces of(ScanOptions options) {
        List<ReadPosition.Segment> begun = begun(options.position(), options.segments());
        return options.segment().isPresent()
                ? new PagedPlaces(begun, options.segment().getAsInt(), 1)
                : new PagedPlaces(begun, 0, begun.size());
    }

    /** That of a query. */
    static PagedPlaces of(Query query) {
        return new PagedPlaces(begun(query.position(), 1), 0, 1);
    }

    private static List<ReadPosition.Segment> begun(ReadPosition position, int segments) {
        return position.segments().isEmpty()
                ? Collections.nCopies(segments, ReadPosition.Segment.NOT_BEGUN)
                : position.segments();
    }

    /** Where the segments that are read begin. */
    List<SegmentPlace<Map<String, AttributeValue>>> start() {
        return begun.subList(first, first + count).stream()
                .map(segment -> new SegmentPlace<>(
                        segment.isDone(), segment.lastKey().isEmpty() ? null : ItemEncoder.encode(segment.lastKey())))
                .toList();
    }

    /** The position at which each segment that is read has come to a place. */
    ReadPosition at(List<SegmentPlace<Map<String, AttributeValue>>> places) {
        List<ReadPosition.Segment> segments = new ArrayList<>(begun);
        for (int i = 0; i < places.size(); i++) {
            segments.set(first + i, segment(places.get(i)));
        }
        return new ReadPosition(segments);
    }

    /** A position, but for one segment, which is read up to a key. */
    static ReadPosition behind(ReadPosition position, int segment, Map<String, Object> key) {
        List<ReadPosition.Segment> segments = new ArrayList<>(position.segments());
        segments.set(segment, new ReadPosition.Segment(false, key));
        return new ReadPosition(segments);
    }

    private static ReadPosition.Segment segment(SegmentPlace<Map<String, AttributeValue>> place) {
        @Nullable Map<String, AttributeValue> next = place.next();
        return place.isDone() || next == null
                ? new ReadPosition.Segment(place.isDone(), Map.of())
                : new ReadPosition.Segment(false, ItemDecoder.decode(next));
    }
}
