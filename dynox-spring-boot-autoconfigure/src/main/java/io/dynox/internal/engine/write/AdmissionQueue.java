package io.dynox.internal.engine.write;

import io.dynox.WriteOptions;
import io.dynox.internal.engine.runtime.EngineRuntime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Issued writes that wait for room, in the order of their calls. Bounded: a caller that doesn't wait for its futures must
 * not fill the memory.
 *
 * <p>Not thread-safe; owned by {@link WriteBuffer}. The futures in it are thread-safe.
 */
final class AdmissionQueue<P> {

    /** A write that waits for room. Cancelling it withdraws the write, unless it was accepted meanwhile. */
    static final class Admission<P> extends CompletableFuture<Void> {
        final PendingWrite<P> write;
        final @Nullable Object key;
        private final Predicate<Admission<P>> withdraw;

        private Admission(PendingWrite<P> write, @Nullable Object key, Predicate<Admission<P>> withdraw) {
            this.write = write;
            this.key = key;
            this.withdraw = withdraw;
        }

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            return withdraw.test(this) && super.cancel(mayInterruptIfRunning);
        }
    }

    private final EngineRuntime runtime;
    private final int maxItems;
    private final long maxBytes;
    private final Predicate<Admission<P>> withdraw;
    private final Deque<Admission<P>> waiting = new ArrayDeque<>();
    private long bytes;

    /** An empty queue that holds as much as the buffer before which it stands. */
    AdmissionQueue(EngineRuntime runtime, WriteOptions options, Predicate<Admission<P>> withdraw) {
        this.runtime = runtime;
        this.maxItems = options.bufferItems();
        this.maxBytes = options.bufferBytes();
        this.withdraw = withdraw;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    boolean isFull() {
        return waiting.size() >= maxItems || bytes >= maxBytes;
    }

    int size() {
        return waiting.size();
    }

    Admission<P> add(PendingWrite<P> write, @Nullable Object key) {
        Admission<P> admission = new Admission<>(write, key, withdraw);
        waiting.add(admission);
        bytes += write.itemBytes;
        return admission;
    }

    boolean remove(Admission<P> admission) {
        boolean removed = waiting.remove(admission);
        if (removed) {
            bytes -= admission.write.itemBytes;
        }
        return removed;
    }

    /** Takes out, in order, those that may enter now. */
    void admit(Predicate<PendingWrite<P>> mayEnter, Consumer<Admission<P>> enter) {
        for (Admission<P> head = waiting.peek(); head != null && mayEnter.test(head.write); head = waiting.peek()) {
            waiting.remove();
            bytes -= head.write.itemBytes;
            enter.accept(head);
        }
    }

    /** Completes the future of one that was taken out, with a failure if there is one. */
    void tell(Admission<P> admission, @Nullable Throwable failure, Effects effects) {
        effects.add(() -> runtime.execute(() -> {
            if (failure == null) {
                admission.complete(null);
            } else {
                admission.completeExceptionally(failure);
            }
        }));
    }
}
