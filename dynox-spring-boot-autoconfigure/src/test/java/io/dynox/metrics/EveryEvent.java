package io.dynox.metrics;

import io.dynox.event.BatchListener;
import io.dynox.event.BatchListener.LeaseOutcome;
import io.dynox.event.BatchListener.Operation;
import io.dynox.event.BatchListener.Outcome;
import io.dynox.event.EngineSnapshot;
import io.dynox.internal.report.Events;
import io.dynox.internal.report.Snapshots;
import io.dynox.rate.RateLimit;
import java.time.Duration;
import java.util.List;

/** Tells a listener one event of each kind. */
final class EveryEvent {

    private static final RateLimit LIMIT = new RateLimit.Fixed(5, 5);

    private static final EngineSnapshot.Sharing SHARING =
            new Snapshots.Sharing("dynox:write", true, null, null, 2, 7, 1, 700, 20, Duration.ofMillis(3));

    private EveryEvent() {}

    static void tell(BatchListener listener) {
        EngineSnapshot.Limit limit = new Snapshots.Limit(null, Operation.BATCH_WRITE, LIMIT, 5, SHARING);
        listener.engineStarted(() -> new Snapshots.EngineSnapshot(
                List.of(), List.of(), List.of(limit), new Snapshots.Totals(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)));
        listener.writerOpened("users");
        listener.requestSent(new Events.RequestSent("users", Operation.BATCH_WRITE, 1, 25, 2_500));
        listener.replyReceived(new Events.ReplyReceived(
                "users", Operation.BATCH_WRITE, 1, Outcome.PARTIAL, 20, 5, Duration.ofMillis(12), 21.5, null, null));
        listener.writesEnded(new Events.WritesEnded("users", 20, 1, 1, 1));
        listener.throttled(new Events.Throttled("users", Operation.BATCH_WRITE, List.of(), 2));
        listener.retryScheduled(new Events.RetryScheduled("users", Operation.BATCH_WRITE, 5, Duration.ofMillis(40)));
        listener.rateLimited(new Events.RateLimited("users", Operation.BATCH_WRITE, Duration.ofMillis(30)));
        listener.rateLimitChanged(new Events.RateLimitChanged(null, Operation.BATCH_WRITE, LIMIT));
        listener.leaseEnded(new Events.LeaseEnded(
                null, Operation.BATCH_WRITE, LeaseOutcome.GRANTED, 100, Duration.ofMillis(3), null));
        listener.hotKeyFound(new Events.HotKey("users", Operation.BATCH_WRITE, "sha256:0123456789ab", 700));
        listener.getCompleted(new Events.GetCompleted("users", 3, 2, 1));
    }
}
