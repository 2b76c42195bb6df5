package io.dynox.internal.engine;

import io.dynox.BatchWriteException;
import io.dynox.BatchWriteResult;
import io.dynox.BatchWriter;
import io.dynox.BufferFullException;
import io.dynox.FailedWrite;
import io.dynox.ItemWrite;
import io.dynox.WriteOptions;
import io.dynox.internal.engine.runtime.Attempt;
import io.dynox.internal.engine.runtime.SimulatedRuntime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Writes to one writer as several threads would, in an order that the seed decides, and knows what it was promised. */
final class SimulatedCaller {

    private static final long MINUTE_NANOS = 60_000_000_000L;

    final WriteOptions options;
    final Map<Integer, List<SimulatedWrite>> issued = new HashMap<>();
    final Map<SimulatedWrite, CompletableFuture<Void>> acceptance = new HashMap<>();
    final Map<SimulatedWrite, FailedWrite> failed = new HashMap<>();
    private final SplittableRandom random;
    private final SimulatedRuntime runtime;
    private final SimulatedService service;
    private final int firstKey;
    private final int keys;
    private final int largeShare;
    private final boolean isPatient;
    private final boolean isUnhurried;
    private final int longestPauseNanos;
    private final SimulatedRoom room;
    final SimulatedVerdict verdict;
    private final List<SimulatedWrite> inOrder = new ArrayList<>();
    private final Map<Integer, SimulatedWrite> newestAccepted = new HashMap<>();
    private @Nullable BatchWriter<SimulatedWrite> writer;
    private int left;
    private int tasks;
    private int waitingPuts;
    private int flushesLeft;
    private boolean isAborted;
    int requestsInFlight;
    int requests;
    int refusals;
    double consumedUnits;
    boolean isEnding;
    boolean isEnded;

    @Nullable
    BatchWriteResult whole;

    SimulatedCaller(
            SplittableRandom random,
            SimulatedRuntime runtime,
            SimulatedService service,
            WriteOptions options,
            int firstKey) {
        this.random = random;
        this.runtime = runtime;
        this.service = service;
        this.options = options;
        this.firstKey = firstKey;
        this.room = new SimulatedRoom(this, runtime);
        this.verdict = new SimulatedVerdict(this, runtime);
        this.keys = 1 + random.nextInt(200);
        this.largeShare = random.nextInt(10) == 0 ? 70 : 5;
        this.isPatient = random.nextInt(3) > 0;
        this.isUnhurried = random.nextBoolean();
        this.longestPauseNanos = random.nextInt(6) == 0 ? 2_000_000_000 : 200_000_000;
        this.left = random.nextInt(300);
        this.tasks = 1 + random.nextInt(3);
    }

    List<SimulatedWrite> inOrder() {
        return inOrder;
    }

    Collection<SimulatedWrite> newestAccepted() {
        return newestAccepted.values();
    }

    void start(BatchWriter<SimulatedWrite> writer) {
        this.writer = writer;
        for (int task = tasks; task > 0; task--) {
            runtime.schedule(this::act, random.nextInt(1_000_000));
        }
    }

    BatchWriter<SimulatedWrite> writer() {
        return Objects.requireNonNull(writer);
    }

    SimulatedService service() {
        return service;
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
                CompletableFuture<?> flushed = flush();
                if (isPatient && random.nextInt(3) == 0) {
                    CompletableFuture<?> unused = flushed.whenComplete((done, failure) -> act());
                    return;
                }
            }
            if (random.nextInt(50) == 0 && accepted.cancel(false)) {
                continue;
            }
            if (isPatient && !accepted.isDone()) {
                CompletableFuture<?> unused = accepted.whenComplete((done, failure) -> act());
                return;
            }
        }
        runtime.schedule(
                this::act, random.nextInt(3) == 0 ? random.nextInt(longestPauseNanos) : random.nextInt(100_000));
    }

    private CompletableFuture<Void> issue() {
        int key = random.nextInt(100) == 0 ? -1 : firstKey + random.nextInt(keys);
        int bytes = random.nextInt(100) < largeShare ? random.nextInt(410 << 10) : random.nextInt(2000);
        ItemWrite.Kind operation = random.nextInt(4) == 0 ? ItemWrite.Kind.DELETE : ItemWrite.Kind.PUT;
        boolean isPoison = key % 41 == 40 && random.nextInt(3) == 0;
        SimulatedWrite write = new SimulatedWrite(this, inOrder.size(), operation, key, bytes, isPoison);
        write.issuedNanos = runtime.nanoTime();
        write.issuedEvent = runtime.event();
        inOrder.add(write);
        issued.computeIfAbsent(key, any -> new ArrayList<>()).add(write);
        waitingPuts++;
        CompletableFuture<Void> accepted = writer().put(write);
        acceptance.put(write, accepted);
        if (accepted.isDone()) {
            waitingPuts--;
            accepted(write);
            room.checkBytes(write);
        } else {
            CompletableFuture<?> unused = accepted.whenComplete((done, failure) -> {
                waitingPuts--;
                accepted(write);
                if (failure == null) {
                    room.checkTurn(write);
                }
            });
        }
        return accepted;
    }

    private void accepted(SimulatedWrite write) {
        CompletableFuture<Void> future = Objects.requireNonNull(acceptance.get(write));
        if (!future.isCompletedExceptionally()) {
            if (write.isValid()) {
                newestAccepted.merge(write.key, write, (a, b) -> a.id > b.id ? a : b);
            }
        } else if (!future.isCancelled() && future.handle((done, e) -> e).join() instanceof BufferFullException) {
            refusals++;
        }
    }

    /** Hears of each request before it is counted. */
    void sent(List<SimulatedWrite> writes) {
        requests++;
        requestsInFlight++;
        runtime.check(requestsInFlight <= options.concurrency(), "more requests than the writer may", requestsInFlight);
        runtime.check(!isAborted, "sent after the abort", writes);
        runtime.check(!isEnded, "sent after the close", writes);
        for (SimulatedWrite write : writes) {
            CompletableFuture<Void> future = acceptance.get(write);
            runtime.check(future == null || !future.isCancelled(), "sent, but withdrawn", write);
            SimulatedWrite newest = newestAccepted.getOrDefault(write.key, write);
            // a newer one that a refusal met has failed, and this one was in flight then
            runtime.check(newest.id <= write.id || failed.containsKey(newest), "sent, but superseded", write);
            runtime.check(!failed.containsKey(write), "sent after it had failed", write);
            runtime.check(!write.isSpent, "sent after its budget was spent", write);
        }
        boolean isDisturbed = isEnding || flushesLeft > 0 || waitingPuts > 0 || requests < 2;
        room.checkFull(writes, isDisturbed);
    }

    void answered(double units) {
        requestsInFlight--;
        consumedUnits += units;
    }

    /** Whether the budget of a write is spent, on clocks that differ by {@code slackNanos}. */
    boolean isSpent(SimulatedWrite write, long slackNanos) {
        return write.fruitless >= options.retry().maxAttempts()
                || runtime.nanoTime() - write.firstSentNanos
                        >= options.retry().deadline().toNanos() + slackNanos;
    }

    private CompletableFuture<?> flush() {
        List<SimulatedWrite> before = List.copyOf(inOrder);
        flushesLeft++;
        long started = runtime.nanoTime();
        return writer().flush().thenRun(() -> {
            flushesLeft--;
            long minutes = (runtime.nanoTime() - started) / MINUTE_NANOS;
            runtime.check(minutes < 30, "a flush waited for something else", minutes + " minutes");
            checkFlushed(before);
        });
    }

    private void checkFlushed(List<SimulatedWrite> before) {
        boolean isGivenUp =
                isEnding && (isAborted || writer().result().account().pending() == 0);
        if (isGivenUp) {
            return;
        }
        Map<Integer, SimulatedWrite> last = new HashMap<>();
        for (SimulatedWrite write : before) {
            if (wasAccepted(write) && write.isValid()) {
                last.put(write.key, write);
            }
        }
        for (SimulatedWrite write : last.values()) {
            List<SimulatedWrite> writes = issued.getOrDefault(write.key, List.of());
            boolean isResolved = false;
            for (int i = writes.size() - 1; i >= 0 && !isResolved && writes.get(i).id >= write.id; i--) {
                isResolved = writes.get(i).isConfirmed || failed.containsKey(writes.get(i));
            }
            runtime.check(isResolved, "flushed, but not resolved", write);
        }
    }

    boolean wasAccepted(SimulatedWrite write) {
        CompletableFuture<Void> future = acceptance.get(write);
        // a write that met an unusable table is accepted, only to fail
        return future != null && (!future.isCompletedExceptionally() || failed.containsKey(write));
    }

    private void finish() {
        if (--tasks > 0) {
            return;
        }
        if (isUnhurried) {
            // longer than anything may take that is neither flushed nor closed
            runtime.schedule(
                    () -> {
                        runtime.check(
                                writer().result().account().pending() == 0,
                                "left alone, writes wait",
                                writer().result());
                        runtime.check(waitingPuts == 0, "left alone, puts wait", waitingPuts);
                        end();
                    },
                    2 * options.linger().toNanos() + 240 * MINUTE_NANOS);
        } else {
            end();
        }
    }

    private void end() {
        isEnding = true;
        boolean abort = random.nextInt(5) == 0;
        CompletableFuture<BatchWriteResult> end = abort ? writer().abort() : writer().close();
        isAborted = abort;
        CompletableFuture<?> unused = end.whenComplete((result, failure) -> {
            isEnded = true;
            BatchWriteResult account = result != null ? result : resultOf(failure);
            whole = account;
            boolean hasExpired = account != null && account.failures().stream().anyMatch(SimulatedCaller::isAbandoned);
            runtime.check(
                    requestsInFlight == 0
                            || hasExpired
                            || account == null
                            || account.failed() > account.failures().size(),
                    "closed with requests in flight",
                    requestsInFlight);
        });
    }

    /** Whether nobody waited for its last answer. */
    static boolean isAbandoned(FailedWrite failure) {
        return failure.mayHaveBeenWritten()
                && failure.cause() instanceof io.dynox.WriterEndedException
                && String.valueOf(failure.cause().getMessage()).contains("close-timeout");
    }

    private @Nullable BatchWriteResult resultOf(Throwable failure) {
        if (Attempt.unwrap(failure) instanceof BatchWriteException exception) {
            return exception.result();
        }
        runtime.violated("not a BatchWriteException", failure);
        return null;
    }

    /** Holds at every moment. */
    void checkAlways() {
        BatchWriteResult now = writer().result();
        runtime.check(now.account().isBalanced(), "the account doesn't add up", now);
        runtime.check(now.account().pending() <= options.bufferItems(), "more held than allowed", now);
    }

    /** The write of a report. */
    static SimulatedWrite of(ItemWrite write) {
        return (SimulatedWrite) Objects.requireNonNull(write.item().get("write"));
    }

    /** Holds when nothing is left to happen. */
    void checkAtTheEnd() {
        runtime.check(isEnded, "hangs", writer().result());
        runtime.check(flushesLeft == 0, "a flush hangs", flushesLeft);
        runtime.check(acceptance.values().stream().allMatch(CompletableFuture::isDone), "a put hangs", waitingPuts);
        runtime.throwViolation();
        new SimulatedAudit(this, runtime).check();
    }
}
