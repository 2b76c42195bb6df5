package io.dynox.internal.report;

import io.dynox.WriteAccount;
import io.dynox.WriteOptions;
import io.dynox.event.BatchListener;
import io.dynox.rate.RateLimit;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@link io.dynox.event.EngineInsight} shows. Each record is what its interface says. Immutable. */
public final class Snapshots {

    private Snapshots() {}

    public record EngineSnapshot(
            List<io.dynox.event.EngineSnapshot.Writer> writers,
            List<io.dynox.event.EngineSnapshot.Lane> lanes,
            List<io.dynox.event.EngineSnapshot.Limit> limits,
            io.dynox.event.EngineSnapshot.Totals totals)
            implements io.dynox.event.EngineSnapshot {
        public EngineSnapshot {
            writers = List.copyOf(writers);
            lanes = List.copyOf(lanes);
            limits = List.copyOf(limits);
        }
    }

    public record Writer(
            String table,
            boolean isClosing,
            WriteAccount account,
            long heldBytes,
            int waitingForRoom,
            int requestsInFlight,
            long requests,
            long retries,
            Duration open,
            Duration oldestWait,
            Duration stalled,
            WriteOptions options)
            implements io.dynox.event.EngineSnapshot.Writer {}

    public record Lane(
            String table,
            BatchListener.Operation operation,
            int window,
            int maxWindow,
            int requestsInFlight,
            boolean isPaused,
            boolean isRateLimited,
            int waiting,
            long throttles,
            io.dynox.event.EngineSnapshot.@Nullable Throttle lastThrottle)
            implements io.dynox.event.EngineSnapshot.Lane {}

    public record Throttle(List<String> reasons, Duration ago) implements io.dynox.event.EngineSnapshot.Throttle {
        public Throttle {
            reasons = List.copyOf(reasons);
        }
    }

    public record Limit(
            @Nullable String table,
            BatchListener.Operation operation,
            RateLimit limit,
            double unitsPerSecond,
            io.dynox.event.EngineSnapshot.@Nullable Sharing sharing)
            implements io.dynox.event.EngineSnapshot.Limit {

        /** A limit of this process alone. */
        public Limit(
                @Nullable String table, BatchListener.Operation operation, RateLimit limit, double unitsPerSecond) {
            this(table, operation, limit, unitsPerSecond, null);
        }
    }

    public record Sharing(
            String bucket,
            boolean isUp,
            @Nullable Duration down,
            @Nullable String failure,
            int instances,
            long leases,
            long failures,
            long unitsLeased,
            long unitsReturned,
            Duration latency)
            implements io.dynox.event.EngineSnapshot.Sharing {}

    public record Totals(
            long writers,
            long requests,
            long throttles,
            long retries,
            long written,
            long failed,
            long superseded,
            long notAttempted,
            long found,
            long missing,
            long unread,
            double writeUnits,
            double readUnits)
            implements io.dynox.event.EngineSnapshot.Totals {}
}
