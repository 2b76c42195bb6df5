package io.dynox.internal.engine.runtime;

import io.dynox.internal.engine.runtime.EngineRuntime.Cancellable;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Calls a transport so that there is one way to end: a throw, a failed stage, an answer, an answer of nothing, and a stage
 * that never completes all reach the same handler, which is called exactly once. Thread-safe.
 */
public final class Attempt<R> {

    private final Function<Throwable, ? extends R> failed;
    private final Consumer<R> end;
    private final AtomicBoolean hasEnded = new AtomicBoolean();
    private volatile @Nullable Cancellable timer;
    private volatile @Nullable CompletionStage<R> stage;

    private Attempt(Function<Throwable, ? extends R> failed, Consumer<R> end) {
        this.failed = failed;
        this.end = end;
    }

    /**
     * Makes a call.
     *
     * @param limitNanos after which an answer doesn't count any more
     * @param limited which limit that is, for the message
     * @param failed turns a failure into an outcome
     * @param end is given the outcome, exactly once, on whatever thread the answer comes
     */
    public static <R> void run(
            EngineRuntime runtime,
            long limitNanos,
            String limited,
            Supplier<? extends CompletionStage<R>> call,
            Function<Throwable, ? extends R> failed,
            Consumer<R> end) {
        Attempt<R> attempt = new Attempt<>(failed, end);
        attempt.call(call);
        if (!attempt.hasEnded.get()) {
            attempt.limit(runtime, limitNanos, limited);
        }
    }

    /** Makes a call that has a limit of its own. */
    public static <R> void run(
            Supplier<? extends CompletionStage<R>> call, Function<Throwable, ? extends R> failed, Consumer<R> end) {
        new Attempt<>(failed, end).call(call);
    }

    @SuppressWarnings("CatchThrowable") // a client may throw anything
    private void call(Supplier<? extends CompletionStage<R>> call) {
        try {
            CompletionStage<R> answer = Objects.requireNonNull(call.get(), "the transport returned nothing");
            stage = answer;
            CompletionStage<R> unused = answer.whenComplete((outcome, failure) -> end(outcome, failure));
        } catch (Throwable thrown) {
            end(null, thrown);
        }
    }

    private void limit(EngineRuntime runtime, long limitNanos, String limited) {
        Cancellable started = runtime.schedule(
                () -> expire("no answer within " + Duration.ofNanos(limitNanos).toMillis() + " ms (" + limited + ")"),
                limitNanos);
        timer = started;
        if (hasEnded.get()) {
            started.cancel();
        }
    }

    private void expire(String why) {
        CompletionStage<R> late = stage;
        end(null, new TimeoutException(why));
        if (late != null) {
            Border.run(
                    "The cancellation of a late request",
                    () -> late.toCompletableFuture().cancel(true));
        }
    }

    private void end(@Nullable R outcome, @Nullable Throwable failure) {
        if (hasEnded.compareAndSet(false, true)) {
            Cancellable running = timer;
            if (running != null) {
                running.cancel();
            }
            end.accept(outcome != null ? outcome : failed.apply(cause(failure)));
        }
    }

    /** The failure itself, without the wrapping that dependent stages add. */
    public static Throwable unwrap(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    private static Throwable cause(@Nullable Throwable failure) {
        return failure == null ? new IllegalStateException("the transport answered with nothing") : unwrap(failure);
    }
}
