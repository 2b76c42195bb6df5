package io.dynox.internal.rate;

import io.dynox.internal.engine.lane.Pacer.Ticket;
import io.dynox.internal.engine.runtime.StillRuntime;
import io.dynox.rate.RateLimit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

/**
 * Whatever the interleaving, a limit lets nobody go while it owes, admits no more than it may owe for, and calls whoever it
 * turned away once what is owed is paid, be it by a correction: at the end each lane has had its turn.
 */
public class LimitPacerLincheckTest {

    private static final long COST = 3;

    /** Time stands still: what is spent comes back by corrections alone. */
    private final LimitPacer pacer = LimitPacer.own(new StillRuntime(), new RateLimit.Fixed(1, 1));

    private final AtomicInteger open = new AtomicInteger();
    /** Requests that were let in, and whose cost was not given back. */
    private final AtomicInteger underWay = new AtomicInteger();

    private final AtomicInteger mostUnderWay = new AtomicInteger();

    public LimitPacerLincheckTest() {
        // before the first request it isn't known what one may cost
        Ticket first = pacer.admit(() -> {});
        if (first != null) {
            first.spend(COST);
        }
        pacer.correct(-COST);
    }

    @Operation
    public void send() {
        open.incrementAndGet();
        new Lane().run();
    }

    @Operation
    public void haveNothingToSend() {
        Ticket ticket = pacer.admit(new Runnable() {
            @Override
            public void run() {
                pacer.pass(this);
            }
        });
        if (ticket != null) {
            ticket.decline();
        }
    }

    @Validate
    public void eachLaneHadItsTurnAndOneRequestOverdrew() {
        if (open.get() != 0) {
            throw new IllegalStateException(open.get() + " lanes were never called");
        }
        if (mostUnderWay.get() > 1) {
            throw new IllegalStateException(mostUnderWay.get() + " requests overdrew the limit at once");
        }
    }

    @Test
    void losesNoCallAndIsOverdrawnByOneRequest() {
        new ModelCheckingOptions()
                // Kotlin hides the name; the usual ten seconds take a busy machine for a deadlock
                .invocationTimeout$lincheck(300_000)
                .threads(2)
                .actorsPerThread(2)
                .actorsBefore(0)
                .actorsAfter(0)
                .iterations(5)
                .invocationsPerIteration(80)
                .check(LimitPacerLincheckTest.class);
    }

    /** Asks until it may go, and costs nothing in the end. */
    private final class Lane implements Runnable {
        @Override
        public void run() {
            Ticket ticket = pacer.admit(this);
            if (ticket != null) {
                // one alone costs more than there is, so none may go until its cost is known and paid
                mostUnderWay.accumulateAndGet(underWay.incrementAndGet(), Math::max);
                ticket.spend(COST);
                underWay.decrementAndGet();
                pacer.correct(-COST);
                open.decrementAndGet();
            }
        }
    }
}
