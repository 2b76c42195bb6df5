package io.dynox.engine;

import io.dynox.BatchWriteException;
import io.dynox.BatchWriteResult;
import io.dynox.BatchWriter;
import io.dynox.FailedWrite;
import io.dynox.ItemWrite;
import io.dynox.RetriesExhaustedException;
import io.dynox.WriteOperation;
import io.dynox.WriteOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Writes to one writer as several threads would, in an order that the seed decides, and checks what comes of it. */
final class SimulatedCaller {

    private final SplittableRandom random;
    private final SimulatedRuntime runtime;
    private final SimulatedService service;
    private final WriteOptions options;
    private final BatchWriter<SimulatedWrite> writer;
    private final int firstKey;
    private final int keys;
    private final Map<Integer, List<SimulatedWrite>> issued = new HashMap<>();
    private final Map<SimulatedWrite, CompletableFuture<Void>> acceptance = new HashMap<>();
    private final Map<SimulatedWrite, FailedWrite> failed;
    private final boolean isPatient;
    private int left;
    private int tasks;
    private @Nullable BatchWriteResult whole;
    private boolean isEnded;
    private boolean isAborted;
    private int flushesLeft;
    private final int[] ids;
    private @Nullable Throwable problem;

    SimulatedCaller(
            SplittableRandom random,
            SimulatedRuntime runtime,
            SimulatedService service,
            WriteOptions options,
            BatchWriter<SimulatedWrite> writer,
            Map<SimulatedWrite, FailedWrite> failed,
            int firstKey,
            int[] ids) {
        this.random = random;
        this.runtime = runtime;
        this.service = service;
        this.options = options;
        this.writer = writer;
        this.failed = failed;
        this.firstKey = firstKey;
        this.ids = ids;
        this.keys = 1 + random.nextInt(200);
        this.isPatient = random.nextInt(3) > 0;
        this.left = random.nextInt(300);
        this.tasks = 1 + random.nextInt(3);
        for (int task = tasks; task > 0; task--) {
            runtime.schedule(this::act, random.nextInt(1_000_000));
        }
    }

    /** One step of one thread, and the next one after it. */
    private void act() {
        for (int burst = 1 + random.nextInt(60); burst > 0; burst--) {
            if (left <= 0) {
                finish();
                return;
            }
            left--;
            CompletableFuture<Void> accepted = issue();
            if (random.nextInt(40) == 0) {
                flush();
            }
            if (random.nextInt(50) == 0 && accepted.cancel(false)) {
                continue;
            }
            if (isPatient && !accepted.isDone()) {
                CompletableFuture<?> unused = accepted.whenComplete((done, failure) -> guarded(this::act));
                return;
            }
        }
        runtime.schedule(this::act, random.nextInt(3) == 0 ? random.nextInt(200_000_000) : random.nextInt(100_000));
    }

    private CompletableFuture<Void> issue() {
        int key = random.nextInt(100) == 0 ? -1 : firstKey + random.nextInt(keys);
        int bytes = random.nextInt(20) == 0 ? random.nextInt(500 << 10) : random.nextInt(2000);
        WriteOperation operation = random.nextInt(4) == 0 ? WriteOperation.DELETE : WriteOperation.PUT;
        SimulatedWrite write =
                new SimulatedWrite(ids[0]++, operation, key, bytes, key % 41 == 40 && random.nextInt(3) == 0);
        issued.computeIfAbsent(key, any -> new ArrayList<>()).add(write);
        CompletableFuture<Void> accepted = writer.put(write);
        acceptance.put(write, accepted);
        return accepted;
    }

    private void flush() {
        List<SimulatedWrite> before = new ArrayList<>();
        issued.values().forEach(writes -> before.add(writes.get(writes.size() - 1)));
        flushesLeft++;
        CompletableFuture<?> unused = writer.flush().thenRun(() -> guarded(() -> checkFlushed(before)));
    }

    private void checkFlushed(List<SimulatedWrite> before) {
        flushesLeft--;
        for (SimulatedWrite write : before) {
            List<SimulatedWrite> writes = issued.getOrDefault(write.key(), List.of());
            boolean isResolved = writes.subList(writes.indexOf(write), writes.size()).stream()
                    .anyMatch(this::isResolved);
            // an aborted writer drops what it holds, and tells those who wait for room a little later
            check(isResolved || isAborted || hasExpired(), "flushed, but not resolved: " + write);
        }
    }

    private boolean hasExpired() {
        return writer.result().account().pending() == 0 && tasks <= 0;
    }

    private boolean isResolved(SimulatedWrite write) {
        return service.record(write).isConfirmed || failed.containsKey(write) || !wasAccepted(write);
    }

    private boolean wasAccepted(SimulatedWrite write) {
        CompletableFuture<Void> future = acceptance.get(write);
        // a write that met an unusable table is accepted, only to fail
        return future != null && (!future.isCompletedExceptionally() || failed.containsKey(write));
    }

    private void finish() {
        if (--tasks > 0) {
            return;
        }
        isAborted = random.nextInt(5) == 0;
        CompletableFuture<BatchWriteResult> end = isAborted ? writer.abort() : writer.close();
        CompletableFuture<?> unused = end.whenComplete((result, failure) -> guarded(() -> {
            isEnded = true;
            whole = result != null ? result : exceptionOf(failure).result();
        }));
    }

    /** Runs a callback of a future, which would keep an error to itself. */
    private void guarded(Runnable callback) {
        try {
            callback.run();
        } catch (AssertionError | RuntimeException e) {
            problem = e;
        }
    }

    private static BatchWriteException exceptionOf(Throwable failure) {
        Throwable cause = Attempt.unwrap(failure);
        if (cause instanceof BatchWriteException exception) {
            return exception;
        }
        throw new AssertionError("not a BatchWriteException", cause);
    }

    /** Holds at every moment. */
    void checkAlways() {
        if (problem != null) {
            throw new AssertionError(problem.getMessage(), problem);
        }
        BatchWriteResult now = writer.result();
        check(now.account().isBalanced(), "the account doesn't add up: " + now);
        check(now.account().pending() <= options.bufferItems(), "more held than allowed: " + now);
    }

    /** Holds when nothing is left to happen. */
    void checkAtTheEnd() {
        check(isEnded, "hangs: " + writer.result());
        check(flushesLeft == 0, "a flush hangs");
        check(acceptance.values().stream().allMatch(CompletableFuture::isDone), "a put hangs");
        BatchWriteResult result = writer.result();
        check(result.account().equals(java.util.Objects.requireNonNull(whole).account()), "changed after its end");
        check(result.account().pending() == 0, "ended with writes left: " + result);
        Set<SimulatedWrite> unsent = new HashSet<>();
        for (ItemWrite write : result.unsent()) {
            unsent.add((SimulatedWrite)
                    java.util.Objects.requireNonNull(write.item().get("write")));
        }
        long accepted = 0;
        long confirmed = 0;
        long failures = 0;
        for (List<SimulatedWrite> writes : issued.values()) {
            for (SimulatedWrite write : writes) {
                accepted += wasAccepted(write) ? 1 : 0;
                confirmed += service.record(write).isConfirmed ? 1 : 0;
                failures += failed.containsKey(write) ? 1 : 0;
                checkFailure(write);
            }
            checkOrder(writes, unsent);
        }
        check(result.account().accepted() == accepted, accepted + " were accepted: " + result);
        check(result.failed() == failures, failures + " failed: " + result);
        check(result.notAttempted() == unsent.size(), unsent.size() + " unsent: " + result);
        // a reply that came after the close had run out of time no longer counts
        check(result.written() <= confirmed, confirmed + " were confirmed: " + result);
    }

    /** The last confirmed write holds its key, or a later one whose outcome nobody knows. */
    private void checkOrder(List<SimulatedWrite> writes, Set<SimulatedWrite> unsent) {
        List<SimulatedWrite> accepted =
                writes.stream().filter(this::wasAccepted).toList();
        if (accepted.isEmpty()) {
            return;
        }
        int last = accepted.size() - 1;
        SimulatedWrite newest = accepted.get(last);
        while (last >= 0 && !service.record(accepted.get(last)).isConfirmed) {
            last--;
        }
        SimulatedWrite holder = service.finalValue(newest.key());
        int at = holder == null ? -1 : accepted.indexOf(holder);
        check(at >= last, "an older write won: " + holder + " of " + accepted);
        check(at == last || service.record(accepted.get(at)).mayBeApplied, "never sent, but applied: " + holder);
        check(last == accepted.size() - 1 || failed.containsKey(newest) || unsent.contains(newest), "lost: " + newest);
    }

    private void checkFailure(SimulatedWrite write) {
        FailedWrite failure = failed.get(write);
        SimulatedService.Trace record = service.record(write);
        if (failure == null) {
            return;
        }
        check(failure.attempts() == record.attempts, "attempts miscounted: " + failure);
        check(!record.isConfirmed || failure.mayHaveBeenWritten(), "failed, but confirmed: " + write);
        check(!record.mayBeApplied || failure.mayHaveBeenWritten(), "failed for sure, but maybe applied: " + write);
        if (failure.cause() instanceof RetriesExhaustedException exhausted) {
            boolean isLate = exhausted.elapsed().compareTo(options.retry().deadline()) >= 0;
            boolean isSpent = record.fruitless >= options.retry().maxAttempts();
            check(isLate || isSpent, "given up too early: " + failure);
        }
        if (failure.cause() instanceof io.dynox.InvalidItemException) {
            check(write.isPoison() || write.key() < 0 || write.bytes() > 400 << 10, "failed for another: " + failure);
        }
    }

    private static void check(boolean holds, String message) {
        if (!holds) {
            throw new AssertionError(message);
        }
    }
}
