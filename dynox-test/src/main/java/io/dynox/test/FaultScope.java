package io.dynox.test;

import io.dynox.test.internal.client.OperationNames;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The part of the requests that a fault shall concern, as said so far; a method named after a fault, or {@link #play}, ends the
 * sentence and plays it.
 *
 * <pre>{@code
 * dynamo.faults().on("BatchWriteItem").table("users").throttle(5);
 * dynamo.faults().where(item -> item.attributes().containsKey("poison")).next(1).play(new Fault.ServerError(false));
 * }</pre>
 *
 * <p>Immutable.
 */
public final class FaultScope {

    private static final long SEED = 1;

    private final FaultPlan plan;
    private final UnaryOperator<FaultRule> scope;

    FaultScope(FaultPlan plan, UnaryOperator<FaultRule> scope) {
        this.plan = plan;
        this.scope = scope;
    }

    /**
     * Only these operations, named as in the service's API, such as {@code BatchWriteItem}; adds to those named before.
     *
     * @throws IllegalArgumentException if DynamoDB has no such operation
     */
    public FaultScope on(String... operations) {
        for (String operation : operations) {
            OperationNames.checked(operation);
        }
        return narrowed(rule -> rule.on(operations));
    }

    /** Only requests that touch one of these tables, and of those only the tables' items; adds to those named before. */
    public FaultScope table(String... tables) {
        return narrowed(rule -> rule.table(tables));
    }

    /** Only items or keys that {@code predicate} accepts, and the requests that hold one; in place of one given before. */
    public FaultScope where(Predicate<Item> predicate) {
        return narrowed(rule -> rule.where(predicate));
    }

    /** Only the next {@code requests} requests that fit. */
    public FaultScope next(long requests) {
        return narrowed(rule -> rule.next(requests));
    }

    /** Only for {@code span} from the moment at which the fault is played. */
    public FaultScope during(Duration span) {
        return narrowed(rule -> rule.during(span));
    }

    /** Plays {@code fault} from now on. */
    public FaultPlan play(Fault fault) {
        return plan.play(scope.apply(FaultRule.of(fault)));
    }

    /** Leaves items and keys of batches unprocessed with the probability {@code share}. */
    public FaultPlan unprocessed(double share) {
        return unprocessed(share, SEED);
    }

    /** Leaves items and keys of batches unprocessed with the probability {@code share}, drawn from {@code seed}. */
    public FaultPlan unprocessed(double share, long seed) {
        return play(new Fault.Unprocessed(share, seed));
    }

    /** Throttles the next {@code requests} requests with a {@code ThrottlingException}. */
    public FaultPlan throttle(long requests) {
        return next(requests).play(throttling());
    }

    /** Throttles requests for {@code span} from now with a {@code ThrottlingException}. */
    public FaultPlan throttleFor(Duration span) {
        return during(span).play(throttling());
    }

    /** Rejects requests with a {@code ValidationException} when they hold an item or a key. */
    public FaultPlan poison() {
        return play(new Fault.Poison(item -> true));
    }

    /** Delays replies by {@code latency}. */
    public FaultPlan latency(Duration latency) {
        return play(new Fault.Latency(latency, latency, SEED));
    }

    /** Fails requests for {@code span} from now, as if nothing listened at the endpoint. */
    public FaultPlan outage(Duration span) {
        return during(span).play(new Fault.Outage());
    }

    private FaultScope narrowed(UnaryOperator<FaultRule> further) {
        return new FaultScope(plan, rule -> further.apply(scope.apply(rule)));
    }

    private static Fault throttling() {
        return new Fault.Throttling(Fault.Throttle.THROTTLING, List.of());
    }
}
