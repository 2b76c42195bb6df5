package io.dynox;

import io.dynox.internal.Checks;
import java.util.Arrays;
import java.util.List;

/**
 * How a scan works. Start from the defaults ({@link #DEFAULT}; in an application the read consistency and the retries are
 * those of {@code dynox.get.consistent-read} and {@code dynox.retry.*}) and change what must be otherwise:
 * {@code ScanOptions.DEFAULT.withSegments(16)}.
 *
 * <p>Immutable.
 *
 * @param segments the parts in which the table is read side by side; 1 to 1,000,000
 * @param concurrency the most requests of the scan in flight at a time; at least one. Twice as many pages, of up to 1 MB
 *     each, are held at most.
 * @param pageItems the most items of a page; zero for as many as 1 MB holds
 * @param consistentRead whether reads see every write that was confirmed before them; costs twice the read units
 * @param retry how long and how often a page is asked for again
 * @param projection what is read of the items; empty for all of them. Paths within another one are left out.
 * @param position where to begin; {@link ScanPosition#BEGINNING}, or that of a scan that failed
 */
public record ScanOptions(
        int segments,
        int concurrency,
        int pageItems,
        boolean consistentRead,
        RetryPolicy retry,
        List<AttributePath> projection,
        ScanPosition position) {

    /** Four segments, all of them side by side, whole pages and items, from the beginning. */
    public static final ScanOptions DEFAULT =
            new ScanOptions(4, 4, 0, false, RetryPolicy.DEFAULT, List.of(), ScanPosition.BEGINNING);

    /** The most that DynamoDB takes (DynamoDB API reference, Scan). */
    private static final int MOST_SEGMENTS = 1_000_000;

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException when a value is out of its range, or the position is that of a scan with another
     *     number of segments; the message names it
     */
    public ScanOptions {
        Checks.atLeast("segments", segments, 1);
        if (segments > MOST_SEGMENTS) {
            throw new IllegalArgumentException("segments must be at most " + MOST_SEGMENTS + ", but is " + segments);
        }
        Checks.atLeast("concurrency", concurrency, 1);
        Checks.atLeast("pageItems", pageItems, 0);
        projection = AttributePath.projection(projection);
        if (!position.segments().isEmpty() && position.segments().size() != segments) {
            throw new IllegalArgumentException("segments must be "
                    + position.segments().size() + ", as in the scan whose position this is, but is " + segments);
        }
    }

    /**
     * These options with another number of segments, and as many requests in flight, but no more than 16.
     *
     * @param segments the parts in which the table is read
     * @return a changed copy
     */
    public ScanOptions withSegments(int segments) {
        return new ScanOptions(
                segments, Math.min(segments, 16), pageItems, consistentRead, retry, projection, position);
    }

    /**
     * These options with another concurrency.
     *
     * @param concurrency the most requests in flight at a time
     * @return a changed copy
     */
    public ScanOptions withConcurrency(int concurrency) {
        return new ScanOptions(segments, concurrency, pageItems, consistentRead, retry, projection, position);
    }

    /**
     * These options with another limit on pages.
     *
     * @param pageItems the most items of a page; zero for as many as 1 MB holds
     * @return a changed copy
     */
    public ScanOptions withPageItems(int pageItems) {
        return new ScanOptions(segments, concurrency, pageItems, consistentRead, retry, projection, position);
    }

    /**
     * These options with another read consistency.
     *
     * @param consistentRead whether reads see every write that was confirmed before them
     * @return a changed copy
     */
    public ScanOptions withConsistentRead(boolean consistentRead) {
        return new ScanOptions(segments, concurrency, pageItems, consistentRead, retry, projection, position);
    }

    /**
     * These options with another retry policy.
     *
     * @param retry how long and how often a page is asked for again
     * @return a changed copy
     */
    public ScanOptions withRetry(RetryPolicy retry) {
        return new ScanOptions(segments, concurrency, pageItems, consistentRead, retry, projection, position);
    }

    /**
     * These options with a projection. It saves transfer, not read units.
     *
     * @param paths what is read of the items, as {@link AttributePath} describes; none for all of them
     * @return a changed copy
     * @throws IllegalArgumentException when one is no path, or two contradict each other
     */
    public ScanOptions withProjection(String... paths) {
        return new ScanOptions(
                segments,
                concurrency,
                pageItems,
                consistentRead,
                retry,
                Arrays.stream(paths).map(AttributePath::parse).toList(),
                position);
    }

    /**
     * These options with the position, and the segments, of a scan that failed: it is continued.
     *
     * @param position from {@link ScanException#position()}
     * @return a changed copy
     */
    public ScanOptions withPosition(ScanPosition position) {
        int same =
                position.segments().isEmpty() ? segments : position.segments().size();
        return new ScanOptions(same, concurrency, pageItems, consistentRead, retry, projection, position);
    }
}
