package io.dynox.internal.engine.lane;

/**
 * A row of requests to a table of which nothing was processed: from when the first one was sent until the last one ended.
 * Not thread-safe; owned by {@link RequestWindow}.
 */
final class Silence {

    private boolean isOn;
    private long sinceNanos;
    private long lastNanos;

    /** Something was processed. */
    void ends() {
        isOn = false;
    }

    /** Nothing was processed of a request that ended now. */
    void goesOn(long sentNanos, long now) {
        if (!isOn) {
            isOn = true;
            sinceNanos = sentNanos;
        }
        lastNanos = now;
    }

    /** Whether it lasts. */
    boolean isOn() {
        return isOn;
    }

    /** Its length, as far as it came after a moment; zero when the last request was processed, be it in part. */
    long nanosAfter(long momentNanos) {
        long ofRow = lastNanos - sinceNanos;
        return isOn ? Math.max(0, Math.min(ofRow, lastNanos - momentNanos)) : 0;
    }
}
