package io.dynox.internal.engine;

import io.dynox.BatchWriteException;
import io.dynox.BatchWriter;
import io.dynox.ItemWrite;
import io.dynox.WriteAccount;
import io.dynox.WriteOptions;
import io.dynox.internal.engine.runtime.Attempt;
import io.dynox.internal.engine.runtime.SimulatedRuntime;
import io.dynox.internal.engine.write.BatchOutcome;
import io.dynox.internal.engine.write.PendingWrite;
import io.dynox.internal.engine.write.WriteCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A writer that issues its writes as there is room, and is closed or aborted. */
final class FoulWriter implements FoulOperation, WriteCodec<FoulWrite, FoulWrite> {

    private static final int BYTES = 1_000;

    private final SplittableRandom random;
    private final SimulatedRuntime runtime;
    private final FoulTable table;
    private final WriteOptions options;
    private final List<FoulWrite> writes = new ArrayList<>();
    private final List<CompletableFuture<?>> futures = new ArrayList<>();
    private final boolean isHot;
    private final int turns;
    private final FoulTurns own;
    private @Nullable BatchWriter<FoulWrite> writer;
    private @Nullable CompletableFuture<?> closed;
    private int issued;
    private int refused;
    private boolean isAborted;
    private int requestsAtStart;
    private long closedNanos;

    FoulWriter(
            SplittableRandom random,
            SimulatedRuntime runtime,
            FoulTable table,
            int number,
            int items,
            boolean isHot,
            int turns,
            WriteOptions options) {
        this.random = random;
        this.runtime = runtime;
        this.table = table;
        this.options = options;
        this.isHot = isHot;
        this.turns = turns;
        this.own = new FoulTurns(runtime, table.writesSentNanos, turns);
        for (int i = 0; i < items; i++) {
            writes.add(new FoulWrite(number * 10_000 + i, random.nextInt(200) == 0, isHot));
        }
    }

    @Override
    public void start(BatchEngine engine) {
        runtime.nanoTime();
        requestsAtStart = table.writeRequests;
        BatchWriter<FoulWrite> opened;
        try {
            opened = Engines.openWriter(
                    engine,
                    "t",
                    "t",
                    this,
                    CompletableFuture.completedFuture((kind, write) -> write.key),
                    this::send,
                    options);
        } catch (IllegalStateException shutDown) {
            return;
        }
        writer = opened;
        issueWhileThereIsRoom(opened);
        if (random.nextInt(6) == 0) {
            runtime.schedule(
                    () -> {
                        isAborted = true;
                        CompletableFuture<?> aborted = opened.abort();
                        futures.add(aborted);
                        aborted.cancel(false);
                    },
                    random.nextInt(2_000_000_000));
        }
    }

    private CompletionStage<BatchOutcome> send(String name, List<FoulWrite> sent) {
        own.taken(runtime.lastNanos());
        return table.send(name, sent);
    }

    private void issueWhileThereIsRoom(BatchWriter<FoulWrite> to) {
        while (issued < writes.size()) {
            CompletableFuture<Void> accepted;
            FoulWrite write = writes.get(issued);
            write.issuedNanos = runtime.lastNanos();
            try {
                accepted = to.put(write);
            } catch (IllegalStateException closed) {
                break;
            }
            issued++;
            futures.add(accepted);
            CompletableFuture<?> unusedTime = accepted.handle((ok, failure) -> write.takenNanos = runtime.lastNanos());
            if (!accepted.isDone()) {
                CompletableFuture<?> unused = accepted.whenComplete((ok, failure) -> runtime.schedule(
                        () -> {
                            refused += failure != null && isAborted ? 1 : 0;
                            issueWhileThereIsRoom(to);
                        },
                        0));
                return;
            }
        }
        if (random.nextInt(4) == 0) {
            futures.add(to.flush());
        }
        CompletableFuture<?> ending = to.close();
        closed = ending;
        futures.add(ending);
        CompletableFuture<?> unused = ending.whenComplete((result, failure) -> closedNanos = runtime.nanoTime());
    }

    @Override
    public void checkAtTheEnd(boolean isCalm) {
        runtime.check(futures.stream().allMatch(CompletableFuture::isDone), "a future of a writer never ends", this);
        if (writer == null) {
            return;
        }
        WriteAccount account = writer.result().account();
        runtime.check(account.pending() == 0, "left behind", account);
        runtime.check(account.accepted() <= issued, "more than was issued", account);
        runtime.check(isAborted || account.accepted() == issued, "less than was issued", account);
        long confirmed = writes.stream().filter(FoulWrite::isConfirmed).count();
        long forSure = writes.stream().filter(FoulWrite::isConfirmedForSure).count();
        runtime.check(account.written() <= confirmed, "written, but not in the table", account);
        boolean isPatient = options.closeTimeout().toMillis() > 1_000;
        runtime.check(!isPatient || account.written() >= forSure, "in the table, but not written", account);
        if (isCalm && !isHot && !isAborted && isPatient) {
            long sound = writes.stream().filter(write -> !write.isBroken).count();
            runtime.check(account.written() == sound, "not written in calm weather", account);
        }
        Throwable thrown = closed == null
                ? null
                : closed.handle((result, failure) -> failure).getNow(null);
        runtime.check(
                thrown == null || Attempt.unwrap(thrown) instanceof BatchWriteException,
                "a close fails with what another did to its own future",
                String.valueOf(thrown));
        if ((table.isDead || isHot) && !table.isLimited) {
            writes.subList(0, issued).stream().filter(write -> !write.isBroken).forEach(this::checkBound);
        }
        if (isCalm && !table.isLimited && writes.size() == 1 && !isAborted && writes.get(0).firstRequest > 0) {
            int before = writes.get(0).firstRequest - requestsAtStart;
            runtime.check(before <= turns, "served late: requests before it", before);
        }
    }

    /** A write that waits in vain ends within the bound; what is issued after that is tried again, and has the same time. */
    private void checkBound(FoulWrite write) {
        long endedNanos = write.endedNanos == 0 ? closedNanos : write.endedNanos;
        checkBound("a put", write.issuedNanos, write.takenNanos);
        checkBound("a writer", write.takenNanos, endedNanos);
    }

    private void checkBound(String what, long fromNanos, long endedNanos) {
        if (table.isDead) {
            FoulBounds.check(runtime, what, endedNanos - fromNanos, options.retry(), table.isStarved);
        } else if (endedNanos - fromNanos > FoulBounds.bound(options.retry(), false)) {
            own.check(fromNanos, endedNanos, options.retry(), options.concurrency());
        }
    }

    @Override
    public PendingWrite<FoulWrite> put(FoulWrite write) {
        if (write.isBroken) {
            if (random.nextBoolean()) {
                throw new StackOverflowError();
            }
            throw new IllegalStateException("a map of the caller");
        }
        return new PendingWrite<>(ItemWrite.Kind.PUT, write, BYTES, BYTES);
    }

    @Override
    public PendingWrite<FoulWrite> delete(Map<String, ?> key) {
        throw new UnsupportedOperationException("the simulation only puts");
    }

    @Override
    public Map<String, ?> describe(ItemWrite.Kind operation, FoulWrite write) {
        if (write.endedNanos == 0) {
            write.endedNanos = runtime.lastNanos();
        }
        if (write.key % 3 == 0) {
            throw new NoClassDefFoundError("of a mapping");
        }
        return Map.of("key", write.key);
    }

    @Override
    public Map<String, ?> describeInvalid(FoulWrite write) {
        throw new IllegalStateException("of a mapping");
    }

    @Override
    public String toString() {
        return "a writer of " + writes.size() + " writes, " + issued + " issued, " + refused + " withdrawn";
    }
}
