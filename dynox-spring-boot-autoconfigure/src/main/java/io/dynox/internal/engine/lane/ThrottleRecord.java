package io.dynox.internal.engine.lane;

import io.dynox.event.EngineSnapshot;
import io.dynox.internal.report.Snapshots;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How often a table was throttled, and when last. Not thread-safe; guarded by the lock of {@link Lane}. */
final class ThrottleRecord {

    private long count;
    private long lastNanos;
    private List<String> lastReasons = List.of();

    void add(List<String> reasons, long now) {
        count++;
        lastNanos = now;
        lastReasons = reasons;
    }

    long count() {
        return count;
    }

    EngineSnapshot.@Nullable Throttle last(long now) {
        return count == 0 ? null : new Snapshots.Throttle(lastReasons, Duration.ofNanos(now - lastNanos));
    }
}
