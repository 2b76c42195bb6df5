package io.dynox.internal.rate;

import io.dynox.event.EngineSnapshot;
import io.dynox.internal.Printable;
import io.dynox.internal.report.Snapshots;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What happened between a limit and its store, and whether the store is down. Not thread-safe; guarded by the lock of
 * its {@link LimitPacer}.
 */
final class LeaseRecord {

    private long leases;
    private long unitsLeased;
    private long unitsReturned;
    private long failures;
    private long latencyNanos;
    private @Nullable Throwable failure;
    private long downSinceNanos;

    boolean isDown() {
        return failure != null;
    }

    void leased(long units, long elapsedNanos) {
        leases++;
        unitsLeased += units;
        latencyNanos = elapsedNanos;
    }

    void returned(long units) {
        unitsReturned += units;
    }

    /** Returns whether the store was up until now. */
    boolean failed(Throwable cause, long now) {
        boolean wasUp = failure == null;
        failures++;
        failure = cause;
        if (wasUp) {
            downSinceNanos = now;
        }
        return wasUp;
    }

    /** Returns how long the store was down. */
    Duration up(long now) {
        failure = null;
        return Duration.ofNanos(now - downSinceNanos);
    }

    EngineSnapshot.Sharing snapshot(String bucket, int instances, long now) {
        Throwable current = failure;
        return new Snapshots.Sharing(
                bucket,
                current == null,
                current == null ? null : Duration.ofNanos(now - downSinceNanos),
                current == null ? null : Printable.reason(current),
                instances,
                leases,
                failures,
                unitsLeased,
                unitsReturned,
                Duration.ofNanos(latencyNanos));
    }
}
