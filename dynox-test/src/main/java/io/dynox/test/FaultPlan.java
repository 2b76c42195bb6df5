package io.dynox.test;

import io.dynox.test.internal.error.Account;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/**
 * The script of an in-memory DynamoDB's misbehaviour: the rules that are being played. All rules that concern a request apply;
 * delays add up, and of several failures the rule that was played first decides.
 *
 * <p>The methods named after a fault are short for {@link #play(FaultRule)}. They concern every operation and table, requests to
 * the streams included, or those that a {@linkplain FaultScope scope} before them names:
 *
 * <pre>{@code
 * dynamo.faults().unprocessed(0.3);                       // of the items of batches, for ever
 * dynamo.faults().throttle(5);                            // the next five requests
 * dynamo.faults().throttleFor(Duration.ofSeconds(2));
 * dynamo.faults().on("BatchWriteItem").table("users").throttle(5);
 * dynamo.faults().table("users").next(1).play(new Fault.SizeCut(10));
 * }</pre>
 *
 * <p>Thread-safe. Equal plans draw equal lots in requests that are sent one after the other.
 */
public final class FaultPlan {

    private final List<PlayedRule> rules = new CopyOnWriteArrayList<>();
    private final Account account;
    private final Clock clock;

    FaultPlan(Account account, Clock clock) {
        this.account = account;
        this.clock = clock;
    }

    /** Plays {@code rule} from now on. */
    public FaultPlan play(FaultRule rule) {
        rules.add(new PlayedRule(rule, clock.instant()));
        return this;
    }

    /** Ends each rule that equals {@code rule}; the others go on where they are, with what they have left of requests and time. */
    public FaultPlan end(FaultRule rule) {
        rules.removeIf(each -> each.isOf(rule));
        return this;
    }

    /** Ends all rules: the database behaves again. */
    public FaultPlan clear() {
        rules.clear();
        return this;
    }

    /**
     * The faults of these operations only, named as in the service's API, such as {@code BatchWriteItem}.
     *
     * @throws IllegalArgumentException if DynamoDB has no such operation
     */
    public FaultScope on(String... operations) {
        return everywhere().on(operations);
    }

    /** The faults of requests that touch one of these tables only, and of those only the tables' items. */
    public FaultScope table(String... tables) {
        return everywhere().table(tables);
    }

    /** The faults of items or keys that {@code predicate} accepts only, and of the requests that hold one. */
    public FaultScope where(Predicate<Item> predicate) {
        return everywhere().where(predicate);
    }

    /** The faults of the next {@code requests} requests only. */
    public FaultScope next(long requests) {
        return everywhere().next(requests);
    }

    /** The faults of the time from now until {@code span} has passed only. */
    public FaultScope during(Duration span) {
        return everywhere().during(span);
    }

    /** Leaves items and keys of batches unprocessed with the probability {@code share}. */
    public FaultPlan unprocessed(double share) {
        return everywhere().unprocessed(share);
    }

    /** Leaves items and keys of batches unprocessed with the probability {@code share}, drawn from {@code seed}. */
    public FaultPlan unprocessed(double share, long seed) {
        return everywhere().unprocessed(share, seed);
    }

    /** Throttles the next {@code requests} requests with a {@code ThrottlingException}. */
    public FaultPlan throttle(long requests) {
        return everywhere().throttle(requests);
    }

    /** Throttles every request for {@code span} from now with a {@code ThrottlingException}. */
    public FaultPlan throttleFor(Duration span) {
        return everywhere().throttleFor(span);
    }

    /** Delays every reply by {@code latency}. */
    public FaultPlan latency(Duration latency) {
        return everywhere().latency(latency);
    }

    /** Fails every request for {@code span} from now, as if nothing listened at the endpoint. */
    public FaultPlan outage(Duration span) {
        return everywhere().outage(span);
    }

    private FaultScope everywhere() {
        return new FaultScope(this, rule -> rule);
    }

    Verdict judge(SentRequest request) {
        rules.removeIf(rule -> rule.isSpent(request.at()));
        return new Verdict(
                account,
                request,
                rules.stream()
                        .filter(rule -> rule.concerns(request) && rule.take())
                        .toList());
    }
}
