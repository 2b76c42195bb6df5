package io.dynox.internal.report;

import io.dynox.OperationKind;
import io.dynox.event.BatchListener;
import io.dynox.internal.Printable;
import io.dynox.rate.RateLimit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What listeners receive. Each record is what its interface says. Immutable. */
public final class Events {

    private Events() {}

    public record RequestSent(String table, BatchListener.Operation operation, long request, int items, long bytes)
            implements BatchListener.RequestSent {}

    public record ReplyReceived(
            String table,
            BatchListener.Operation operation,
            long request,
            BatchListener.Outcome outcome,
            int processed,
            int unprocessed,
            Duration elapsed,
            double consumedUnits,
            @Nullable Throwable error,
            @Nullable String requestId)
            implements BatchListener.ReplyReceived {

        @Override
        public String toString() {
            return "ReplyReceived[table=" + table + ", operation=" + operation + ", request=" + request + ", outcome="
                    + outcome + ", processed=" + processed + ", unprocessed=" + unprocessed + ", elapsed=" + elapsed
                    + ", consumedUnits=" + consumedUnits + ", error=" + shown(error) + ", requestId=" + requestId + "]";
        }
    }

    public record RetryScheduled(String table, BatchListener.Operation operation, int items, Duration delay)
            implements BatchListener.RetryScheduled {}

    public record Throttled(String table, BatchListener.Operation operation, List<String> reasons, int window)
            implements BatchListener.Throttled {}

    public record RateLimited(String table, BatchListener.Operation operation, Duration delay)
            implements BatchListener.RateLimited {}

    public record GetCompleted(String table, int found, int missing, int unread)
            implements BatchListener.GetCompleted {}

    public record GivenUp(
            String table,
            BatchListener.Operation operation,
            int items,
            int attempts,
            Throwable cause,
            @Nullable String requestId)
            implements BatchListener.GivenUp {

        @Override
        public String toString() {
            return "GivenUp[table=" + table + ", operation=" + operation + ", items=" + items + ", attempts=" + attempts
                    + ", cause=" + shown(cause) + ", requestId=" + requestId + "]";
        }
    }

    public record WritesEnded(String table, long written, long failed, long superseded, long notAttempted)
            implements BatchListener.WritesEnded {}

    public record RateLimitChanged(
            @Nullable String table,
            BatchListener.Operation operation,
            @Nullable RateLimit limit) implements BatchListener.RateLimitChanged {}

    public record LeaseEnded(
            @Nullable String table,
            BatchListener.Operation operation,
            BatchListener.LeaseOutcome outcome,
            long units,
            Duration elapsed,
            @Nullable Throwable error)
            implements BatchListener.LeaseEnded {

        @Override
        public String toString() {
            return "LeaseEnded[table=" + table + ", operation=" + operation + ", outcome=" + outcome + ", units="
                    + units + ", elapsed=" + elapsed + ", error=" + shown(error) + "]";
        }
    }

    public record HotKey(String table, BatchListener.Operation operation, String key, double perSecond)
            implements BatchListener.HotKey {}

    public record OperationStarted(String table, OperationKind kind, OptionalLong items)
            implements io.dynox.event.OperationStarted {}

    public record OperationEnded(
            String table,
            OperationKind kind,
            Duration elapsed,
            long requests,
            long retries,
            double consumedUnits,
            io.dynox.event.OperationEnded.Counts counts,
            @Nullable Throwable error)
            implements io.dynox.event.OperationEnded {

        @Override
        public String toString() {
            return "OperationEnded[table=" + table + ", kind=" + kind + ", elapsed=" + elapsed + ", requests="
                    + requests
                    + ", retries=" + retries + ", consumedUnits=" + consumedUnits + ", counts=" + counts + ", error="
                    + shown(error) + "]";
        }
    }

    public record BatchProgress(
            String table,
            OperationKind kind,
            long done,
            OptionalLong total,
            long failed,
            long retries,
            double ratePerSecond,
            Optional<Duration> timeLeft,
            Duration elapsed)
            implements io.dynox.BatchProgress {}

    private static @Nullable String shown(@Nullable Throwable error) {
        return error == null ? null : Printable.reason(error);
    }
}
