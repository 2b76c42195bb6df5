package io.dynox.internal.engine.lane;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * What a lane and its rate limit owe each other: the tickets of requests that were admitted and have not been paid for, and
 * the call that the limit promised when it turned a request away.
 *
 * <p>Not thread-safe; guarded by the lock of {@link Lane}, but for {@link #isNoneOpen}.
 */
final class Admissions {

    private final Deque<Pacer.Ticket> tickets = new ArrayDeque<>();
    private volatile boolean noneOpen = true;
    /** Whether the limit turned a request away and has not called since. */
    private boolean limited;
    /** Since when requests have been kept waiting; never zero while one is. */
    private long limitedNanos;
    /** Whether the limit called, and waits for a request or for word that there is none. */
    private boolean called;

    private long calls;

    boolean isLimited() {
        return limited;
    }

    /** Whether nothing is to be paid for. May be called without the lock, by whoever would have been admitted before. */
    boolean isNoneOpen() {
        return noneOpen;
    }

    /** A request asks. Returns how often the limit has called so far. */
    long asks() {
        called = false;
        return calls;
    }

    /** Returns how long requests were kept waiting until this one was admitted; zero if they weren't. */
    Duration admitted(Pacer.Ticket ticket, long now) {
        tickets.add(ticket);
        noneOpen = false;
        long since = limitedNanos;
        limitedNanos = 0;
        return since == 0 ? Duration.ZERO : Duration.ofNanos(Math.max(1, now - since));
    }

    /** Returns false if the limit has called since the request asked. */
    boolean turnedAway(long callsBefore, long now) {
        limited = calls == callsBefore;
        if (limitedNanos == 0) {
            limitedNanos = now | 1;
        }
        return limited;
    }

    /** The limit calls: the next request may ask. */
    void opened() {
        calls++;
        called = true;
        limited = false;
    }

    /** Whether the limit waits for an answer. */
    boolean isCalled() {
        return called;
    }

    /** No request is there that could ask; with {@code isOver} because nobody waits any longer. */
    void passedOn(boolean isOver) {
        called = false;
        if (isOver) {
            limitedNanos = 0;
        }
    }

    /** The ticket of a request that goes, or doesn't; null if it was not limited. */
    Pacer.@Nullable Ticket take() {
        Pacer.Ticket ticket = tickets.poll();
        noneOpen = tickets.isEmpty();
        return ticket;
    }
}
