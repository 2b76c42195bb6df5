package io.dynox.internal.rate;

import io.dynox.internal.engine.lane.Turns;
import io.dynox.rate.RateLimit;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The state of one rate limit: what may be spent, who may go, and who waits. A request goes while the {@link Balance} owes
 * nothing, and may then make a debt. As long as there is one, lanes wait in the order in which they came, and one of them at
 * a time is called when it is paid. So all lanes together overdraw the limit by one request.
 *
 * <p>Not thread-safe; guarded by the lock of its {@link LimitPacer}. After each change, {@link #review} does what follows
 * from it.
 */
final class LimitGate {

    private final Balance balance = new Balance();
    private final Turns turns = new Turns();
    private final Supply supply;
    private RateLimit limit;
    private @Nullable AdaptiveRate adaptive;
    /** Requests that were let in and have not been paid for. */
    private int tickets;
    /** The most that a request cost: what an open ticket may cost. */
    private long largestCost;

    private boolean ended;

    /** Begins at the time zero. */
    LimitGate(RateLimit limit, Function<LimitGate, Supply> supply) {
        this.limit = limit;
        this.adaptive = adaptive(limit, Double.POSITIVE_INFINITY, 0);
        this.supply = supply.apply(this);
    }

    Balance balance() {
        return balance;
    }

    Supply supply() {
        return supply;
    }

    RateLimit limit() {
        return limit;
    }

    double unitsPerSecond() {
        return adaptive == null ? supply.unitsPerSecond() : adaptive.unitsPerSecond();
    }

    /** Whether a request may go now; if not, its lane waits to be called. */
    boolean admit(Runnable opened, long now) {
        if (ended) {
            return true;
        }
        boolean isOnTurn = turns.take(opened);
        if (!isOnTurn && (!turns.isNobodyWaiting() || turns.isAnyGranted())) {
            turns.await(opened);
            return false;
        }
        if (!isOpen(now)) {
            turns.awaitFirst(opened);
            return false;
        }
        tickets++;
        return true;
    }

    /** A place in the queue stays: another thread of the lane may wait there. */
    void pass(Runnable opened) {
        turns.take(opened);
    }

    /** A request that was admitted goes. */
    void spend(long units, long now) {
        tickets--;
        largestCost = Math.max(largestCost, units);
        if (!supply.isUnlimited()) {
            balance.take((double) units);
        }
        supply.spent(units, now);
    }

    /** A request that was admitted doesn't go. */
    void decline() {
        tickets--;
    }

    void correct(long units) {
        if (units < 0) {
            balance.restore((double) -units);
        } else if (!supply.isUnlimited()) {
            balance.take((double) units);
        }
    }

    void signal(boolean throttled, long now) {
        RateLimit.Fixed changed = adaptive == null ? null : adaptive.signal(throttled, now);
        if (changed != null) {
            supply.change(changed, throttled ? Supply.Change.LOWERED : Supply.Change.RAISED, now);
        }
    }

    /** Another instance changed the rate. */
    void learn(RateLimit.Fixed learned, long now) {
        if (adaptive != null) {
            adaptive.learn(learned.unitsPerSecond(), now);
        }
    }

    void change(RateLimit changed, long now) {
        limit = changed;
        adaptive = adaptive(changed, (double) supply.unitsPerSecond(), now);
        supply.change(adaptive == null ? atStart(changed) : adaptive.applied(), Supply.Change.SET, now);
    }

    /** The limit holds no more. */
    void end() {
        ended = true;
    }

    /** Calls the next lane, leases units, and returns when to look again at the latest, or {@link Supply#NEVER}. */
    long review(long now, List<Runnable> effects) {
        if (ended) {
            supply.end(now, effects);
            for (Runnable waiting = turns.grant(); waiting != null; waiting = turns.grant()) {
                effects.add(waiting);
            }
            return Supply.NEVER;
        }
        long next = supply.review(!turns.isNobodyWaiting(), now, effects);
        if (turns.isNobodyWaiting() || turns.isAnyGranted()) {
            return next;
        }
        Runnable called = isOpen(now) ? turns.grant() : null;
        if (called != null) {
            effects.add(called);
            return next;
        }
        long wait = balance.nanosInDebt(now);
        return wait == 0 || wait == Supply.NEVER ? next : Math.min(next, now + wait);
    }

    /** The limit that a shared or an own supply begins with. */
    static RateLimit.Fixed atStart(RateLimit limit) {
        if (limit instanceof RateLimit.Fixed fixed) {
            return fixed;
        }
        if (limit instanceof RateLimit.Adaptive bounds) {
            return new RateLimit.Fixed(bounds.max(), bounds.max());
        }
        throw new IllegalArgumentException("limit of unknown kind: " + limit);
    }

    private boolean isOpen(long now) {
        return supply.isUnlimited()
                || (!balance.isInDebt(now) && (tickets == 0 || balance.units(now) >= tickets * (double) largestCost));
    }

    private static @Nullable AdaptiveRate adaptive(RateLimit limit, double rate, long now) {
        return limit instanceof RateLimit.Adaptive bounds ? new AdaptiveRate(bounds, rate, now) : null;
    }
}
