package io.dynox.internal.engine;

import io.dynox.FailedWrite;
import io.dynox.RetriesExhaustedException;
import io.dynox.internal.engine.runtime.SimulatedRuntime;
import java.util.List;

/**
 * Checks what a writer makes of a table that refuses, or answers nothing but failures: what waits fails, nothing fails
 * earlier, and later writes are tried again.
 */
final class SimulatedVerdict {

    private static final long SLACK_NANOS = 10_000_000;

    private final SimulatedCaller caller;
    private final SimulatedRuntime runtime;
    private final SimulatedRow row;
    private long lastRefusedNanos = Long.MIN_VALUE / 2;
    /** When writes failed last that had waited before. */
    private long lastMetNanos = Long.MIN_VALUE / 2;

    SimulatedVerdict(SimulatedCaller caller, SimulatedRuntime runtime) {
        this.caller = caller;
        this.runtime = runtime;
        this.row = new SimulatedRow(runtime);
    }

    /** A request of the caller ended. */
    void ended(long sentNanos, boolean isFruitless, boolean isRefused) {
        if (isFruitless) {
            row.failed(sentNanos);
        } else if (!isRefused) {
            row.ended();
        }
        if (isRefused) {
            lastRefusedNanos = runtime.nanoTime();
            List<SimulatedWrite> met = List.copyOf(caller.newestAccepted());
            // an answer that comes before the call returns is heard once the writer has done what it is at
            runtime.schedule(() -> met.forEach(this::checkMet), 0);
        }
    }

    private void checkMet(SimulatedWrite write) {
        boolean isResolved = write.isConfirmed || caller.failed.containsKey(write) || caller.isEnding;
        // a newer one stands in for it as soon as it is accepted, of which its caller hears later
        List<SimulatedWrite> ofKey = caller.issued.getOrDefault(write.key, List.of());
        boolean isNewest = ofKey.get(ofKey.size() - 1) == write;
        boolean isElsewhere = !isNewest || caller.service().isInFlight(write.key);
        runtime.check(isResolved || isElsewhere, "waits, though the table refused", write);
    }

    /** A write of the caller failed. */
    void failed(SimulatedWrite write, FailedWrite failure) {
        long deadline = caller.options.retry().deadline().toNanos();
        write.wasSilent = Math.max(row.nanos(), caller.service().row.nanos()) + SLACK_NANOS >= deadline;
        boolean isRefused = String.valueOf(failure.cause().getMessage()).contains("no such table");
        boolean isSilent = failure.cause() instanceof RetriesExhaustedException;
        if (!isRefused && !isSilent) {
            return;
        }
        long last = Math.max(lastMetNanos, lastRefusedNanos);
        boolean isMet = write.attempts > 0 || write.issuedEvent != runtime.event();
        if (isMet || (isSilent && write.wasSilent && wasWaitingSince(last))) {
            lastMetNanos = runtime.nanoTime();
            return;
        }
        long longest = caller.options.retry().maxDelay().toNanos() + SLACK_NANOS;
        runtime.check(write.issuedNanos <= last + longest, "failed, though the table was to be tried again", failure);
    }

    /**
     * Whether the writer was at a write that was issued after a moment and before this event: then the table was tried again,
     * and what came in this event is given up along with that write, whichever of them is told first.
     */
    private boolean wasWaitingSince(long momentNanos) {
        return caller.inOrder().stream()
                .anyMatch(write -> write.issuedNanos > momentNanos
                        && write.issuedEvent != runtime.event()
                        && caller.wasAccepted(write)
                        && isOpen(write));
    }

    /** Whether neither it nor one that stands in for it had ended before this event. */
    private boolean isOpen(SimulatedWrite write) {
        return caller.issued.getOrDefault(write.key, List.of()).stream()
                .filter(newer -> newer.id >= write.id && newer.issuedEvent != runtime.event())
                .noneMatch(newer -> newer.isConfirmed || caller.failed.containsKey(newer));
    }
}
