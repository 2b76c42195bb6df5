package io.dynox.internal.engine;

import io.dynox.GetOptions;
import io.dynox.RetryPolicy;
import io.dynox.internal.engine.read.GroupResult;
import io.dynox.internal.engine.read.ReadResult;
import io.dynox.internal.engine.runtime.SimulatedRuntime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * A stream of keys whose source is idle between them, and in half of the cases never ends. The source, the reader of a group
 * and the subscriber throw at times.
 */
final class FoulStream implements FoulOperation, Subscriber<Integer> {

    private final SplittableRandom random;
    private final SimulatedRuntime runtime;
    private final FoulTable table;
    private final FoulCallbacks callbacks;
    private final int keys;
    private final boolean isEndless;
    private final GetOptions options;
    private @Nullable Subscriber<? super Integer> target;
    private long demand;
    private int emitted;
    private boolean isCancelled;
    private int answered;
    private boolean hasEnded;
    private boolean hasThrown;
    private @Nullable List<Integer> unread;
    private long startedNanos;
    private long endedNanos;

    FoulStream(
            SplittableRandom random,
            SimulatedRuntime runtime,
            FoulTable table,
            FoulCallbacks callbacks,
            int keys,
            RetryPolicy retry) {
        this.random = random;
        this.runtime = runtime;
        this.table = table;
        this.callbacks = callbacks;
        this.keys = keys;
        this.isEndless = random.nextBoolean();
        this.options = GetOptions.builder().concurrency(1).retry(retry).build();
    }

    @Override
    public void start(BatchEngine engine) {
        startedNanos = runtime.nanoTime();
        engine.<Integer, Integer>readAll(
                        "t",
                        subscriber -> {
                            raise();
                            target = subscriber;
                            subscriber.onSubscribe(new Source());
                            raise();
                        },
                        (operation, group) -> {
                            raise();
                            return engine.read(operation, "t", group, table, options)
                                    .thenApply(read -> result(group, read));
                        },
                        1 + random.nextInt(4),
                        Duration.ofMillis(random.nextInt(20)),
                        (cause, left) -> {
                            unread = left;
                            return cause;
                        })
                .subscribe(this);
        runtime.schedule(this::emit, random.nextInt(50_000_000));
    }

    private static GroupResult<Integer, Integer> result(List<Integer> group, ReadResult<Integer> read) {
        List<Integer> found = new ArrayList<>();
        List<Integer> left = new ArrayList<>();
        for (int i = 0; i < group.size(); i++) {
            (read.unread().get(i) ? left : found).add(group.get(i));
        }
        return new GroupResult<>(found, left, read.cause());
    }

    private void raise() {
        if (random.nextInt(10) == 0) {
            callbacks.raise();
        }
    }

    /** As a subscriber, which gets nothing more then. */
    private void raiseAndEnd() {
        try {
            raise();
        } catch (RuntimeException | Error e) {
            hasThrown = true;
            ended();
            throw e;
        }
    }

    private void emit() {
        Subscriber<? super Integer> to = target;
        for (int burst = random.nextInt(150); burst > 0 && demand > 0 && emitted < keys && !isCancelled; burst--) {
            demand--;
            if (to != null) {
                to.onNext(emitted++);
            }
        }
        if (to == null || isCancelled) {
            return;
        }
        if (emitted < keys) {
            runtime.schedule(this::emit, 1 + random.nextInt(50_000_000));
        } else if (!isEndless) {
            to.onComplete();
        }
    }

    private final class Source implements Subscription {
        @Override
        public void request(long more) {
            demand += more;
            raise();
        }

        @Override
        public void cancel() {
            isCancelled = true;
            raise();
        }
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
        raiseAndEnd();
    }

    @Override
    public void onNext(Integer key) {
        runtime.check(!hasThrown, "called after it threw", key);
        answered++;
        raiseAndEnd();
    }

    @Override
    public void onError(Throwable failure) {
        ended();
    }

    @Override
    public void onComplete() {
        ended();
        runtime.check(answered == keys, "complete without all keys", answered);
    }

    private void ended() {
        hasEnded = true;
        endedNanos = runtime.nanoTime();
    }

    @Override
    public void checkClosed(long closedNanos) {
        runtime.check(hasEnded, "a stream never ends, though the engine does", keys);
        FoulBounds.checkClosed(runtime, "a stream", startedNanos, endedNanos, closedNanos);
    }

    @Override
    public boolean isLeftOpen() {
        return isEndless && !hasEnded && !isCancelled;
    }

    @Override
    public void checkAtTheEnd(boolean isCalm) {
        runtime.check(hasEnded || isEndless, "a stream never ends", keys);
        List<Integer> left = unread;
        if (left != null && !hasThrown) {
            runtime.check(answered + left.size() == emitted, "neither answered nor unread", left.size());
        }
    }
}
