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
        if (write.attempts > 0 || write.issuedEvent != runtime.event()) {
            lastMetNanos = runtime.nanoTime();
            return;
        }
        long last = Math.max(lastMetNanos, lastRefusedNanos);
        long longest = caller.options.retry().maxDelay().toNanos() + SLACK_NANOS;
        runtime.check(write.issuedNanos <= last + longest, "failed, though the table was to be tried again", failure);
    }
}
