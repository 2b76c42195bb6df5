package io.dynox.test;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/** A rule with what it has left: requests, time and lots to draw. Thread-safe. */
final class PlayedRule {

    private final FaultRule rule;
    private final Instant start;
    private final AtomicLong requestsLeft;
    private final Object lot = new Object();
    private final SplittableRandom random;

    PlayedRule(FaultRule rule, Instant start) {
        this.rule = rule;
        this.start = start;
        this.requestsLeft = new AtomicLong(rule.requests());
        this.random = new SplittableRandom(seed(rule.fault()));
    }

    boolean isOf(FaultRule other) {
        return rule.equals(other);
    }

    Fault fault() {
        return rule.fault();
    }

    boolean isSpent(Instant now) {
        return requestsLeft.get() <= 0
                || rule.span().map(span -> !now.isBefore(start.plus(span))).orElse(false);
    }

    boolean concerns(SentRequest request) {
        return rule.concerns(request);
    }

    boolean concerns(Item item) {
        return rule.concerns(item);
    }

    /** Takes one of the requests that the rule concerns; false if none is left. */
    boolean take() {
        return requestsLeft.getAndUpdate(left -> left == 0 ? 0 : left - 1) > 0;
    }

    /** True with the probability {@code share}. */
    boolean draw(double share) {
        synchronized (lot) {
            return random.nextDouble() < share;
        }
    }

    /** A duration between the two. */
    Duration draw(Duration least, Duration most) {
        if (least.equals(most)) {
            return least;
        }
        synchronized (lot) {
            return Duration.ofNanos(random.nextLong(least.toNanos(), most.toNanos() + 1));
        }
    }

    private static long seed(Fault fault) {
        if (fault instanceof Fault.Unprocessed unprocessed) {
            return unprocessed.seed();
        }
        return fault instanceof Fault.Latency latency ? latency.seed() : 0;
    }
}
