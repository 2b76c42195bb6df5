package io.dynox.internal.engine.runtime;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls a transport so that there is one way to end: a throw, a failed stage and an answer all reach the same handler. */
public final class Attempt {

    private static final Logger LOG = LoggerFactory.getLogger(Attempt.class);

    private Attempt() {}

    /**
     * Makes a call.
     *
     * @param failed turns a failure into an outcome
     * @param end is given the outcome, exactly once, on whatever thread the answer comes
     */
    public static <R> void run(
            Supplier<? extends CompletionStage<R>> call, Function<Throwable, ? extends R> failed, Consumer<R> end) {
        CompletionStage<R> stage;
        try {
            stage = Objects.requireNonNull(call.get(), "the transport returned nothing");
        } catch (RuntimeException | Error e) {
            end.accept(failed.apply(e));
            return;
        }
        CompletableFuture<R> unused = stage.handle((outcome, failure) -> {
                    R known = outcome != null ? outcome : failed.apply(cause(failure));
                    end.accept(known);
                    return known;
                })
                .exceptionally(bug -> {
                    LOG.error("A reply could not be handled; please report this", bug);
                    throw new CompletionException(bug);
                })
                .toCompletableFuture();
    }

    /** The failure itself, without the wrapping that dependent stages add. */
    public static Throwable unwrap(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    private static Throwable cause(@Nullable Throwable failure) {
        return failure == null ? new IllegalStateException("the transport answered with nothing") : unwrap(failure);
    }
}
