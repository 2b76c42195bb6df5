package io.dynox.internal.engine.write;

import io.dynox.internal.engine.runtime.Alarm;

/**
 * Sees to it that nothing waits for ever: a partial batch goes out when it has lingered, a retry when it is due.
 *
 * <p>The wait is counted from when the ready queue was filled or cut last, so that a put needs no look at the clock; a write
 * so lingers twice the configured time at most.
 *
 * <p>Not thread-safe; owned by {@link WriteBuffer} together with the queues that it serves.
 */
final class LingerTimer {

    private final long lingerNanos;
    private final WriteQueues<?> queues;
    private final Alarm alarm;
    private long sinceNanos;

    LingerTimer(long lingerNanos, WriteQueues<?> queues, Alarm alarm) {
        this.lingerNanos = lingerNanos;
        this.queues = queues;
        this.alarm = alarm;
    }

    boolean isImmediate() {
        return lingerNanos == 0;
    }

    boolean isOver(long now) {
        return now - sinceNanos >= lingerNanos;
    }

    void restart(long now) {
        sinceNanos = now;
    }

    /** The first write came into the ready queue. */
    void begin(long now) {
        restart(now);
        arm(now);
    }

    /** Sets the alarm to when a batch may be cut because of its time; a time that has passed needs none. */
    void arm(long now) {
        long untilLinger = queues.isReadyEmpty() ? Long.MAX_VALUE : sinceNanos + lingerNanos - now;
        long delay = Math.min(untilLinger, queues.retries.nanosUntilDue(now));
        if (delay > 0 && delay != Long.MAX_VALUE) {
            alarm.armIn(now, delay);
        }
    }

    /** Sees to another look at what waits. */
    void lookIn(long now, long delayNanos) {
        alarm.armIn(now, delayNanos);
    }

    void rung(long now) {
        alarm.rung(now);
    }

    void stop() {
        alarm.cancel();
    }
}
