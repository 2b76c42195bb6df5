package io.dynox.internal.engine;

import io.dynox.GetOptions;
import io.dynox.internal.engine.read.ReadOutcome;
import io.dynox.internal.engine.read.ReadResult;
import io.dynox.internal.engine.runtime.SimulatedRuntime;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A batch get, cancelled at times. */
final class FoulRead implements FoulOperation {

    private final SplittableRandom random;
    private final SimulatedRuntime runtime;
    private final FoulTable table;
    private final List<Integer> keys;
    private final GetOptions options;
    private @Nullable CompletableFuture<ReadResult<Integer>> result;
    private final int turns;
    private int requestsAtStart;
    private int readAt = -1;
    private long startedNanos;
    private long endedNanos;

    FoulRead(
            SplittableRandom random,
            SimulatedRuntime runtime,
            FoulTable table,
            int keys,
            int turns,
            GetOptions options) {
        this.random = random;
        this.runtime = runtime;
        this.table = table;
        this.keys = IntStream.range(0, keys).boxed().toList();
        this.turns = turns;
        this.options = options;
    }

    @Override
    public void start(BatchEngine engine) {
        startedNanos = runtime.nanoTime();
        requestsAtStart = table.readRequests;
        CompletableFuture<ReadResult<Integer>> begun =
                engine.read(engine.beginRead("t", keys.size()), "t", keys, this::send, options);
        result = begun;
        CompletableFuture<?> unused = begun.whenComplete((read, failure) -> endedNanos = runtime.nanoTime());
        if (random.nextInt(5) == 0) {
            runtime.schedule(() -> begun.cancel(false), random.nextInt(500_000_000));
        }
    }

    private CompletionStage<ReadOutcome<Integer>> send(String name, List<Integer> asked, GetOptions given) {
        readAt = readAt < 0 ? table.readRequests - requestsAtStart : readAt;
        return table.send(name, asked, given);
    }

    @Override
    public void checkClosed(long closedNanos) {
        FoulBounds.checkClosed(runtime, "a batch get", startedNanos, endedNanos, closedNanos);
    }

    @Override
    public void checkAtTheEnd(boolean isCalm) {
        CompletableFuture<ReadResult<Integer>> ended = result;
        if (ended == null || !ended.isDone()) {
            runtime.violated("a batch get never ends", keys.size());
            return;
        }
        if (table.isDead && !table.isLimited) {
            FoulBounds.check(runtime, "a batch get", endedNanos - startedNanos, options.retry(), table.isStarved);
        }
        if (!ended.isCancelled()) {
            ReadResult<Integer> read = ended.join();
            int unread = read.unread().cardinality();
            long found =
                    read.items().stream().filter(java.util.Objects::nonNull).count();
            runtime.check(found + unread == keys.size(), "neither read nor unread", read);
            runtime.check(!isCalm || unread == 0, "unread in calm weather", read);
            if (isCalm && keys.size() == 1 && !table.isLimited) {
                runtime.check(readAt <= turns, "served late: requests before it", readAt);
            }
        }
    }
}
