package io.dynox.internal.engine.scan;

import java.util.List;

/**
 * Why a scan ended early, and where.
 *
 * @param <P> a place in the table
 * @param segment the segment that could not be read on
 * @param items how many items were handed on, over all segments
 * @param places how far each segment was handed on
 * @param cause why
 */
public record ScanFailure<P>(int segment, long items, List<SegmentPlace<P>> places, Throwable cause) {}
