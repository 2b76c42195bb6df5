package io.dynox.internal.engine;

import io.dynox.internal.engine.runtime.SimulatedRuntime;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Checks what a writer promises its caller of the buffer: its bound, the order of those that wait, and full batches. */
final class SimulatedRoom {

    private final SimulatedCaller caller;
    private final SimulatedRuntime runtime;
    private long lastSentNanos;

    SimulatedRoom(SimulatedCaller caller, SimulatedRuntime runtime) {
        this.caller = caller;
        this.runtime = runtime;
    }

    /** Puts are accepted in the order of their calls: no later one was sent before this one had a place. */
    void checkTurn(SimulatedWrite write) {
        List<SimulatedWrite> inOrder = caller.inOrder();
        for (SimulatedWrite later : inOrder.subList(write.id + 1, inOrder.size())) {
            runtime.check(
                    later.attempts == 0 || later.firstSentEvent >= runtime.submittedIn(),
                    "a put was accepted before an earlier one",
                    later + " before " + write);
        }
    }

    /** What is held for sure: accepted at once, the newest of its key, and without an end. */
    void checkBytes(SimulatedWrite last) {
        if (last.bytes < 2000 || caller.isEnding) {
            return;
        }
        long held = 0;
        for (List<SimulatedWrite> writes : caller.issued.values()) {
            SimulatedWrite newest = writes.get(writes.size() - 1);
            CompletableFuture<Void> future = caller.acceptance.get(newest);
            boolean isIn = future != null && future.isDone() && !future.isCompletedExceptionally();
            held += isIn && newest.isValid() && !newest.isConfirmed && !caller.failed.containsKey(newest)
                    ? newest.bytes
                    : 0;
        }
        runtime.check(held <= caller.options.bufferBytes(), "more bytes held than allowed", held);
    }

    /** A partial batch goes only when something waits for it, or after the linger time. */
    void checkFull(List<SimulatedWrite> writes, boolean isDisturbed) {
        boolean hasLingered = runtime.nanoTime() - lastSentNanos + SimulatedRuntime.CLOCK_SLACK_NANOS
                >= caller.options.linger().toNanos();
        if (!isDisturbed && !hasLingered && writes.size() < 25) {
            long bytes = writes.stream().mapToLong(write -> write.bytes).sum();
            boolean isFresh = writes.stream().noneMatch(this::wasTried);
            runtime.check(!isFresh || bytes > 3 << 20, "a partial batch that nothing waits for", writes.size());
        }
        lastSentNanos = runtime.nanoTime();
    }

    /** Whether the write, or an older one that it stands in for, was sent before. */
    private boolean wasTried(SimulatedWrite write) {
        return caller.issued.getOrDefault(write.key, List.of()).stream()
                .anyMatch(older -> older.id <= write.id && older.attempts > 0);
    }
}
