package io.dynox.internal.engine.scan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a scan wants more pages, and whether and how it has ended. Not thread-safe; owned by {@link ScanPipeline}. */
final class ScanEnd<P> {

    private int failedSegment;
    private @Nullable Throwable failure;
    private boolean isCancelled;
    private boolean isStopped;
    private boolean isAbandoned;
    private boolean hasEnded;

    /** Whether the next page of a segment is still wanted. */
    boolean wantsMore() {
        return failure == null && !isCancelled;
    }

    /** Asks for no further page; the first failure is that of the scan. */
    void fail(int segment, Throwable cause) {
        if (failure == null && !hasEnded) {
            failure = cause;
            failedSegment = segment;
        }
    }

    /** The subscriber wants nothing more. */
    void cancel() {
        isCancelled = true;
    }

    /** The engine closes: what the subscriber has not taken yet is handed on without the scan. */
    void stop() {
        isStopped = true;
    }

    /** The engine waits no longer: answers that come now don't count. */
    void abandon() {
        isAbandoned = true;
    }

    boolean hasEnded() {
        return hasEnded;
    }

    /** Ends the scan unless something is left to wait for; true for one caller. */
    boolean end(int requestsInFlight, boolean isAnyLeft, int pagesHeld) {
        boolean isAtWork = (requestsInFlight > 0 && !isAbandoned) || isAnyLeft;
        boolean isHandingOn = pagesHeld > 0 && !isCancelled && !isStopped;
        if (hasEnded || isAtWork || isHandingOn) {
            return false;
        }
        hasEnded = true;
        return true;
    }

    /** Why it ended early, or null when it came to the end of the table or was cancelled. */
    @Nullable
    Throwable failure() {
        return failure;
    }

    /** The failure with the place that the scan has come to; null when there is none. */
    @Nullable
    ScanFailure<P> failure(long items, List<SegmentPlace<P>> places) {
        return failure == null ? null : new ScanFailure<>(failedSegment, items, places, failure);
    }
}
