package io.dynox;

import io.dynox.internal.Checks;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * How a scan works: {@code ScanOptions.builder().segments(16).build()}. A value that is not set is taken from where the
 * options are used: from the view that {@link BatchTable#with(ScanOptions)} is called on; the read consistency and the retry
 * policy also from the {@link GetOptions} of that view; then from {@link #DEFAULT}.
 *
 * <p>Immutable.
 */
public final class ScanOptions extends PagedOptions {

    /** The most that DynamoDB takes (DynamoDB API reference, Scan). */
    private static final int MOST_SEGMENTS = 1_000_000;

    private static final Setting<OptionalInt> SEGMENT = Setting.of("segment", OptionalInt.empty());
    private static final Setting<Integer> SEGMENTS = Setting.atLeast(1, "segments", null);
    private static final Setting<Integer> CONCURRENCY = Setting.atLeast(1, "concurrency", null);

    /** As many requests in flight as there are segments, but no more than this. */
    private static final int MOST_DEFAULT_CONCURRENCY = 16;

    /** Nothing set: every method returns its default. */
    public static final ScanOptions DEFAULT = builder().build();

    private ScanOptions(Map<Setting<?>, Object> values) {
        super(values);
        int begun = position().segments().size();
        if (begun > 0 && begun != segments()) {
            throw new IllegalArgumentException(
                    "segments must be " + begun + ", as in the scan whose position this is, but is " + segments());
        }
        if (segment().isPresent() && segment().getAsInt() >= segments()) {
            throw new IllegalArgumentException("segment must be below the number of segments, " + segments()
                    + ", but is " + segment().getAsInt());
        }
    }

    /** Starts with nothing set. */
    public static Builder builder() {
        return new Builder(Map.of());
    }

    /** Starts with what is set here. */
    public Builder toBuilder() {
        return new Builder(values);
    }

    /**
     * Returns these options with each value that is not set taken from others.
     *
     * @param defaults the others
     * @return merged options
     * @throws IllegalArgumentException if the number of segments, the segment and the position of the merged options contradict
     *     each other
     */
    public ScanOptions withDefaults(ScanOptions defaults) {
        return new ScanOptions(merged(defaults.values));
    }

    /**
     * Returns these options with the read consistency and the retry policy, where they are not set, taken from those of batch
     * gets.
     *
     * @param defaults the options of batch gets
     * @return merged options
     */
    public ScanOptions withDefaults(GetOptions defaults) {
        return new ScanOptions(mergedWithReads(defaults));
    }

    @Override
    List<Setting<?>> settings() {
        return List.of(
                SEGMENTS,
                SEGMENT,
                CONCURRENCY,
                PAGE_ITEMS,
                CONSISTENT_READ,
                RETRY,
                PROJECTION,
                INDEX,
                FILTER,
                COUNT_ONLY,
                POSITION,
                ON_UNMAPPABLE);
    }

    /**
     * Returns the number of parts in which the table is read side by side: 1 to 1,000,000; by default 4, or the number
     * of segments of the {@link #position}.
     */
    public int segments() {
        int begun = position().segments().size();
        return Objects.requireNonNullElse(find(SEGMENTS), begun == 0 ? 4 : begun);
    }

    /** Returns the one segment that is read, from zero on; empty, the default, if all of them are. */
    public OptionalInt segment() {
        return get(SEGMENT);
    }

    /**
     * Returns the largest number of requests of the scan in flight at a time. Twice as many pages, of up to 1 MB each,
     * are held at most: at least one; by default the number of segments that are read, but no more than 16.
     */
    public int concurrency() {
        int read = segment().isPresent() ? 1 : segments();
        return Objects.requireNonNullElse(find(CONCURRENCY), Math.min(read, MOST_DEFAULT_CONCURRENCY));
    }

    /** Collects the values of options. Not thread-safe. */
    public static final class Builder extends PagedOptions.Builder<Builder> {

        private Builder(Map<Setting<?>, Object> values) {
            super(values);
        }

        @Override
        Builder self() {
            return this;
        }

        /**
         * Sets the number of parts in which the table is read side by side.
         *
         * @param segments 1 to 1,000,000 (DynamoDB API reference, Scan)
         * @throws IllegalArgumentException if it is out of this range
         */
        public Builder segments(int segments) {
            if (segments > MOST_SEGMENTS) {
                throw new IllegalArgumentException(
                        "segments must be at most " + MOST_SEGMENTS + ", but is " + segments);
            }
            return set(SEGMENTS, segments);
        }

        /**
         * Sets that one part of the table is read, so that others can read the other parts, on other machines as well. Together,
         * the segments 0 to {@code segments - 1} are the whole table.
         *
         * @param segment the part, from zero on
         * @param segments the number of parts: 1 to 1,000,000
         * @throws IllegalArgumentException if one is out of its range
         */
        public Builder segment(int segment, int segments) {
            Checks.atLeast("segment", segment, 0);
            segments(segments);
            return set(SEGMENT, OptionalInt.of(segment));
        }

        /**
         * Sets the largest number of requests of the scan in flight at a time.
         *
         * @param concurrency at least one
         * @throws IllegalArgumentException if it is below one
         */
        public Builder concurrency(int concurrency) {
            return set(CONCURRENCY, concurrency);
        }

        /**
         * Makes the options.
         *
         * @return immutable options
         * @throws IllegalArgumentException if the segment isn't below the number of segments, or if the position is that of a
         *     scan with another number of segments
         */
        public ScanOptions build() {
            return new ScanOptions(values);
        }
    }
}
