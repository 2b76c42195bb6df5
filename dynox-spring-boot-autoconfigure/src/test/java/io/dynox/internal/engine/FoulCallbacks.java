package io.dynox.internal.engine;

import io.dynox.FailedWrite;
import io.dynox.event.BatchListener;
import io.dynox.event.CallerContext;
import io.dynox.event.OperationEnded;
import io.dynox.event.OperationStarted;
import io.dynox.internal.engine.runtime.Await;
import io.dynox.internal.engine.runtime.EngineRuntime;
import io.dynox.internal.engine.runtime.SimulatedRuntime;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;

/**
 * User code of the worst kind: a listener that throws exceptions and errors, calls back in and waits; a context that
 * throws, or doesn't run its task; an executor that refuses.
 */
final class FoulCallbacks implements BatchListener, CallerContext {

    private final SplittableRandom random;
    private final SimulatedRuntime runtime;
    private final int foul;
    /** Operations that have begun and not ended. */
    int open;
    /** Called back in. */
    Runnable insight = () -> {};

    FoulCallbacks(SplittableRandom random, SimulatedRuntime runtime, boolean isCalm) {
        this.random = random;
        this.runtime = runtime;
        this.foul = isCalm ? 0 : random.nextInt(40);
    }

    /** The simulated runtime, but for its executor of callbacks, which refuses at times, before or after it ran them. */
    EngineRuntime runtime() {
        return new EngineRuntime() {
            @Override
            public long nanoTime() {
                return runtime.nanoTime();
            }

            @Override
            public Cancellable schedule(Runnable task, long delayNanos) {
                return runtime.schedule(task, delayNanos);
            }

            @Override
            public double random() {
                return runtime.random();
            }

            @Override
            public void execute(Runnable callback) {
                if (isFoul() && random.nextBoolean()) {
                    if (random.nextBoolean()) {
                        runtime.execute(callback);
                    }
                    throw new RejectedExecutionException("refused");
                }
                runtime.execute(callback);
            }
        };
    }

    @Override
    public Snapshot capture() {
        if (isFoul()) {
            throw new NoClassDefFoundError("of a context");
        }
        return task -> {
            if (!isFoul()) {
                task.run();
            } else if (random.nextBoolean()) {
                task.run();
                throw new AssertionError("a context");
            } else if (random.nextBoolean()) {
                throw new IllegalStateException("a context");
            }
        };
    }

    @Override
    public BatchListener operationStarted(OperationStarted event) {
        open++;
        raise();
        return this;
    }

    @Override
    public void operationEnded(OperationEnded event) {
        open--;
        raise();
    }

    @Override
    public void writerOpened(String table) {
        raise();
    }

    @Override
    public void requestSent(RequestSent event) {
        misbehave();
    }

    @Override
    public void replyReceived(ReplyReceived event) {
        misbehave();
    }

    @Override
    public void retryScheduled(RetryScheduled event) {
        misbehave();
    }

    @Override
    public void throttled(Throttled event) {
        misbehave();
    }

    @Override
    public void writesEnded(WritesEnded event) {
        raise();
    }

    @Override
    public void itemFailed(FailedWrite failure) {
        raise();
    }

    @Override
    public void givenUp(GivenUp event) {
        raise();
    }

    boolean isFoul() {
        return random.nextInt(100) < foul;
    }

    /** Called where the thread is the engine's: to wait here must fail at once. */
    private void misbehave() {
        if (random.nextInt(20) == 0) {
            insight.run();
        }
        if (isFoul() && random.nextBoolean()) {
            try {
                Await.result("t", new CompletableFuture<>(), "an operation");
            } catch (IllegalStateException expected) {
                runtime.check(String.valueOf(expected.getMessage()).contains("callback"), "not the reason", expected);
            }
        }
        raise();
    }

    void raise() {
        if (isFoul()) {
            switch (random.nextInt(4)) {
                case 0 -> throw new IllegalStateException("user code");
                case 1 -> throw new NoClassDefFoundError("user code");
                case 2 -> throw new StackOverflowError();
                default -> throw new AssertionError("user code");
            }
        }
    }
}
