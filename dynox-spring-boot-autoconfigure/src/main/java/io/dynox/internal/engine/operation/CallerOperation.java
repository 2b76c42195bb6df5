package io.dynox.internal.engine.operation;

import io.dynox.event.OperationEnded;
import io.dynox.event.OperationEnded.Counts;
import io.dynox.event.OperationStarted;
import io.dynox.internal.engine.runtime.EngineRuntime;
import io.dynox.internal.report.Events;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One operation of a caller, from the call, on the caller's thread, to its end, wherever that is: its listener, and in
 * which context. Thread-safe.
 */
public final class CallerOperation {

    private final OperationStarted started;
    private final SafeListener listener;
    private final EngineRuntime runtime;
    private final long startNanos;
    private final Consumer<OperationEnded> onEnd;
    private final AtomicBoolean ended = new AtomicBoolean();

    /** Begins an operation of the current thread, within that of {@code outer}. */
    public CallerOperation(SafeListener outer, OperationStarted started, EngineRuntime runtime) {
        this(outer, started, runtime, end -> {});
    }

    private CallerOperation(
            SafeListener outer, OperationStarted started, EngineRuntime runtime, Consumer<OperationEnded> onEnd) {
        this.started = started;
        this.onEnd = onEnd;
        this.runtime = runtime;
        this.startNanos = runtime.nanoTime();
        this.listener = outer.operationStarted(started);
    }

    /**
     * Begins a part of this operation, for its caller, whatever the current thread is.
     *
     * @param onEnd told how it ended, after the listeners
     */
    CallerOperation within(OperationStarted part, Consumer<OperationEnded> onEnd) {
        AtomicReference<CallerOperation> begun = new AtomicReference<>();
        listener.run(() -> begun.set(new CallerOperation(listener, part, runtime, onEnd)));
        return Objects.requireNonNull(begun.get(), "a context that runs its task");
    }

    public SafeListener listener() {
        return listener;
    }

    public OperationStarted started() {
        return started;
    }

    /** Runs what the caller hung on its future, in the caller's context. */
    public Executor callbacks() {
        return listener.in(runtime::execute);
    }

    /**
     * Ends a read before its first request; without effect when it has ended already.
     *
     * @param error why nothing was sent
     */
    public void failRead(Throwable error) {
        end(0, 0, 0, new Counts.Keys(0, 0, started.items().orElse(0)), error);
    }

    public void end(long requests, long retries, double consumedUnits, Counts counts, @Nullable Throwable error) {
        if (ended.compareAndSet(false, true)) {
            Duration elapsed = Duration.ofNanos(runtime.nanoTime() - startNanos);
            OperationEnded end = new Events.OperationEnded(
                    started.table(), started.kind(), elapsed, requests, retries, consumedUnits, counts, error);
            listener.operationEnded(end);
            onEnd.accept(end);
        }
    }
}
