package io.dynox.test;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The script of an in-memory DynamoDB's misbehaviour: the rules that are being played. All rules that concern a request apply;
 * delays add up, and of several failures the rule that was played first decides.
 *
 * <p>The methods named after a fault are short for {@link #play(FaultRule)} on every operation and table:
 *
 * <pre>{@code
 * dynamo.faults().unprocessed(0.3);                       // of the items of batches, for ever
 * dynamo.faults().throttle(5);                            // the next five requests
 * dynamo.faults().throttleFor(Duration.ofSeconds(2));
 * dynamo.faults().play(FaultRule.of(new Fault.SizeCut(10)).table("users").next(1));
 * }</pre>
 *
 * <p>Thread-safe. Equal plans draw equal lots in requests that are sent one after the other.
 */
public final class FaultPlan {

    private static final long SEED = 1;

    private final List<PlayedRule> rules = new CopyOnWriteArrayList<>();
    private final Clock clock;

    FaultPlan(Clock clock) {
        this.clock = clock;
    }

    /** Plays {@code rule} from now on. */
    public FaultPlan play(FaultRule rule) {
        rules.add(new PlayedRule(rule, clock.instant()));
        return this;
    }

    /** Ends all rules: the database behaves again. */
    public FaultPlan clear() {
        rules.clear();
        return this;
    }

    /** Leaves items and keys of batches unprocessed with the probability {@code share}. */
    public FaultPlan unprocessed(double share) {
        return unprocessed(share, SEED);
    }

    /** Leaves items and keys of batches unprocessed with the probability {@code share}, drawn from {@code seed}. */
    public FaultPlan unprocessed(double share, long seed) {
        return play(FaultRule.of(new Fault.Unprocessed(share, seed)));
    }

    /** Throttles the next {@code requests} requests with a {@code ThrottlingException}. */
    public FaultPlan throttle(long requests) {
        return play(throttling().next(requests));
    }

    /** Throttles every request for {@code span} from now with a {@code ThrottlingException}. */
    public FaultPlan throttleFor(Duration span) {
        return play(throttling().during(span));
    }

    /** Delays every reply by {@code latency}. */
    public FaultPlan latency(Duration latency) {
        return play(FaultRule.of(new Fault.Latency(latency, latency, SEED)));
    }

    /** Fails every request for {@code span} from now, as when nobody listens at the endpoint. */
    public FaultPlan outage(Duration span) {
        return play(FaultRule.of(new Fault.Outage()).during(span));
    }

    Verdict judge(SentRequest request) {
        rules.removeIf(rule -> rule.isSpent(request.at()));
        return new Verdict(
                request,
                rules.stream()
                        .filter(rule -> rule.concerns(request) && rule.take())
                        .toList());
    }

    private static FaultRule throttling() {
        return FaultRule.of(new Fault.Throttling(Fault.Throttle.THROTTLING, List.of()));
    }
}
