package io.dynox.internal.table;

import io.dynox.InvalidItemException;
import io.dynox.ScanException;
import io.dynox.ScanOptions;
import io.dynox.ScanPosition;
import io.dynox.TableAccessException;
import io.dynox.internal.engine.scan.ScanFailure;
import io.dynox.internal.engine.scan.SegmentPlace;
import io.dynox.internal.mapping.value.ItemDecoder;
import io.dynox.internal.mapping.value.ItemEncoder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What a scan begins with, and what it fails with. */
final class TableScan {

    /** A page of 1 MB in units of 4 KB, and of half as much where reads need not be consistent. */
    private static final long CONSISTENT_PAGE_UNITS = 256;

    private TableScan() {}

    /** What the first page may cost. */
    static long pageUnits(ScanOptions options) {
        long units = options.consistentRead() ? CONSISTENT_PAGE_UNITS : CONSISTENT_PAGE_UNITS / 2;
        return options.pageItems() == 0 ? units : Math.min(units, options.pageItems());
    }

    static List<SegmentPlace<Map<String, AttributeValue>>> start(ScanOptions options) {
        List<ScanPosition.Segment> segments = options.position().segments();
        return segments.isEmpty()
                ? Collections.nCopies(options.segments(), new SegmentPlace<>(false, null))
                : segments.stream().map(TableScan::place).toList();
    }

    private static SegmentPlace<Map<String, AttributeValue>> place(ScanPosition.Segment segment) {
        return new SegmentPlace<>(
                segment.isDone(), segment.lastKey().isEmpty() ? null : ItemEncoder.encode(segment.lastKey()));
    }

    /** A table that can't be used is a failure of its own. */
    static Throwable failure(String table, ScanFailure<Map<String, AttributeValue>> failure) {
        if (failure.cause() instanceof TableAccessException refusal) {
            return refusal;
        }
        List<ScanPosition.Segment> segments = new ArrayList<>(
                failure.places().stream().map(TableScan::segment).toList());
        if (failure.cause() instanceof InvalidItemException bad && !bad.key().isEmpty()) {
            // who goes on from here gets past the item
            segments.set(failure.segment(), new ScanPosition.Segment(false, bad.key()));
        }
        ScanPosition position = new ScanPosition(segments);
        return new ScanException(table, failure.segment(), failure.items(), position, failure.cause());
    }

    private static ScanPosition.Segment segment(SegmentPlace<Map<String, AttributeValue>> place) {
        Map<String, AttributeValue> next = place.next();
        return new ScanPosition.Segment(place.isDone(), next == null ? Map.of() : ItemDecoder.decode(next));
    }
}
