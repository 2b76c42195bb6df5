package io.dynox.internal.engine;

import io.dynox.GetOptions;
import io.dynox.internal.engine.read.ReadOutcome;
import io.dynox.internal.engine.read.ReadTransport;
import io.dynox.internal.engine.request.RequestFailure;
import io.dynox.internal.engine.scan.PageOutcome;
import io.dynox.internal.engine.scan.PageTransport;
import io.dynox.internal.engine.write.BatchOutcome;
import io.dynox.internal.engine.write.WriteTransport;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A table behind a client that keeps no promise, for real threads: it throws, returns nothing, never answers, answers twice, on
 * the caller's thread or on another one, throttles, and leaves work undone. What it does it has done before the call returns.
 */
final class StressTable
        implements WriteTransport<String>, ReadTransport<Integer, Integer>, PageTransport<Integer, Integer> {

    static final int LAST_PAGE = 4;

    /** The values of each key in the order in which they were applied. */
    final Map<String, Integer> applied = new ConcurrentHashMap<>();

    final ConcurrentLinkedQueue<String> violations = new ConcurrentLinkedQueue<>();
    private final SplittableRandom random;
    private final ScheduledExecutorService service;
    private final Runnable disturb;

    StressTable(long seed, ScheduledExecutorService service, Runnable disturb) {
        this.random = new SplittableRandom(seed);
        this.service = service;
        this.disturb = disturb;
    }

    synchronized int draw(int bound) {
        return random.nextInt(bound);
    }

    @Override
    public CompletionStage<BatchOutcome> send(String table, List<String> writes) {
        return call(() -> {
            if (draw(10) == 0) {
                return new BatchOutcome.Failed(throttled());
            }
            BitSet left = left(writes.size());
            for (int i = 0; i < writes.size(); i++) {
                if (!left.get(i)) {
                    apply(writes.get(i));
                }
            }
            return new BatchOutcome.Replied(left, writes.size(), null);
        });
    }

    private void apply(String write) {
        String[] parts = write.split("=", -1);
        int value = Integer.parseInt(parts[1]);
        applied.merge(parts[0], value, (older, newer) -> {
            if (newer < older) {
                violations.add("an older write came after a newer one: " + write + " after " + older);
            }
            return newer;
        });
    }

    @Override
    public CompletionStage<ReadOutcome<Integer>> send(String table, List<Integer> keys, GetOptions options) {
        return call(() -> draw(10) == 0
                ? new ReadOutcome.Failed<>(throttled())
                : new ReadOutcome.Replied<>(keys, left(keys.size()), false, keys.size(), null));
    }

    @Override
    public CompletionStage<PageOutcome<Integer, Integer>> read(int segment, @Nullable Integer from, long room) {
        int page = from == null ? 0 : from;
        return call(() -> draw(10) == 0
                ? new PageOutcome.Failed<>(throttled())
                : new PageOutcome.Page<>(List.of(page, page, page), page == LAST_PAGE ? null : page + 1, 1));
    }

    private static RequestFailure throttled() {
        return new RequestFailure.Throttled(new IllegalStateException("throttled"), List.of());
    }

    private BitSet left(int size) {
        BitSet left = new BitSet();
        if (draw(4) == 0) {
            for (int i = 0; i < size; i++) {
                left.set(i, draw(3) == 0);
            }
        }
        return left;
    }

    @SuppressWarnings("NullAway") // returning nothing is one of its faults
    private <R> CompletionStage<R> call(Supplier<R> work) {
        if (draw(30) == 0) {
            disturb.run();
        }
        int fault = draw(40);
        if (fault == 0) {
            throw new NoClassDefFoundError("of the client");
        }
        R answer = work.get();
        return switch (fault) {
            case 1 -> throw new IllegalStateException("the client threw, though it was done");
            case 2 -> null;
            case 3 -> CompletableFuture.completedFuture(null);
            case 4 -> CompletableFuture.failedFuture(new StackOverflowError());
            case 5 -> new CompletableFuture<>();
            case 6 -> later(new Twice<>(), answer);
            case 7, 8, 9, 10, 11, 12, 13, 14 -> CompletableFuture.completedFuture(answer);
            default -> later(new CompletableFuture<>(), answer);
        };
    }

    private <R> CompletableFuture<R> later(CompletableFuture<R> reply, R answer) {
        Future<?> unused = service.schedule(() -> reply.complete(answer), draw(300_000), TimeUnit.NANOSECONDS);
        return reply;
    }

    /** Calls its handler twice. */
    private static final class Twice<R> extends CompletableFuture<R> {

        private volatile @Nullable BiConsumer<? super R, ? super Throwable> handler;

        @Override
        public CompletableFuture<R> whenComplete(BiConsumer<? super R, ? super Throwable> action) {
            handler = action;
            return super.whenComplete(action);
        }

        @Override
        public boolean complete(R answer) {
            BiConsumer<? super R, ? super Throwable> known = handler;
            if (known != null) {
                known.accept(answer, null);
            }
            return super.complete(answer);
        }
    }
}
