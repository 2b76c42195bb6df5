package io.dynox.internal.engine.write;

import io.dynox.internal.engine.operation.SafeListener;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;

/**
 * The flushes that wait, oldest first, and the mark that new writes join. Not thread-safe; owned by {@link
 * WriteBuffer}.
 */
final class FlushMarks {

    private final Deque<FlushMark> sealed = new ArrayDeque<>();
    private FlushMark open = new FlushMark();
    private int sealedReady;

    void issue(PendingWrite<?> write) {
        write.mark = open;
        open.unresolved++;
    }

    void written(PendingWrite<?> write, Effects effects) {
        markOf(write).written++;
        resolve(write, effects);
    }

    void failed(PendingWrite<?> write, Effects effects) {
        markOf(write).failed++;
        resolve(write, effects);
    }

    void notAttempted(PendingWrite<?> write, Effects effects) {
        markOf(write).notAttempted++;
        resolve(write, effects);
    }

    /** A write failed before it was one. */
    void invalid() {
        open.failed++;
    }

    /** The write ended, or was withdrawn before it was accepted. */
    void resolve(PendingWrite<?> write, Effects effects) {
        markOf(write).unresolved--;
        completeHeads(effects);
    }

    void enterReady(PendingWrite<?> write) {
        FlushMark mark = markOf(write);
        mark.ready++;
        if (mark.isSealed()) {
            sealedReady++;
        }
    }

    void leaveReady(PendingWrite<?> write) {
        FlushMark mark = markOf(write);
        mark.ready--;
        if (mark.isSealed()) {
            sealedReady--;
        }
    }

    /** Whether a flush waits for a write that stands in the ready queue. */
    boolean isUrgent() {
        return sealedReady > 0;
    }

    /** The newer write takes over what flushes were promised of the older one, which is resolved by this. */
    void inherit(PendingWrite<?> newer, PendingWrite<?> older, Effects effects) {
        FlushMark own = newer.mark;
        newer.mark = older.mark;
        older.mark = own;
        markOf(older).superseded++;
        resolve(older, effects);
    }

    /**
     * Seals the open mark: its future completes when every write issued so far is resolved.
     *
     * @param listener receives the requests that are sent for it
     */
    FlushMark flush(SafeListener listener, Effects effects) {
        FlushMark mark = open;
        mark.done = new CompletableFuture<>();
        mark.listener = listener;
        sealed.add(mark);
        sealedReady += mark.ready;
        open = new FlushMark();
        completeHeads(effects);
        return mark;
    }

    private static FlushMark markOf(PendingWrite<?> write) {
        FlushMark mark = write.mark;
        if (mark == null) {
            throw new IllegalStateException("the write was never issued");
        }
        return mark;
    }

    private void completeHeads(Effects effects) {
        for (FlushMark head = sealed.peek(); head != null && head.unresolved == 0; head = sealed.peek()) {
            sealed.remove();
            CompletableFuture<Void> done = head.done;
            if (done != null) {
                effects.add(() -> done.complete(null));
            }
        }
    }
}
