package io.dynox.autoconfigure.actuate;

import io.dynox.RetryPolicy;
import io.dynox.WriteAccount;
import io.dynox.WriteOptions;
import io.dynox.event.BatchListener;
import io.dynox.event.EngineSnapshot;
import io.dynox.event.EngineSnapshot.Sharing;
import io.dynox.event.EngineSnapshot.Throttle;
import io.dynox.rate.RateLimit;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a snapshot as the endpoint shows them: as {@link EngineSnapshot} has them, with the names of the meters' tags.
 * Immutable.
 */
public final class EndpointView {

    private EndpointView() {}

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** As {@link EngineSnapshot.Writer}. */
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
            Options options) {

        static Writer of(EngineSnapshot.Writer writer) {
            return new Writer(
                    writer.table(),
                    writer.isClosing(),
                    writer.account(),
                    writer.heldBytes(),
                    writer.waitingForRoom(),
                    writer.requestsInFlight(),
                    writer.requests(),
                    writer.retries(),
                    writer.open(),
                    writer.oldestWait(),
                    writer.stalled(),
                    Options.of(writer.options()));
        }
    }

    /** The values of {@link WriteOptions}. */
    public record Options(
            int concurrency,
            int bufferItems,
            long bufferBytes,
            Duration linger,
            Duration putTimeout,
            Duration closeTimeout,
            int recordedFailures,
            int alikeFailures,
            long maxUnits,
            String mode,
            Retry retry) {

        private static Options of(WriteOptions options) {
            return new Options(
                    options.concurrency(),
                    options.bufferItems(),
                    options.bufferBytes(),
                    options.linger(),
                    options.putTimeout(),
                    options.closeTimeout(),
                    options.recordedFailures(),
                    options.alikeFailures(),
                    options.maxUnits(),
                    name(options.mode()),
                    Retry.of(options.retry()));
        }
    }

    /** The values of {@link RetryPolicy}. */
    public record Retry(Duration deadline, int maxAttempts, Duration baseDelay, Duration maxDelay) {

        private static Retry of(RetryPolicy policy) {
            return new Retry(policy.deadline(), policy.maxAttempts(), policy.baseDelay(), policy.maxDelay());
        }
    }

    /** As {@link EngineSnapshot.Lane}. */
    public record Lane(
            String table,
            String operation,
            int window,
            int maxWindow,
            int requestsInFlight,
            boolean isPaused,
            boolean isRateLimited,
            int waiting,
            long throttles,
            @Nullable Throttle lastThrottle) {

        static Lane of(EngineSnapshot.Lane lane) {
            return new Lane(
                    lane.table(),
                    name(lane.operation()),
                    lane.window(),
                    lane.maxWindow(),
                    lane.requestsInFlight(),
                    lane.isPaused(),
                    lane.isRateLimited(),
                    lane.waiting(),
                    lane.throttles(),
                    lane.lastThrottle());
        }
    }

    /** As {@link EngineSnapshot.Limit}. */
    public record Limit(
            @Nullable String table,
            String operation,
            RateLimit limit,
            double unitsPerSecond,
            @Nullable Sharing sharing) {

        static Limit of(EngineSnapshot.Limit limit) {
            return new Limit(
                    limit.table(), name(limit.operation()), limit.limit(), limit.unitsPerSecond(), limit.sharing());
        }
    }

    /** As {@link BatchListener.HotKey}. */
    public record HotKey(String table, String operation, String key, double perSecond) {

        static HotKey of(BatchListener.HotKey hot) {
            return new HotKey(hot.table(), name(hot.operation()), hot.key(), hot.perSecond());
        }
    }
}
