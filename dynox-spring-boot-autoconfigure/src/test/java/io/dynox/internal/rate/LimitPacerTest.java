package io.dynox.internal.rate;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.internal.engine.runtime.EngineRuntime;
import io.dynox.internal.engine.runtime.StillRuntime;
import io.dynox.rate.RateLimit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What follows from a change of a rate limit is done under its lock. */
class LimitPacerTest {

    private static final Set<Thread.State> RESTING =
            EnumSet.of(Thread.State.BLOCKED, Thread.State.WAITING, Thread.State.TERMINATED);

    private final List<Thread> others = new ArrayList<>();
    private final List<Thread.State> states = new ArrayList<>();

    /** Sets no alarm, but looks what another thread can do meanwhile. */
    private final EngineRuntime runtime = new EngineRuntime() {

        private final EngineRuntime still = new StillRuntime();

        @Override
        public long nanoTime() {
            return still.nanoTime();
        }

        @Override
        public Cancellable schedule(Runnable task, long delayNanos) {
            Thread other = new Thread(pacer::limit, "another user of the limit");
            others.add(other);
            other.start();
            Thread.State state = other.getState();
            while (!RESTING.contains(state)) {
                Thread.onSpinWait();
                state = other.getState();
            }
            states.add(state);
            return still.schedule(task, delayNanos);
        }

        @Override
        public double random() {
            return still.random();
        }

        @Override
        public void execute(Runnable callback) {
            still.execute(callback);
        }
    };

    private final LimitPacer pacer = LimitPacer.own(runtime, new RateLimit.Fixed(1, 1));

    @Test
    void othersWaitUntilWhatFollowsFromAChangeIsDone() throws InterruptedException {
        Spender.ticket(pacer, () -> {}).spend(10);

        assertThat(pacer.admit(() -> {})).as("it owes").isNull();

        assertThat(states).isNotEmpty().doesNotContain(Thread.State.TERMINATED);
        for (Thread other : others) {
            other.join();
        }
    }
}
