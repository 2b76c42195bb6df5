package io.dynox.internal.engine.lane;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.dynox.event.BatchListener.Operation;
import io.dynox.event.EngineSnapshot;
import io.dynox.internal.engine.runtime.Border;
import io.dynox.internal.engine.runtime.EngineRuntime;
import io.dynox.internal.report.Snapshots;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Limits the requests of one kind (reads or writes) to one table, for all its writers or readers together: a window of
 * requests in flight, a pause when even one request at a time is too much, and a rate limit.
 *
 * <p>Every {@link #tryEnter} that returned true is followed by exactly one {@link #leave} or {@link #leaveUnused}.
 * Thread-safe.
 */
public final class Lane {

    private static final long NO_PLACE = -1;

    private final EngineRuntime runtime;
    private final long attemptNanos;
    private final Pacer pacer;
    private final Consumer<Duration> onWait;
    private final ReadCosts readCosts = new ReadCosts();
    private final Runnable opened = this::opened;

    private final ReentrantLock lock = new ReentrantLock();

    /** Guarded by the lock, but where it says otherwise. */
    private final Admissions admissions = new Admissions();

    @GuardedBy("lock")
    private final Places places;

    @GuardedBy("lock")
    private final ThrottleRecord throttles = new ThrottleRecord();

    @GuardedBy("lock")
    private int users;

    /** Written under the lock; a volatile as each dispatch reads it. */
    private volatile int silentRow;

    /**
     * Creates a lane that nothing is known of.
     *
     * @param ceiling the most requests in flight
     * @param attemptNanos how long a request may take
     * @param onWait is called with how long a rate limit kept a request waiting, when the request goes
     */
    Lane(EngineRuntime runtime, int ceiling, long attemptNanos, Pacer pacer, Consumer<Duration> onWait) {
        this.runtime = runtime;
        this.attemptNanos = attemptNanos;
        this.pacer = pacer;
        this.onWait = onWait;
        this.places = new Places(new RequestWindow(ceiling), admissions, () -> pacer.pass(opened));
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
        while (true) {
            boolean isUnlimited = pacer.isUnlimited();
            long before = takePlace(wakeUp, isUnlimited);
            if (before == NO_PLACE || isUnlimited) {
                return before != NO_PLACE;
            }
            Pacer.Ticket ticket = pacer.admit(opened);
            if (ticket != null) {
                admitted(ticket);
                return true;
            }
            if (turnedAway(wakeUp, before)) {
                return false;
            }
        }
    }

    /** Returns how often a rate limit has called so far, or {@link #NO_PLACE}. */
    private long takePlace(Runnable wakeUp, boolean isUnlimited) {
        List<Runnable> woken;
        lock.lock();
        try {
            if (places.take(wakeUp)) {
                if (isUnlimited) {
                    places.begin();
                }
                return admissions.asks();
            }
            // where others are before it though there is room, it is for them to go
            woken = places.grant();
        } finally {
            lock.unlock();
        }
        woken.forEach(Runnable::run);
        return NO_PLACE;
    }

    private void admitted(Pacer.Ticket ticket) {
        Duration waited;
        lock.lock();
        try {
            places.begin();
            waited = admissions.admitted(ticket, runtime.nanoTime());
        } finally {
            lock.unlock();
        }
        if (!waited.isZero()) {
            onWait.accept(waited);
        }
    }

    /** Gives the place back, and waits for the call of the rate limit; false when it came in the meantime. */
    private boolean turnedAway(Runnable wakeUp, long callsBefore) {
        lock.lock();
        try {
            places.turnAway(wakeUp);
            return admissions.turnedAway(callsBefore, runtime.nanoTime());
        } finally {
            lock.unlock();
        }
    }

    /** A rate limit lets the next request of this lane go. */
    private void opened() {
        lock.lock();
        try {
            admissions.opened();
        } finally {
            lock.unlock();
        }
        wake();
    }

    /** Who was woken has nothing to send after all: the next one may. */
    public void pass(Runnable wakeUp) {
        lock.lock();
        try {
            if (!places.giveBack(wakeUp)) {
                return;
            }
        } finally {
            lock.unlock();
        }
        wake();
    }

    /**
     * How long the row of requests of which nothing was processed is, as far as it came after a moment; zero while a rate
     * limit keeps the lane closed.
     */
    public long silentNanos(long afterNanos) {
        lock.lock();
        try {
            return admissions.isLimited() ? 0 : places.window().silentNanos(afterNanos);
        } finally {
            lock.unlock();
        }
    }

    /** The number of the row of requests of which nothing was processed, from one on; zero while none lasts. */
    public int silentRow() {
        return silentRow;
    }

    /** Whether a rate limit keeps it closed. */
    public boolean isOwing() {
        lock.lock();
        try {
            return admissions.isLimited();
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
            places.window().add(weight - 1);
        } finally {
            lock.unlock();
        }
    }

    /** The place wasn't needed. */
    public void leaveUnused() {
        Pacer.Ticket ticket = ticket();
        if (ticket != null) {
            ticket.decline();
        }
        leave(1, 0, Signal.NONE, 0);
    }

    /**
     * Ends a request, and wakes those who wait for a place.
     *
     * @param pauseNanos how long nothing is to be sent where the request was {@link Signal#BLOCKED} though the window had
     *     shrunk to one: the wait that the retry policy gives for what it carried
     */
    public void leave(int weight, long sentNanos, Signal signal, long pauseNanos) {
        List<Runnable> woken;
        lock.lock();
        try {
            // a request that was processed as a whole needs no look at the clock: it ends the row of failures
            long now = signal == Signal.KEEPS_UP ? sentNanos : runtime.nanoTime();
            if (places.end(weight, sentNanos, signal, now)) {
                runtime.schedule(this::resume, pauseNanos);
            }
            silentRow = places.window().silentRow();
            woken = places.grant();
        } finally {
            lock.unlock();
        }
        woken.forEach(Runnable::run);
    }

    /** Pays for a request that goes now. Where that makes a debt, no other goes until it is paid. */
    public void spend(long units) {
        Pacer.Ticket ticket = ticket();
        if (ticket != null) {
            ticket.spend(units);
        }
    }

    private Pacer.@Nullable Ticket ticket() {
        if (admissions.isNoneOpen()) {
            return null;
        }
        lock.lock();
        try {
            return admissions.take();
        } finally {
            lock.unlock();
        }
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

    /** Takes down that a request was throttled, and returns the window from now on. */
    public int throttled(List<String> reasons) {
        lock.lock();
        try {
            throttles.add(reasons, runtime.nanoTime());
            return places.window().size();
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
                    places.window().size(),
                    places.window().ceiling(),
                    places.requestsInFlight(),
                    places.isPaused(),
                    admissions.isLimited(),
                    places.waiting(),
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
            places.part(wakeUp);
        } finally {
            lock.unlock();
        }
        wake();
    }

    /** Whether it has no user and no request in flight. */
    boolean isIdle() {
        lock.lock();
        try {
            return users == 0 && places.window().isIdle();
        } finally {
            lock.unlock();
        }
    }

    private void resume() {
        lock.lock();
        try {
            places.resume();
        } finally {
            lock.unlock();
        }
        wake();
    }

    private void wake() {
        List<Runnable> woken;
        lock.lock();
        try {
            woken = places.grant();
        } finally {
            lock.unlock();
        }
        woken.forEach(Runnable::run);
    }
}
