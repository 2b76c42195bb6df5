package io.dynox.internal.engine.write;

import io.dynox.BufferFullException;
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
    static final class WaitingWrite<P> extends CompletableFuture<Void> {
        final PendingWrite<P> write;
        final @Nullable Object key;
        private final Predicate<WaitingWrite<P>> withdraw;

        private WaitingWrite(PendingWrite<P> write, @Nullable Object key, Predicate<WaitingWrite<P>> withdraw) {
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
    private final Predicate<WaitingWrite<P>> withdraw;
    private final Deque<WaitingWrite<P>> waiting = new ArrayDeque<>();
    private long bytes;

    /** An empty queue that holds as much as the buffer before which it stands. */
    AdmissionQueue(EngineRuntime runtime, WriteOptions options, Predicate<WaitingWrite<P>> withdraw) {
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

    /** A future that completes when there is room for the write, or has failed when not even a place to wait is left. */
    CompletableFuture<Void> await(PendingWrite<P> write, @Nullable Object key, String table, WriteLedger<P> ledger) {
        if (isFull()) {
            ledger.counters.refuse();
            return CompletableFuture.failedFuture(full(table, ledger));
        }
        ledger.marks.issue(write);
        return add(write, key);
    }

    /** Whether the buffer has room for a write. An empty one takes any: text full of escapes is longer as JSON than the least bound. */
    boolean hasRoom(PendingWrite<P> write, WriteLedger<P> ledger) {
        return ledger.heldItems() == 0
                || (ledger.heldItems() < maxItems && ledger.heldBytes() + write.heldBytes <= maxBytes);
    }

    /** Why a write may not even wait for room. */
    private BufferFullException full(String table, WriteLedger<P> ledger) {
        return new BufferFullException(
                table,
                "The buffer of the writer of table '" + table + "' is full (" + ledger.heldItems() + " writes, "
                        + ledger.heldBytes() + " bytes held, " + waiting.size()
                        + " more waiting). Wait for the future of each put before the next, or raise"
                        + " dynox.write.buffer-items (" + maxItems + ") and dynox.write.buffer-size (" + maxBytes
                        + " bytes).");
    }

    int size() {
        return waiting.size();
    }

    WaitingWrite<P> add(PendingWrite<P> write, @Nullable Object key) {
        WaitingWrite<P> admission = new WaitingWrite<>(write, key, withdraw);
        waiting.add(admission);
        bytes += write.heldBytes;
        return admission;
    }

    /** Takes one out that is not to be accepted any more; false when it isn't waiting. */
    boolean withdraw(WaitingWrite<P> admission, FlushMarks marks, Effects effects) {
        boolean removed = waiting.remove(admission);
        if (removed) {
            bytes -= admission.write.heldBytes;
            marks.resolve(admission.write, effects);
        }
        return removed;
    }

    /** Takes out, in order, those that may enter now. */
    void admit(Predicate<PendingWrite<P>> mayEnter, Consumer<WaitingWrite<P>> enter) {
        for (WaitingWrite<P> head = waiting.peek(); head != null && mayEnter.test(head.write); head = waiting.peek()) {
            waiting.remove();
            bytes -= head.write.heldBytes;
            enter.accept(head);
        }
    }

    /** Takes out all of them, which are never accepted. */
    void drain(Throwable cause, FlushMarks marks, Effects effects) {
        admit(any -> true, waiter -> {
            marks.resolve(waiter.write, effects);
            tell(waiter, cause, effects);
        });
    }

    /** Completes the future of one that was taken out, with a failure if there is one. */
    void tell(WaitingWrite<P> admission, @Nullable Throwable failure, Effects effects) {
        effects.add(() -> runtime.execute(() -> {
            if (failure == null) {
                admission.complete(null);
            } else {
                admission.completeExceptionally(failure);
            }
        }));
    }
}
