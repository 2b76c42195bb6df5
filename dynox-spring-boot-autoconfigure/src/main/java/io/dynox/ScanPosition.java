package io.dynox;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How far a scan has come: every item before it was emitted, and none behind it.
 *
 * <p>Immutable. {@link #toString()} leaves the keys out.
 *
 * @param segments one entry a segment, in their order; empty at the beginning
 */
public record ScanPosition(List<Segment> segments) {

    /** Where nothing is read. */
    public static final ScanPosition BEGINNING = new ScanPosition(List.of());

    /**
     * How far a segment was read.
     *
     * @param isDone whether it was read to its end
     * @param lastKey the key after which it goes on, DynamoDB's {@code LastEvaluatedKey}; empty at the beginning
     */
    public record Segment(boolean isDone, Map<String, Object> lastKey) {

        /**
         * Copies the key.
         */
        public Segment {
            lastKey = Collections.unmodifiableMap(new LinkedHashMap<>(lastKey));
        }

        @Override
        public String toString() {
            return isDone ? "done" : lastKey.isEmpty() ? "not begun" : "begun";
        }
    }

    /**
     * Copies the segments.
     */
    public ScanPosition {
        segments = List.copyOf(segments);
    }
}
