package io.dynox.internal.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A callback runs once, whatever the executor and the timer do. */
class GuardedRuntimeTest {

    private final ManualRuntime manual = new ManualRuntime();
    private final AtomicInteger runs = new AtomicInteger();

    private EngineRuntime guarded(boolean runsFirst, boolean hasTimer) {
        return GuardedRuntime.of(new EngineRuntime() {
            @Override
            public long nanoTime() {
                return manual.nanoTime();
            }

            @Override
            public Cancellable schedule(Runnable task, long delayNanos) {
                if (!hasTimer) {
                    throw new RejectedExecutionException("shut down");
                }
                return manual.schedule(task, delayNanos);
            }

            @Override
            public double random() {
                return 0.5;
            }

            @Override
            public void execute(Runnable callback) {
                if (runsFirst) {
                    callback.run();
                }
                throw new RejectedExecutionException("full");
            }
        });
    }

    @Test
    void aCallbackThatTheExecutorRanAndRefusedRunsOnce() {
        guarded(true, true).execute(runs::incrementAndGet);
        manual.advanceToNext();

        assertThat(runs).hasValue(1);
    }

    @Test
    void aCallbackThatTheExecutorRefusedRunsOnTheTimer() {
        guarded(false, true).execute(runs::incrementAndGet);

        assertThat(runs).hasValue(0);
        manual.advanceToNext();
        assertThat(runs).hasValue(1);
    }

    @Test
    void withoutATimerItRunsAtOnce() {
        guarded(false, false).execute(runs::incrementAndGet);

        assertThat(runs).hasValue(1);
    }

    @Test
    void aCallbackThatThrowsIsOver() {
        guarded(true, true).execute(() -> {
            runs.incrementAndGet();
            throw new NoClassDefFoundError("user code");
        });
        manual.advanceToNext();

        assertThat(runs).hasValue(1);
    }
}
