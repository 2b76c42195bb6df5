package io.dynox.internal.engine.scan;

import org.jspecify.annotations.Nullable;

/**
 * How far a segment of a scan is read.
 *
 * @param <P> a place in the table
 * @param isDone whether it is read to its end
 * @param next where its next page begins; null for its beginning
 */
public record SegmentPlace<P>(boolean isDone, @Nullable P next) {}
