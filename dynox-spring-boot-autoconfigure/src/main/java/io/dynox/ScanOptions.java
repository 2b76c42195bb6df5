package io.dynox;

import io.dynox.internal.Checks;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a scan works: {@code ScanOptions.builder().segments(16).build()}. A value that is not set is taken from where the
 * options are used: from the view that {@link BatchTable#with(ScanOptions)} is called on; the read consistency and the retry
 * policy also from the {@link GetOptions} of that view; then from {@link #DEFAULT}.
 *
 * <p>Immutable.
 */
public final class ScanOptions extends ReadOptions {

    /** Nothing set: every method returns its default. */
    public static final ScanOptions DEFAULT = builder().build();

    /** The most that DynamoDB takes (DynamoDB API reference, Scan). */
    private static final int MOST_SEGMENTS = 1_000_000;

    /** As many requests in flight as there are segments, but no more than this. */
    private static final int MOST_DEFAULT_CONCURRENCY = 16;

    private final Values values;

    private record Values(
            Common common,
            @Nullable Integer segments,
            @Nullable Integer concurrency,
            @Nullable Integer pageItems,
            @Nullable ScanPosition position) {

        Values {
            if (segments != null
                    && position != null
                    && !position.segments().isEmpty()
                    && position.segments().size() != segments) {
                throw new IllegalArgumentException("segments must be "
                        + position.segments().size() + ", as in the scan whose position this is, but is " + segments);
            }
        }
    }

    private ScanOptions(Values values) {
        super(values.common);
        this.values = values;
    }

    /** Starts with nothing set. */
    public static Builder builder() {
        return new Builder(new Values(Common.UNSET, null, null, null, null));
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
     * @throws IllegalArgumentException if the number of segments and the position of the merged options contradict each other
     */
    public ScanOptions withDefaults(ScanOptions defaults) {
        Values others = defaults.values;
        return new ScanOptions(new Values(
                common.withDefaults(defaults.common),
                or(values.segments, others.segments),
                or(values.concurrency, others.concurrency),
                or(values.pageItems, others.pageItems),
                or(values.position, others.position)));
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
        return new ScanOptions(new Values(
                common.withDefaults(reads), values.segments, values.concurrency, values.pageItems, values.position));
    }

    /**
     * Returns the number of parts in which the table is read side by side: 1 to 1,000,000; by default 4, or the number
     * of segments of the {@link #position}.
     */
    public int segments() {
        int begun = position().segments().size();
        return Objects.requireNonNullElse(values.segments, begun == 0 ? 4 : begun);
    }

    /**
     * Returns the largest number of requests of the scan in flight at a time. Twice as many pages, of up to 1 MB each,
     * are held at most: at least one; by default the number of segments, but no more than 16.
     */
    public int concurrency() {
        return Objects.requireNonNullElse(values.concurrency, Math.min(segments(), MOST_DEFAULT_CONCURRENCY));
    }

    /** Returns the largest number of items of a page: zero, the default, for as many as 1 MB holds. */
    public int pageItems() {
        return Objects.requireNonNullElse(values.pageItems, 0);
    }

    /** Returns where the scan begins: {@link ScanPosition#BEGINNING} by default. */
    public ScanPosition position() {
        return Objects.requireNonNullElse(values.position, ScanPosition.BEGINNING);
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
        return "ScanOptions[segments=" + segments() + ", concurrency=" + concurrency() + ", pageItems=" + pageItems()
                + ", consistentRead=" + consistentRead() + ", retry=" + retry() + ", projection=" + projection()
                + ", position=" + position() + "]";
    }

    /**
     * Collects the values of options.
     *
     * <p>Not thread-safe.
     */
    public static final class Builder extends ReadOptions.Builder<Builder> {

        private @Nullable Integer segments;
        private @Nullable Integer concurrency;
        private @Nullable Integer pageItems;
        private @Nullable ScanPosition position;

        private Builder(Values values) {
            super(values.common);
            this.segments = values.segments;
            this.concurrency = values.concurrency;
            this.pageItems = values.pageItems;
            this.position = values.position;
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
         * Sets the largest number of items of a page.
         *
         * @param pageItems zero for as many as 1 MB holds
         * @throws IllegalArgumentException if it is negative
         */
        public Builder pageItems(int pageItems) {
            Checks.atLeast("pageItems", pageItems, 0);
            this.pageItems = pageItems;
            return this;
        }

        /**
         * Sets where the scan begins, to continue one that ended early. The scan has the segments of that one.
         *
         * @param position from {@link ScanException#position()}
         */
        public Builder position(ScanPosition position) {
            this.position = Objects.requireNonNull(position, "position");
            return this;
        }

        /**
         * Makes the options.
         *
         * @return immutable options
         * @throws IllegalArgumentException if the position is that of a scan with another number of segments
         */
        public ScanOptions build() {
            return new ScanOptions(new Values(common(), segments, concurrency, pageItems, position));
        }
    }
}
