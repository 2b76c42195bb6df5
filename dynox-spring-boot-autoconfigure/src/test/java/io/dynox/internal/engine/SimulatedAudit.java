package io.dynox.internal.engine;

import io.dynox.BatchWriteResult;
import io.dynox.FailedWrite;
import io.dynox.InvalidItemException;
import io.dynox.ItemWrite;
import io.dynox.RetriesExhaustedException;
import io.dynox.internal.engine.runtime.SimulatedRuntime;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Compares the account of an ended writer with what its caller issued and what the service saw. */
final class SimulatedAudit {

    private final SimulatedCaller caller;
    private final SimulatedRuntime runtime;
    private final BatchWriteResult result;
    private final Set<SimulatedWrite> unsent = new HashSet<>();

    SimulatedAudit(SimulatedCaller caller, SimulatedRuntime runtime) {
        this.caller = caller;
        this.runtime = runtime;
        this.result = caller.writer().result();
    }

    void check() {
        check(result.account().equals(Objects.requireNonNull(caller.whole).account()), "changed after its end", result);
        check(result.account().pending() == 0, "ended with writes left", result);
        for (ItemWrite write : result.unsent()) {
            SimulatedWrite known = SimulatedCaller.of(write);
            check(unsent.add(known), "unsent twice", known);
            check(known.attempts == 0, "unsent, but sent", known);
        }
        checkCounts();
        checkFailures();
        caller.issued.forEach(this::checkOrder);
    }

    private void checkCounts() {
        long accepted = 0;
        long puts = 0;
        long deletes = 0;
        long retries = 0;
        for (List<SimulatedWrite> writes : caller.issued.values()) {
            for (SimulatedWrite write : writes) {
                accepted += caller.wasAccepted(write) ? 1 : 0;
                retries += Math.max(0, write.attempts - 1);
                // a reply that came after the close had run out of time no longer counts
                boolean counts = write.isConfirmed && !caller.failed.containsKey(write);
                puts += counts && write.operation == ItemWrite.Kind.PUT ? 1 : 0;
                deletes += counts && write.operation == ItemWrite.Kind.DELETE ? 1 : 0;
            }
        }
        check(result.account().accepted() == accepted, "miscounted accepted", accepted);
        check(result.account().refused() == caller.refusals, "miscounted refused", caller.refusals);
        check(result.writtenPuts() == puts, "miscounted puts", puts);
        check(result.writtenDeletes() == deletes, "miscounted deletes", deletes);
        check(result.failed() == caller.failed.size(), "miscounted failures", caller.failed.size());
        check(result.notAttempted() == unsent.size(), "miscounted unsent", unsent.size());
        check(result.requests() == caller.requests, "miscounted requests", caller.requests);
        check(result.retries() == retries, "miscounted retries", retries);
        boolean hasExpired = caller.failed.values().stream().anyMatch(SimulatedCaller::isAbandoned);
        check(
                hasExpired || Math.abs(result.consumedUnits() - caller.consumedUnits) < 0.5,
                "miscounted units",
                caller.consumedUnits);
    }

    private void checkFailures() {
        int expected = Math.min(caller.failed.size(), caller.options.recordedFailures());
        check(result.failures().size() == expected, "failures not listed", expected);
        Set<SimulatedWrite> listed = new HashSet<>();
        long bytes = 0;
        for (FailedWrite failure : result.failures()) {
            // where the schema never became known, there is no key to keep
            boolean isNamed = failure.write().item().containsKey("write");
            check(isNamed || failure.isKeyOnly(), "an item was lost", failure);
            if (!isNamed) {
                continue;
            }
            SimulatedWrite write = SimulatedCaller.of(failure.write());
            FailedWrite whole = caller.failed.get(write);
            check(listed.add(write), "listed twice", write);
            check(whole != null && whole.cause() == failure.cause(), "listed, but never told", write);
            check(failure.isKeyOnly() || failure.equals(whole), "listed otherwise than told", write);
            bytes += failure.isKeyOnly() || !write.isValid() ? 0 : write.bytes;
        }
        check(bytes <= caller.options.bufferBytes(), "failures hold more bytes than they may", bytes);
        boolean isRoomy = caller.failed.keySet().stream()
                        .mapToLong(write -> Math.max(1_000, write.bytes))
                        .sum()
                <= caller.options.bufferBytes();
        check(!isRoomy || result.keyOnlyFailures() == 0, "an item was not kept though there was room", result);
        caller.failed.forEach(this::checkFailure);
    }

    private void checkFailure(SimulatedWrite write, FailedWrite failure) {
        check(failure.attempts() == write.attempts, "attempts miscounted", failure);
        check(!write.isConfirmed || failure.mayHaveBeenWritten(), "failed, but confirmed", write);
        check(!write.mayBeApplied || failure.mayHaveBeenWritten(), "failed for sure, but maybe applied", write);
        check(!unsent.contains(write), "failed and unsent", write);
        if (failure.mayHaveBeenWritten()) {
            check(write.mayBeApplied || SimulatedCaller.isAbandoned(failure), "nobody doubts its outcome", failure);
        }
        if (failure.cause() instanceof RetriesExhaustedException) {
            check(write.mayBeSpent || write.wasSilent, "given up too early", failure);
        }
        if (failure.cause() instanceof InvalidItemException) {
            check(write.isPoison || !write.isValid(), "failed for another", failure);
        }
    }

    /** The last confirmed write holds its key, or a later one whose outcome nobody knows. */
    private void checkOrder(int key, List<SimulatedWrite> writes) {
        List<SimulatedWrite> accepted =
                writes.stream().filter(caller::wasAccepted).toList();
        if (accepted.isEmpty()) {
            return;
        }
        int last = accepted.size() - 1;
        SimulatedWrite newest = accepted.get(last);
        while (last >= 0 && !accepted.get(last).isConfirmed) {
            last--;
        }
        SimulatedWrite holder = caller.service().finalValue(key);
        int at = holder == null ? -1 : accepted.indexOf(holder);
        check(at >= last, "an older write won", holder + " of " + accepted);
        check(at == last || accepted.get(at).mayBeApplied, "never sent, but applied", String.valueOf(holder));
        check(
                last == accepted.size() - 1 || caller.failed.containsKey(newest) || unsent.contains(newest),
                "lost",
                newest);
    }

    private void check(boolean holds, String rule, Object detail) {
        runtime.check(holds, rule, detail);
        runtime.throwViolation();
    }
}
