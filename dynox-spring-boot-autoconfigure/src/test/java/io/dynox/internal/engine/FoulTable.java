package io.dynox.internal.engine;

import io.dynox.GetOptions;
import io.dynox.internal.engine.read.ReadOutcome;
import io.dynox.internal.engine.read.ReadTransport;
import io.dynox.internal.engine.request.RequestFailure;
import io.dynox.internal.engine.runtime.SimulatedRuntime;
import io.dynox.internal.engine.scan.PageOutcome;
import io.dynox.internal.engine.scan.PageTransport;
import io.dynox.internal.engine.write.BatchOutcome;
import io.dynox.internal.engine.write.WriteTransport;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A table behind a client that keeps no promise: it throws, returns nothing, answers with nothing, twice, on the caller's
 * thread, or never; and a service that throttles, refuses for a while, or is dead.
 */
final class FoulTable
        implements WriteTransport<FoulWrite>, ReadTransport<Integer, Integer>, PageTransport<Integer, Integer> {

    static final int LAST_PAGE = 5;

    private final SplittableRandom random;
    private final SimulatedRuntime runtime;
    private final FoulClient client;
    private final int throttled;
    private final long refusedUntilNanos;
    final boolean isDead;
    /** Whether it is dead from the start, and more operations than can send anything within the deadline wait for one place. */
    final boolean isStarved;
    /** A rate limit is a reason to wait of which the table knows nothing. */
    boolean isLimited;
    /** By the lane: writes, and reads. */
    int writeRequests;

    int readRequests;

    /** When each request of writes was sent. */
    final List<Long> writesSentNanos = new ArrayList<>();

    FoulTable(SplittableRandom random, SimulatedRuntime runtime, boolean isCalm, boolean isStarved) {
        this.random = random;
        this.runtime = runtime;
        this.client = new FoulClient(random.split(), runtime, isCalm);
        this.throttled = isCalm ? 0 : random.nextInt(50);
        this.isStarved = isStarved;
        this.isDead = isStarved || (!isCalm && random.nextInt(4) == 0);
        this.refusedUntilNanos = !isCalm && random.nextInt(4) == 0 ? random.nextLong(3_000_000_000L) : 0;
    }

    @Override
    public CompletionStage<BatchOutcome> send(String table, List<FoulWrite> writes) {
        writeRequests++;
        writesSentNanos.add(runtime.lastNanos());
        writes.forEach(write -> write.sent(writeRequests));
        return client.call(
                () -> {
                    RequestFailure failure = writes.get(0).isHot ? throttled() : failure();
                    if (failure != null) {
                        return new BatchOutcome.Failed(failure);
                    }
                    BitSet left = left(writes.size());
                    for (int i = 0; i < writes.size(); i++) {
                        if (!left.get(i)) {
                            writes.get(i).confirmed();
                        }
                    }
                    return new BatchOutcome.Replied(left, writes.size(), null);
                },
                () -> writes.forEach(FoulWrite::unknown));
    }

    @Override
    public CompletionStage<ReadOutcome<Integer>> send(String table, List<Integer> keys, GetOptions options) {
        readRequests++;
        return client.call(
                () -> answer(
                        ReadOutcome.Failed::new,
                        () -> new ReadOutcome.Replied<>(keys, left(keys.size()), false, keys.size(), null)),
                () -> {});
    }

    @Override
    public CompletionStage<PageOutcome<Integer, Integer>> read(int segment, @Nullable Integer from, long room) {
        readRequests++;
        int page = from == null ? 0 : from;
        return client.call(
                () -> answer(
                        PageOutcome.Failed::new,
                        () -> new PageOutcome.Page<>(
                                Collections.nCopies(3, page), page == LAST_PAGE ? null : page + 1, 1)),
                () -> {});
    }

    private <O> O answer(Function<RequestFailure, O> failed, java.util.function.Supplier<O> answered) {
        RequestFailure failure = failure();
        return failure == null ? answered.get() : failed.apply(failure);
    }

    private @Nullable RequestFailure failure() {
        if (runtime.nanoTime() < refusedUntilNanos && random.nextInt(3) == 0) {
            return new RequestFailure.Refused(new IllegalStateException("no permission yet"));
        }
        return isDead || random.nextInt(100) < throttled ? throttled() : null;
    }

    private static RequestFailure throttled() {
        return new RequestFailure.Throttled(new IllegalStateException("throttled"), List.of());
    }

    private BitSet left(int size) {
        BitSet left = new BitSet();
        if (random.nextInt(100) < throttled) {
            for (int i = 0; i < size; i++) {
                left.set(i, random.nextInt(3) == 0);
            }
        }
        return left;
    }
}
