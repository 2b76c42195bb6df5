package io.dynox.test.internal.http;

import java.util.concurrent.atomic.AtomicLong;

/** A bounded amount that connections share, of memory or of connections. Thread-safe. */
final class Reservations {

    private final AtomicLong taken = new AtomicLong();
    private final long most;

    Reservations(long most) {
        this.most = most;
    }

    /** Takes {@code amount} if there is as much left. */
    boolean take(long amount) {
        if (taken.addAndGet(amount) <= most) {
            return true;
        }
        taken.addAndGet(-amount);
        return false;
    }

    void giveBack(long amount) {
        taken.addAndGet(-amount);
    }
}
