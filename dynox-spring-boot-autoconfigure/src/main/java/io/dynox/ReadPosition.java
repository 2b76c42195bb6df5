package io.dynox;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How far a scan or a query has read: everything before the position was emitted, nothing behind it. A scan has a
 * segment for each part of the table that it reads by itself; a query has one.
 *
 * <p>{@link #toText()} can be stored and {@linkplain #parse(String) read back}, also by another version of Dynox. It holds
 * keys of items; {@link #toString()} leaves them out.
 *
 * <p>Immutable.
 *
 * @param segments one entry for each segment, in their order; empty at the beginning
 */
public record ReadPosition(List<Segment> segments) {

    /** Where nothing is read. */
    public static final ReadPosition BEGINNING = new ReadPosition(List.of());

    /**
     * How far a segment was read.
     *
     * @param isDone whether it was read to its end
     * @param lastKey the key after which it goes on, DynamoDB's {@code LastEvaluatedKey}; empty at the beginning
     */
    public record Segment(boolean isDone, Map<String, Object> lastKey) {

        /** A segment that nothing was read of. */
        public static final Segment NOT_BEGUN = new Segment(false, Map.of());

        /** Copies the key. */
        public Segment {
            lastKey = Collections.unmodifiableMap(new LinkedHashMap<>(lastKey));
        }

        @Override
        public String toString() {
            return isDone ? "done" : lastKey.isEmpty() ? "not begun" : "begun";
        }
    }

    /** Copies the segments. */
    public ReadPosition {
        segments = List.copyOf(segments);
    }

    /** Returns whether every segment was read to its end. */
    public boolean isDone() {
        return !segments.isEmpty() && segments.stream().allMatch(Segment::isDone);
    }

    /**
     * Returns the position as text, for {@link #parse(String)}: one line of printable ASCII, with the last key of each
     * segment that was begun. {@code 2;0=pk:S:USER%231;1=*} is the position of a scan of two segments; the second one is done.
     *
     * @throws IllegalStateException if a last key holds anything but text, numbers and binary values
     */
    public String toText() {
        return PositionText.write(this);
    }

    /**
     * Reads a position back.
     *
     * @param text made by {@link #toText()}
     * @throws IllegalArgumentException if it isn't the text of a position
     */
    public static ReadPosition parse(String text) {
        return PositionText.read(Objects.requireNonNull(text, "text"));
    }
}
