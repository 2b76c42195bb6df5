package io.dynox.internal.rate;

import io.dynox.event.EngineSnapshot;
import io.dynox.internal.engine.lane.Pacer;
import io.dynox.internal.engine.runtime.EngineRuntime;
import io.dynox.internal.engine.runtime.EngineRuntime.Cancellable;
import io.dynox.rate.RateLimit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One rate limit, for all lanes that spend from it: a {@link LimitGate} behind a lock, with an alarm for what time alone
 * brings about. What the gate wants done (calls of lanes, calls of a store) is done after the lock is released.
 * Thread-safe.
 */
final class LimitPacer implements Pacer {

    /** Something that is done under the lock. */
    @FunctionalInterface
    interface Step {
        void run(long now, List<Runnable> effects);
    }

    private final EngineRuntime runtime;
    private final long startNanos;
    /** Guards the gate and the alarm. */
    private final ReentrantLock lock = new ReentrantLock();

    private final LimitGate gate;
    private @Nullable Cancellable alarm;
    private long alarmNanos = Supply.NEVER;

    /** A limit of this process alone. */
    static LimitPacer own(EngineRuntime runtime, RateLimit limit) {
        return new LimitPacer(
                runtime, limit, pacer -> gate -> new OwnSupply(gate.balance(), LimitGate.atStart(limit), 0));
    }

    /** A limit that other instances share. An adaptive one begins with the rate that others have found. */
    static LimitPacer shared(EngineRuntime runtime, RateLimit limit, LeaseDesk desk) {
        long version = limit instanceof RateLimit.Adaptive ? 0 : desk.version();
        return new LimitPacer(
                runtime,
                limit,
                pacer -> gate -> new LeasedSupply(
                        gate.balance(), desk, pacer::underLock, gate::learn, LimitGate.atStart(limit), version));
    }

    private LimitPacer(
            EngineRuntime runtime, RateLimit limit, Function<LimitPacer, Function<LimitGate, Supply>> supply) {
        this.runtime = runtime;
        this.startNanos = runtime.nanoTime();
        this.gate = new LimitGate(limit, supply.apply(this));
    }

    @Override
    public @Nullable Ticket admit(Runnable opened) {
        boolean[] isAdmitted = new boolean[1];
        underLock((now, effects) -> isAdmitted[0] = gate.admit(opened, now));
        return isAdmitted[0] ? new LimitTicket() : null;
    }

    @Override
    public void pass(Runnable opened) {
        underLock((now, effects) -> gate.pass(opened));
    }

    @Override
    public void correct(long units) {
        if (units != 0) {
            underLock((now, effects) -> gate.correct(units));
        }
    }

    @Override
    public void signal(boolean throttled) {
        underLock((now, effects) -> gate.signal(throttled, now));
    }

    /** Another limit from now on. What is owed stays owed, and whoever waits, waits at the new rate. */
    void change(RateLimit changed) {
        underLock((now, effects) -> gate.change(changed, now));
    }

    /** The limit holds no more: whoever waits for it may go, and what was leased is given back. */
    void end() {
        underLock((now, effects) -> gate.end());
    }

    RateLimit limit() {
        return locked(gate::limit);
    }

    /** The rate at this moment. */
    double unitsPerSecond() {
        return locked(gate::unitsPerSecond);
    }

    /** What is shared with other instances; null if nothing is. */
    EngineSnapshot.@Nullable Sharing sharing() {
        lock.lock();
        try {
            return gate.supply().sharing(now());
        } finally {
            lock.unlock();
        }
    }

    /** Does something, and then what follows from it. */
    private void underLock(Step step) {
        List<Runnable> effects = new ArrayList<>();
        lock.lock();
        try {
            long now = now();
            step.run(now, effects);
            setAlarm(gate.review(now, effects), now);
        } finally {
            lock.unlock();
        }
        effects.forEach(Runnable::run);
    }

    private <R> R locked(Supplier<R> question) {
        lock.lock();
        try {
            return question.get();
        } finally {
            lock.unlock();
        }
    }

    /** An alarm that turns out to be too early does nothing but set the next one. */
    private void setAlarm(long atNanos, long now) {
        if (atNanos < alarmNanos) {
            if (alarm != null) {
                alarm.cancel();
            }
            alarmNanos = atNanos;
            alarm = runtime.schedule(this::ring, Math.max(0, atNanos - now));
        }
    }

    private void ring() {
        underLock((now, effects) -> {
            alarm = null;
            alarmNanos = Supply.NEVER;
        });
    }

    private long now() {
        return runtime.nanoTime() - startNanos;
    }

    private final class LimitTicket implements Ticket {

        @Override
        public void spend(long units) {
            underLock((now, effects) -> gate.spend(units, now));
        }

        @Override
        public void decline() {
            underLock((now, effects) -> gate.decline());
        }
    }

    /** Fills a balance at a steady rate: the limit of this process alone. Not thread-safe. */
    private static final class OwnSupply implements Supply {

        private final Balance balance;
        private RateLimit.Fixed limit;

        /** Begins with a full burst. */
        OwnSupply(Balance balance, RateLimit.Fixed limit, long now) {
            this.balance = balance;
            this.limit = limit;
            balance.refill((double) limit.unitsPerSecond(), (double) limit.burst(), now);
            balance.add((double) limit.burst());
        }

        @Override
        public void change(RateLimit.Fixed changed, Change why, long now) {
            limit = changed;
            balance.refill((double) limit.unitsPerSecond(), (double) limit.burst(), now);
        }

        @Override
        public void spent(long units, long now) {}

        @Override
        public long unitsPerSecond() {
            return limit.unitsPerSecond();
        }
    }
}
