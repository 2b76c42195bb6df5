package io.dynox.internal.engine.lane;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.dynox.event.BatchListener.Operation;
import io.dynox.event.EngineSnapshot;
import io.dynox.internal.engine.runtime.Attempt;
import io.dynox.internal.engine.runtime.Border;
import io.dynox.internal.engine.runtime.EngineRuntime;
import io.dynox.internal.report.Snapshots;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Limits the requests of one kind (reads or writes) to one table, for all its writers or readers together: a window of
 * requests in flight, a pause when even one request at a time is too much, and a rate limit.
 *
 * <p>Every {@link #tryEnter} that returned true is followed by exactly one {@link #leave} or {@link #leaveUnused}.
 *
 * <p>Thread-safe.
 */
public final class Lane {

    /** While a store of shared limits is silent for longer than this, nothing is limited. */
    private static final long LONGEST_SPEND_NANOS = 5_000_000_000L;

    private final EngineRuntime runtime;
    private final long attemptNanos;
    private final Pacer pacer;
    private final Consumer<Duration> onWait;
    private final ReadCosts readCosts = new ReadCosts();

    private final ReentrantLock lock = new ReentrantLock();

    @GuardedBy("lock")
    private final RequestWindow window;

    @GuardedBy("lock")
    private final Turns turns = new Turns();

    @GuardedBy("lock")
    private final Set<Debt> debts = new HashSet<>();

    @GuardedBy("lock")
    private boolean paused;

    @GuardedBy("lock")
    private int requestsInFlight;

    @GuardedBy("lock")
    private final ThrottleRecord throttles = new ThrottleRecord();

    @GuardedBy("lock")
    private int users;

    /**
     * Creates a lane that nothing is known of.
     *
     * @param ceiling the most requests in flight
     * @param attemptNanos how long a request may take
     * @param onWait receives how long a rate limit makes the next request wait
     */
    Lane(EngineRuntime runtime, int ceiling, long attemptNanos, Pacer pacer, Consumer<Duration> onWait) {
        this.runtime = runtime;
        this.attemptNanos = attemptNanos;
        this.pacer = pacer;
        this.onWait = onWait;
        this.window = new RequestWindow(ceiling);
    }

    /** What reads of this table cost. */
    public ReadCosts readCosts() {
        return readCosts;
    }

    /** How long a request may take, whatever the client does; then its outcome counts as unknown. */
    public long attemptNanos() {
        return attemptNanos;
    }

    /** Takes a place for one request, or remembers to call {@code wakeUp} when there may be one. */
    public boolean tryEnter(Runnable wakeUp) {
        List<Runnable> woken;
        lock.lock();
        try {
            boolean isGranted = turns.take(wakeUp);
            if (isGranted || (!isClosed() && turns.isNobodyWaiting())) {
                turns.leave(wakeUp);
                if (!isGranted) {
                    window.add(1);
                }
                requestsInFlight++;
                return true;
            }
            turns.await(wakeUp);
            // where others are before it though there is room, it is for them to go
            woken = grant();
        } finally {
            lock.unlock();
        }
        woken.forEach(Runnable::run);
        return false;
    }

    /** Who was woken has nothing to send after all: the next one may. */
    public void pass(Runnable wakeUp) {
        lock.lock();
        try {
            if (!turns.take(wakeUp)) {
                return;
            }
            window.remove(1);
        } finally {
            lock.unlock();
        }
        wake();
    }

    /** Whether a rate limit keeps it closed. */
    public boolean isOwing() {
        lock.lock();
        try {
            return !debts.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** The place turned out to be for a heavier request. */
    public void weigh(int weight) {
        if (weight == 1) {
            return;
        }
        lock.lock();
        try {
            window.add(weight - 1);
        } finally {
            lock.unlock();
        }
    }

    /** The place wasn't needed. */
    public void leaveUnused() {
        leave(1, 0, Signal.NONE, 0);
    }

    /**
     * A request ended. Wakes those who wait for a place.
     *
     * @param pauseNanos how long nothing is to be sent where the request was {@link Signal#BLOCKED} though the window had
     *     shrunk to one: the wait that the retry policy gives for what it carried
     */
    public void leave(int weight, long sentNanos, Signal signal, long pauseNanos) {
        List<Runnable> woken;
        lock.lock();
        try {
            switch (signal) {
                case KEEPS_UP -> window.grow(weight);
                case CONGESTED -> window.shrink(sentNanos, runtime.nanoTime());
                case BLOCKED -> {
                    boolean wasAtFloor = window.isAtFloor();
                    window.shrink(sentNanos, runtime.nanoTime());
                    if (wasAtFloor && !paused) {
                        paused = true;
                        revoke();
                        runtime.schedule(this::resume, pauseNanos);
                    }
                }
                case NONE -> {}
            }
            window.remove(weight);
            requestsInFlight--;
            woken = grant();
        } finally {
            lock.unlock();
        }
        woken.forEach(Runnable::run);
    }

    /** Pays for a request that goes now. Where that makes a debt, no other goes until it is paid. */
    public void spend(long units) {
        if (pacer.isUnlimited()) {
            return;
        }
        Debt debt = new Debt(this::paid);
        lock.lock();
        try {
            debts.add(debt);
            revoke();
        } finally {
            lock.unlock();
        }
        Attempt.run(
                runtime,
                LONGEST_SPEND_NANOS,
                "the store of a rate limit",
                () -> pacer.spend(units),
                failure -> Duration.ZERO,
                (Duration wait) -> {
                    if (!wait.isZero()) {
                        onWait.accept(wait);
                        debt.payAfter(wait, runtime);
                    } else {
                        paid(debt);
                    }
                });
    }

    /**
     * The rate limits changed: no request waits any longer for an old one. What is owed the pacer remembers, and tells the
     * next request.
     */
    void forgive() {
        List<Debt> forgiven;
        lock.lock();
        try {
            forgiven = List.copyOf(debts);
            debts.clear();
        } finally {
            lock.unlock();
        }
        forgiven.forEach(Debt::forgive);
        wake();
    }

    /** A request that {@link #spend} was called for has ended. */
    public void account(long spentUnits, double consumedUnits, Signal signal) {
        if (!pacer.isUnlimited()) {
            Border.run("A rate limit", () -> {
                pacer.correct(Math.round(consumedUnits) - spentUnits);
                if (signal != Signal.NONE) {
                    pacer.signal(signal != Signal.KEEPS_UP);
                }
            });
        }
    }

    /**
     * A request was throttled.
     *
     * @return the window from now on
     */
    public int throttled(List<String> reasons) {
        lock.lock();
        try {
            throttles.add(reasons, runtime.nanoTime());
            return window.size();
        } finally {
            lock.unlock();
        }
    }

    EngineSnapshot.Lane snapshot(String table, Operation operation) {
        lock.lock();
        try {
            return new Snapshots.Lane(
                    table,
                    operation,
                    window.size(),
                    window.ceiling(),
                    requestsInFlight,
                    paused,
                    !debts.isEmpty(),
                    turns.size(),
                    throttles.count(),
                    throttles.last(runtime.nanoTime()));
        } finally {
            lock.unlock();
        }
    }

    void join() {
        lock.lock();
        try {
            users++;
        } finally {
            lock.unlock();
        }
    }

    public void part(Runnable wakeUp) {
        lock.lock();
        try {
            users--;
            turns.leave(wakeUp);
            if (turns.take(wakeUp)) {
                window.remove(1);
            }
        } finally {
            lock.unlock();
        }
        wake();
    }

    /** Whether it has no user and no request in flight. */
    boolean isIdle() {
        lock.lock();
        try {
            return users == 0 && window.isIdle();
        } finally {
            lock.unlock();
        }
    }

    @GuardedBy("lock")
    private boolean isClosed() {
        return paused || !debts.isEmpty() || !window.hasRoom();
    }

    private void paid(Debt debt) {
        lock.lock();
        try {
            debts.remove(debt);
        } finally {
            lock.unlock();
        }
        wake();
    }

    private void resume() {
        lock.lock();
        try {
            paused = false;
        } finally {
            lock.unlock();
        }
        wake();
    }

    /** Nothing may go now: places that were given and not taken are given again when something may. */
    @GuardedBy("lock")
    private void revoke() {
        window.remove(turns.revoke());
    }

    private void wake() {
        List<Runnable> woken;
        lock.lock();
        try {
            woken = grant();
        } finally {
            lock.unlock();
        }
        woken.forEach(Runnable::run);
    }

    /** Gives places to as many of those who wait as there are, in the order in which they came; the caller runs them. */
    @GuardedBy("lock")
    private List<Runnable> grant() {
        if (turns.isNobodyWaiting() || isClosed()) {
            return List.of();
        }
        List<Runnable> woken = new ArrayList<>();
        while (!turns.isNobodyWaiting() && !isClosed()) {
            Runnable next = turns.grant();
            if (next != null) {
                window.add(1);
                woken.add(next);
            }
        }
        return woken;
    }
}
