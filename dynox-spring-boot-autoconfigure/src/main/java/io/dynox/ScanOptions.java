package io.dynox;

import io.dynox.internal.Checks;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * How a scan works: {@code ScanOptions.builder().segments(16).build()}. A value that is not set is taken from where the
 * options are used: from the view that {@link BatchTable#with(ScanOptions)} is called on; the read consistency and the retry
 * policy also from the {@link GetOptions} of that view; then from {@link #DEFAULT}.
 *
 * <p>Immutable.
 */
public final class ScanOptions extends PagedOptions {

    /** Nothing set: every method returns its default. */
    public static final ScanOptions DEFAULT = builder().build();

    /** The most that DynamoDB takes (DynamoDB API reference, Scan). */
    private static final int MOST_SEGMENTS = 1_000_000;

    /** As many requests in flight as there are segments, but no more than this. */
    private static final int MOST_DEFAULT_CONCURRENCY = 16;

    private final Values values;

    private record Values(
            Common common,
            Paging paging,
            @Nullable Integer segment,
            @Nullable Integer segments,
            @Nullable Integer concurrency) {

        Values {
            ReadPosition position = paging.position();
            if (segments != null
                    && position != null
                    && !position.segments().isEmpty()
                    && position.segments().size() != segments) {
                throw new IllegalArgumentException("segments must be "
                        + position.segments().size() + ", as in the scan whose position this is, but is " + segments);
            }
            if (segment != null && segments != null && segment >= segments) {
                throw new IllegalArgumentException(
                        "segment must be below the number of segments, " + segments + ", but is " + segment);
            }
        }
    }

    private ScanOptions(Values values) {
        super(values.common, values.paging);
        this.values = values;
    }

    /** Starts with nothing set. */
    public static Builder builder() {
        return new Builder(new Values(Common.UNSET, Paging.UNSET, null, null, null));
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
        Values others = defaults.values;
        return new ScanOptions(new Values(
                common.withDefaults(defaults.common),
                paging.withDefaults(defaults.paging),
                or(values.segment, others.segment),
                or(values.segments, others.segments),
                or(values.concurrency, others.concurrency)));
    }

    /**
     * Returns these options with the read consistency and the retry policy, where they are not set, taken from those of batch
     * gets.
     *
     * @param defaults the options of batch gets
     * @return merged options
     */
    public ScanOptions withDefaults(GetOptions defaults) {
        Common reads = new Common(
                defaults.common.consistentRead(), defaults.common.retry(), null, defaults.common.onUnmappable());
        return new ScanOptions(
                new Values(common.withDefaults(reads), paging, values.segment, values.segments, values.concurrency));
    }

    /**
     * Returns the number of parts in which the table is read side by side: 1 to 1,000,000; by default 4, or the number
     * of segments of the {@link #position}.
     */
    public int segments() {
        int begun = position().segments().size();
        return Objects.requireNonNullElse(values.segments, begun == 0 ? 4 : begun);
    }

    /** Returns the one segment that is read, from zero on; empty, the default, if all of them are. */
    public OptionalInt segment() {
        return values.segment == null ? OptionalInt.empty() : OptionalInt.of(values.segment);
    }

    /**
     * Returns the largest number of requests of the scan in flight at a time. Twice as many pages, of up to 1 MB each,
     * are held at most: at least one; by default the number of segments that are read, but no more than 16.
     */
    public int concurrency() {
        int read = values.segment == null ? segments() : 1;
        return Objects.requireNonNullElse(values.concurrency, Math.min(read, MOST_DEFAULT_CONCURRENCY));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ScanOptions options && values.equals(options.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return "ScanOptions[segments=" + segments() + (values.segment == null ? "" : ", segment=" + values.segment)
                + ", concurrency=" + concurrency() + ", pageItems=" + pageItems()
                + ", consistentRead=" + consistentRead() + ", retry=" + retry() + ", projection=" + projection()
                + ", position=" + position() + "]";
    }

    /**
     * Collects the values of options.
     *
     * <p>Not thread-safe.
     */
    public static final class Builder extends PagedOptions.Builder<Builder> {

        private @Nullable Integer segment;
        private @Nullable Integer segments;
        private @Nullable Integer concurrency;

        private Builder(Values values) {
            super(values.common, values.paging);
            this.segment = values.segment;
            this.segments = values.segments;
            this.concurrency = values.concurrency;
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
            Checks.atLeast("segments", segments, 1);
            if (segments > MOST_SEGMENTS) {
                throw new IllegalArgumentException(
                        "segments must be at most " + MOST_SEGMENTS + ", but is " + segments);
            }
            this.segments = segments;
            return this;
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
            this.segment = segment;
            return this;
        }

        /**
         * Sets the largest number of requests of the scan in flight at a time.
         *
         * @param concurrency at least one
         * @throws IllegalArgumentException if it is below one
         */
        public Builder concurrency(int concurrency) {
            Checks.atLeast("concurrency", concurrency, 1);
            this.concurrency = concurrency;
            return this;
        }

        /**
         * Makes the options.
         *
         * @return immutable options
         * @throws IllegalArgumentException if the segment isn't below the number of segments, or if the position is that of a
         *     scan with another number of segments
         */
        public ScanOptions build() {
            return new ScanOptions(new Values(common(), paging(), segment, segments, concurrency));
        }
    }
}
