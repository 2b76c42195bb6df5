package io.dynox.internal.engine.lane;

import io.dynox.internal.engine.runtime.StillRuntime;
import java.util.concurrent.atomic.AtomicInteger;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

/**
 * Whatever the interleaving, a lane never lets more requests in than it may, and whoever was turned away is woken: at the
 * end each has had its turn.
 */
public class LaneLincheckTest {

    private static final int CEILING = 1;

    private final Lane lane = new Lane(new StillRuntime(), CEILING, 1_000_000_000_000L, new FreePacer(), wait -> {});
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger mostInFlight = new AtomicInteger();

    @Operation
    public void send() {
        open.incrementAndGet();
        new Request().run();
    }

    @Operation
    public void enterForNothing() {
        Runnable nothing = () -> {};
        if (lane.tryEnter(nothing)) {
            lane.leaveUnused();
        } else {
            lane.part(nothing);
        }
    }

    @Validate
    public void eachRequestHadItsTurnAlone() {
        if (open.get() != 0) {
            throw new IllegalStateException(open.get() + " requests were never woken");
        }
        if (mostInFlight.get() > CEILING) {
            throw new IllegalStateException(mostInFlight.get() + " requests in flight");
        }
    }

    @Test
    void neverLetsTooManyInAndLosesNoWakeUp() {
        new ModelCheckingOptions()
                // Kotlin hides the name; the usual ten seconds take a busy machine for a deadlock
                .invocationTimeout$lincheck(300_000)
                .threads(2)
                .actorsPerThread(2)
                .actorsBefore(0)
                .actorsAfter(0)
                .iterations(5)
                .invocationsPerIteration(80)
                .check(LaneLincheckTest.class);
    }

    /** Tries to enter until it got in once. */
    private final class Request implements Runnable {
        @Override
        public void run() {
            if (lane.tryEnter(this)) {
                mostInFlight.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
                lane.spend(1);
                inFlight.decrementAndGet();
                lane.leave(1, 0, Signal.KEEPS_UP, 0);
                open.decrementAndGet();
            }
        }
    }

    /** Makes nobody wait, but lets the lane think that it might. */
    private static final class FreePacer implements Pacer {
        @Override
        public Ticket admit(Runnable opened) {
            return Ticket.FREE;
        }

        @Override
        public void pass(Runnable opened) {}

        @Override
        public void correct(long units) {}

        @Override
        public void signal(boolean throttled) {}
    }
}
