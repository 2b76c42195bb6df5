package io.dynox.internal.rate;

import io.dynox.event.EngineSnapshot;
import io.dynox.rate.CapacityBucket.Lease;
import io.dynox.rate.CapacityBucket.Terms;
import io.dynox.rate.RateLimit;
import io.dynox.rate.SharingOptions.OnFailure;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Fills a balance with leases from a store that other instances share. A lease is worth a fifth of a second of the rate,
 * divided by the instances that were seen lately, and the next one is asked for when half of one is left: so a store that
 * answers within a tenth of a second costs no time, whatever the throughput.
 *
 * <p>A call that fails, or isn't answered in time, makes the store <em>down</em>: then the balance fills at a rate of this
 * instance alone, and the store is tried every fifth of a second, until it has answered twice in a row. Not thread-safe;
 * guarded by the lock of its {@link LimitPacer}.
 */
final class LeasedSupply implements Supply {

    private static final double LEASE_SECONDS = 0.2;
    private static final long IDLE_NANOS = 1_000_000_000;
    private static final long PROBE_NANOS = 200_000_000;
    private static final int PROBES_TO_TRUST = 2;

    /** The most that one request costs: 16 MB of writes. */
    private static final double LARGEST_REQUEST = 16 * 1024;

    /** What an honest store may make wait on top of the debts that the instances can have. */
    private static final double LONGEST_WAIT_SECONDS = 60;

    /** Called under the lock of the limit when another instance changed the terms. */
    @FunctionalInterface
    interface Learner {
        void learn(RateLimit.Fixed limit, long now);
    }

    private record Call(long number, long units, Terms terms, long startedNanos) {}

    private record Due(long units, long atNanos) {}

    private final Balance balance;
    /** What this instance may take at the most, whatever the store says: the whole rate. */
    private final Balance whole = new Balance();

    private final LeaseDesk desk;
    private final Consumer<LimitPacer.Step> underLock;
    private final Learner learner;
    private final LeaseRecord record = new LeaseRecord();
    private final Deque<Due> due = new ArrayDeque<>();

    private Terms terms;
    private int instances = 1;
    private @Nullable Call call;
    private long lastCallNanos;
    private long calls;
    private long lastSpentNanos = NEVER;
    /** What a request costs: at once when it is more than before, slowly when it is less. */
    private double cost = 1;

    private boolean announces;
    private int probesAnswered;
    private boolean ended;

    /**
     * Begins with nothing.
     *
     * @param underLock does something under the lock of the limit, and then what follows from it
     * @param version of the terms, as in {@link Terms}
     */
    LeasedSupply(
            Balance balance,
            LeaseDesk desk,
            Consumer<LimitPacer.Step> underLock,
            Learner learner,
            RateLimit.Fixed limit,
            long version) {
        this.balance = balance;
        this.desk = desk;
        this.underLock = underLock;
        this.learner = learner;
        this.terms = new Terms(limit, version);
        balance.refill(0, 0, 0);
        refillWhole(0);
        whole.add((double) limit.burst());
    }

    @Override
    public void change(RateLimit.Fixed limit, Change why, long now) {
        terms = new Terms(limit, desk.version(terms.version(), why));
        announces = true;
        refillWhole(now);
        if (record.isDown()) {
            refillAlone(now);
        }
    }

    @Override
    public void spent(long units, long now) {
        lastSpentNanos = now;
        cost = units > cost ? units : cost + (units - cost) / 8;
    }

    @Override
    public boolean isUnlimited() {
        return record.isDown() && desk.options().onFailure() == OnFailure.UNLIMITED;
    }

    @Override
    public long unitsPerSecond() {
        return terms.limit().unitsPerSecond();
    }

    @Override
    public EngineSnapshot.Sharing sharing(long now) {
        return record.snapshot(desk.name(), instances, now);
    }

    @Override
    public long review(boolean isAwaited, long now, List<Runnable> effects) {
        long next = deposit(now);
        Call current = call;
        if (current != null && now - current.startedNanos() >= desk.timeoutNanos()) {
            late(current, now, effects);
        }
        boolean isIdle = !isAwaited && (lastSpentNanos == NEVER || now - lastSpentNanos >= IDLE_NANOS);
        if (isIdle && !record.isDown()) {
            giveBackAll(now, effects);
        }
        if (call == null) {
            long wanted = wanted(isIdle, now);
            if (wanted > 0) {
                lease(wanted, now, effects);
            }
        }
        if (call != null) {
            next = Math.min(next, call.startedNanos() + desk.timeoutNanos());
        } else if (record.isDown()) {
            next = Math.min(next, lastCallNanos + PROBE_NANOS);
        }
        if (isIdle) {
            return next;
        }
        return Math.min(next, (isAwaited ? now : lastSpentNanos) + IDLE_NANOS);
    }

    @Override
    public void end(long now, List<Runnable> effects) {
        if (!ended) {
            ended = true;
            deposit(now);
            giveBackAll(now, effects);
            if (record.isDown()) {
                effects.add(() -> desk.isEnded());
            }
        }
    }

    /** Adds what is due to the balance, and returns when the next of it is. */
    private long deposit(long now) {
        while (!due.isEmpty() && due.peek().atNanos() <= now) {
            balance.add((double) due.remove().units());
        }
        return due.isEmpty() ? NEVER : due.peek().atNanos();
    }

    /** The units that were granted and are not usable yet. */
    private long unitsDue() {
        return due.stream().mapToLong(Due::units).sum();
    }

    private long wanted(boolean isIdle, long now) {
        if (record.isDown()) {
            return now - lastCallNanos >= PROBE_NANOS ? 1 : 0;
        }
        double ahead = balance.units(now) + unitsDue();
        if (!isIdle && ahead < worth() / 2.0) {
            return Math.max(worth(), (long) Math.ceil(-ahead));
        }
        return announces ? 1 : 0;
    }

    /** The units of a lease. */
    private long worth() {
        long share = (long) (terms.limit().unitsPerSecond() * LEASE_SECONDS / instances);
        return Math.max((long) Math.ceil(cost), share);
    }

    private void lease(long units, long now, List<Runnable> effects) {
        Call begun = new Call(++calls, units, terms, now);
        call = begun;
        lastCallNanos = now;
        announces = false;
        effects.add(() -> desk.lease(
                units,
                begun.terms(),
                (lease, failure) -> underLock.accept((at, then) -> answered(begun, lease, failure, at, then))));
    }

    private void answered(
            Call answered, @Nullable Lease lease, @Nullable Throwable failure, long now, List<Runnable> effects) {
        if (ended || call == null || call.number() != answered.number()) {
            if (lease != null) {
                giveBack(answered.units(), effects);
            }
            return;
        }
        call = null;
        Throwable distrust = lease == null ? failure : distrust(lease, answered);
        if (lease == null || distrust != null) {
            down(
                    distrust == null ? new IllegalStateException("the store answered with nothing") : distrust,
                    now,
                    effects);
            return;
        }
        record.leased(answered.units(), now - answered.startedNanos());
        instances = Math.max(1, lease.instances());
        if (terms.equals(answered.terms()) && !terms.limit().equals(lease.limit())) {
            terms = new Terms(lease.limit(), terms.version());
            refillWhole(now);
            learner.learn(lease.limit(), now);
        }
        whole.take((double) answered.units());
        long wait = Math.max(lease.usableAfter().toNanos(), whole.nanosInDebt(now));
        due.add(new Due(answered.units(), now + wait));
        if (record.isDown() && ++probesAnswered >= PROBES_TO_TRUST) {
            up(now, effects);
        }
    }

    /** Why no honest store gives such an answer; null if one may. */
    private @Nullable Throwable distrust(Lease lease, Call answered) {
        double owed = (instances + 1.0) * (1.5 * worth() + LARGEST_REQUEST) + answered.units();
        double longest = LONGEST_WAIT_SECONDS + owed / answered.terms().limit().unitsPerSecond();
        Duration wait = lease.usableAfter();
        if (wait.isNegative() || wait.toMillis() / 1e3 > longest) {
            return new BadStoreException("the store made " + answered.units() + " units wait for " + wait
                    + ", though no more than " + Math.round(longest) + " s can be owed");
        }
        return null;
    }

    private void late(Call unanswered, long now, List<Runnable> effects) {
        call = null;
        effects.add(() -> desk.unanswered(unanswered.units()));
        down(
                new BadStoreException("no answer within "
                        + desk.options().timeout().toMillis() + " ms (dynox.rate-limit.shared.timeout)"),
                now,
                effects);
    }

    private void down(Throwable cause, long now, List<Runnable> effects) {
        probesAnswered = 0;
        if (record.failed(cause, now)) {
            refillAlone(now);
            effects.add(() -> desk.isDown(cause));
        }
    }

    private void up(long now, List<Runnable> effects) {
        balance.refill(0, 0, now);
        Duration down = record.up(now);
        effects.add(() -> desk.isUp(down));
    }

    /** The rate of this instance while the store is down: little is saved up, as nobody else knows of it. */
    private void refillAlone(long now) {
        if (desk.options().onFailure() == OnFailure.LOCAL) {
            double share = desk.options().share().orElse(1.0 / instances);
            double rate = terms.limit().unitsPerSecond() * share;
            balance.refill(rate, Math.min((double) terms.limit().burst(), Math.max(1, rate * LEASE_SECONDS)), now);
        }
    }

    private void refillWhole(long now) {
        whole.refill(
                (double) terms.limit().unitsPerSecond(), (double) terms.limit().burst(), now);
    }

    private void giveBackAll(long now, List<Runnable> effects) {
        long left = Math.max(0, (long) balance.units(now));
        balance.take((double) left);
        long all = left + unitsDue();
        due.clear();
        if (all > 0) {
            whole.restore((double) all);
            giveBack(all, effects);
        }
    }

    private void giveBack(long units, List<Runnable> effects) {
        effects.add(() -> desk.giveBack(
                units,
                failure -> underLock.accept((now, then) -> {
                    if (failure == null) {
                        record.returned(units);
                    } else if (!ended) {
                        down(failure, now, then);
                    }
                })));
    }

    /** What Dynox itself finds wrong with a store of shared limits; its text may be shown, as those of a store's driver may not. */
    private static final class BadStoreException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        BadStoreException(String message) {
            super(message, null, false, false);
        }
    }
}
