package io.dynox.internal.engine;

import io.dynox.internal.engine.runtime.SimulatedRuntime;

/** A row of requests of which nothing was processed, as the service sees it. */
final class SimulatedRow {

    private final SimulatedRuntime runtime;
    private boolean isOn;
    private int endedEvent;
    private long endedLength;
    private long sinceNanos;
    private long lastNanos = Long.MIN_VALUE / 2;

    SimulatedRow(SimulatedRuntime runtime) {
        this.runtime = runtime;
    }

    /** Nothing was processed of a request. */
    void failed(long sentNanos) {
        if (!isOn) {
            isOn = true;
            sinceNanos = sentNanos;
        }
        lastNanos = runtime.nanoTime();
    }

    /** Something was processed. */
    void ended() {
        if (isOn) {
            isOn = false;
            endedLength = endedEvent == runtime.event()
                    ? Math.max(endedLength, lastNanos - sinceNanos)
                    : lastNanos - sinceNanos;
            endedEvent = runtime.event();
        }
    }

    /**
     * From when the first request was sent until the last one ended. The engine may hear of an answer that comes before the
     * call returns only after further answers of the same event.
     */
    long nanos() {
        long ended = endedEvent == runtime.event() ? endedLength : 0;
        return isOn ? Math.max(ended, lastNanos - sinceNanos) : ended;
    }
}
