package io.dynox.internal.engine;

import io.dynox.internal.engine.runtime.SimulatedRuntime;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Calls as a client does that keeps no promise. */
final class FoulClient {

    /** How long the engine waits for an answer. */
    static final Duration ATTEMPT_TIMEOUT = Duration.ofMillis(700);

    private static final long LONGEST_LATENCY_NANOS = 20_000_000;

    private final SplittableRandom random;
    private final SimulatedRuntime runtime;
    private final int foul;

    FoulClient(SplittableRandom random, SimulatedRuntime runtime, boolean isCalm) {
        this.random = random;
        this.runtime = runtime;
        this.foul = isCalm ? 0 : random.nextInt(40);
    }

    /**
     * Makes a call.
     *
     * @param answer what the service says, asked at most once
     * @param lost to be run when the engine can't see the answer
     */
    @SuppressWarnings("NullAway") // returning nothing is one of its faults
    <R> CompletionStage<R> call(Supplier<R> answer, Runnable lost) {
        if (random.nextInt(100) >= foul) {
            return random.nextInt(4) == 0 ? CompletableFuture.completedFuture(answer.get()) : later(answer);
        }
        int fault = random.nextInt(8);
        if (fault < 7 && random.nextBoolean()) {
            // done, though the engine doesn't see it
            R unseen = answer.get();
            runtime.check(unseen != null, "no answer", fault);
        }
        switch (fault) {
            case 0 -> {
                lost.run();
                throw new IllegalStateException("the client threw");
            }
            case 1 -> {
                lost.run();
                throw new NoClassDefFoundError("of the client");
            }
            case 2 -> {
                lost.run();
                return null;
            }
            case 3 -> {
                lost.run();
                return CompletableFuture.completedFuture(null);
            }
            case 4 -> {
                lost.run();
                return CompletableFuture.failedFuture(new StackOverflowError());
            }
            case 5 -> {
                lost.run();
                return new CompletableFuture<>();
            }
            case 6 -> {
                lost.run();
                CompletableFuture<R> failing = new CompletableFuture<>();
                runtime.schedule(
                        () -> failing.completeExceptionally(new CompletionException(new AssertionError("broken"))),
                        random.nextLong(LONGEST_LATENCY_NANOS));
                return failing;
            }
            default -> {
                Twice<R> twice = new Twice<>();
                runtime.schedule(
                        () -> {
                            R known = answer.get();
                            twice.answer(known);
                            twice.answer(known);
                        },
                        random.nextLong(LONGEST_LATENCY_NANOS));
                return twice;
            }
        }
    }

    private <R> CompletionStage<R> later(Supplier<R> answer) {
        CompletableFuture<R> reply = new CompletableFuture<>();
        runtime.schedule(() -> reply.complete(answer.get()), random.nextLong(LONGEST_LATENCY_NANOS));
        return reply;
    }

    /** Calls its handler for each answer. */
    private static final class Twice<R> extends CompletableFuture<R> {

        private @Nullable BiConsumer<? super R, ? super Throwable> handler;

        @Override
        public CompletableFuture<R> whenComplete(BiConsumer<? super R, ? super Throwable> action) {
            handler = action;
            return this;
        }

        void answer(R known) {
            if (handler != null) {
                handler.accept(known, null);
            }
        }
    }
}
