package io.dynox.internal.rate;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.internal.engine.lane.Pacer;
import io.dynox.internal.engine.runtime.ManualRuntime;
import java.time.Duration;
import java.util.Objects;

/** Spends from a pacer as a lane does. */
final class Spender implements Runnable {

    private final ManualRuntime runtime;
    private final Pacer pacer;

    Spender(ManualRuntime runtime, Pacer pacer) {
        this.runtime = runtime;
        this.pacer = pacer;
    }

    /** Sends a request, which may go at once. */
    void spend(long units) {
        ticket(pacer, this).spend(units);
    }

    /** The ticket of a request that may go at once. */
    static Pacer.Ticket ticket(Pacer pacer, Runnable opened) {
        return Objects.requireNonNull(pacer.admit(opened), "may not go");
    }

    /** Lets time pass until a request may go, and returns how long that was; sends nothing. */
    Duration waits() {
        long begun = runtime.nanoTime();
        for (int step = 0; step < 1_000; step++) {
            Pacer.Ticket ticket = pacer.admit(this);
            if (ticket != null) {
                ticket.decline();
                return Duration.ofNanos(runtime.nanoTime() - begun);
            }
            assertThat(runtime.advanceToNext()).as("something is to come").isTrue();
        }
        throw new AssertionError("still waits after " + Duration.ofNanos(runtime.nanoTime() - begun));
    }

    @Override
    public void run() {}
}
