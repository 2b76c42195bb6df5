package io.dynox.internal.engine.lane;

import java.util.ArrayList;
import java.util.List;

/**
 * The places of a lane: how many requests may be in flight, whose turn it is, and whether a pause or a rate limit keeps all of
 * them waiting. Not thread-safe; owned by {@link Lane}.
 */
final class Places {

    private final RequestWindow window;
    private final Turns turns = new Turns();
    private final Admissions admissions;
    private final Runnable passOn;
    private boolean paused;
    private int requestsInFlight;

    /**
     * Creates places that nobody has taken.
     *
     * @param passOn passes the call of a rate limit on
     */
    Places(RequestWindow window, Admissions admissions, Runnable passOn) {
        this.window = window;
        this.admissions = admissions;
        this.passOn = passOn;
    }

    RequestWindow window() {
        return window;
    }

    /** Takes a place, or waits for one. */
    boolean take(Runnable waiter) {
        boolean isGranted = turns.take(waiter);
        if (isGranted || (!isClosed() && turns.isNobodyWaiting())) {
            turns.leave(waiter);
            if (!isGranted) {
                window.add(1);
            }
            return true;
        }
        turns.await(waiter);
        return false;
    }

    /** A request with a place goes. */
    void begin() {
        requestsInFlight++;
    }

    /** A request ended. Returns whether a pause begins, as even one request at a time is too much. */
    boolean end(int weight, long sentNanos, Signal signal, long now) {
        boolean isTooMuch = window.ended(weight, sentNanos, signal, now);
        requestsInFlight--;
        if (!isTooMuch || paused) {
            return false;
        }
        paused = true;
        revoke();
        return true;
    }

    void resume() {
        paused = false;
    }

    boolean isPaused() {
        return paused;
    }

    int requestsInFlight() {
        return requestsInFlight;
    }

    int waiting() {
        return turns.size();
    }

    /** Gives a taken place back, because a rate limit turned the request away; it is the first to get one again. */
    void turnAway(Runnable waiter) {
        window.remove(1);
        revoke();
        turns.awaitFirst(waiter);
    }

    /** Gives a place back that was granted and not taken; false if there is none. */
    boolean giveBack(Runnable waiter) {
        boolean isGranted = turns.take(waiter);
        if (isGranted) {
            window.remove(1);
        }
        return isGranted;
    }

    /** Stops waiting, and gives back what was granted. */
    void part(Runnable waiter) {
        turns.leave(waiter);
        giveBack(waiter);
    }

    /**
     * Grants places to as many of those who wait as there are, in the order in which they came; the caller runs them. If a
     * rate limit called and no place is taken, its call is passed on.
     */
    List<Runnable> grant() {
        if (!admissions.isCalled() && (turns.isNobodyWaiting() || isClosed())) {
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
        if (admissions.isCalled() && !turns.isAnyGranted()) {
            admissions.passedOn(turns.isNobodyWaiting());
            woken.add(passOn);
        }
        return woken;
    }

    private boolean isClosed() {
        return paused || admissions.isLimited() || !window.hasRoom();
    }

    /** Nothing may go now: places that were granted and not taken are granted again when something may. */
    private void revoke() {
        window.remove(turns.revoke());
    }
}
