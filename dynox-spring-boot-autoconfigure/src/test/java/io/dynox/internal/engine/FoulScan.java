package io.dynox.internal.engine;

import io.dynox.OperationKind;
import io.dynox.RetryPolicy;
import io.dynox.internal.engine.runtime.SimulatedRuntime;
import io.dynox.internal.engine.scan.ScanSetup;
import io.dynox.internal.engine.scan.SegmentPlace;
import java.util.Collections;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** A scan whose subscriber cancels or throws at times. */
final class FoulScan implements FoulOperation, Subscriber<Integer> {

    private final SplittableRandom random;
    private final SimulatedRuntime runtime;
    private final FoulTable table;
    private final FoulCallbacks callbacks;
    private final int segments;
    private final RetryPolicy retry;
    private @Nullable Subscription subscription;
    private boolean hasEnded;
    private boolean hasThrown;
    private int items;
    private long startedNanos;
    private long endedNanos;

    FoulScan(
            SplittableRandom random,
            SimulatedRuntime runtime,
            FoulTable table,
            FoulCallbacks callbacks,
            int segments,
            RetryPolicy retry) {
        this.random = random;
        this.runtime = runtime;
        this.table = table;
        this.callbacks = callbacks;
        this.segments = segments;
        this.retry = retry;
    }

    @Override
    public void start(BatchEngine engine) {
        startedNanos = runtime.nanoTime();
        engine.scan(new ScanSetup<>(
                        "t",
                        "t",
                        OperationKind.SCAN,
                        Long.MAX_VALUE,
                        table,
                        1 + random.nextInt(4),
                        1,
                        retry,
                        Collections.nCopies(segments, new SegmentPlace<Integer>(false, null)),
                        failure -> failure.cause()))
                .subscribe(this);
    }

    @Override
    public void onSubscribe(Subscription begun) {
        subscription = begun;
        begun.request(random.nextBoolean() ? Long.MAX_VALUE : 1);
        raise();
    }

    @Override
    public void onNext(Integer item) {
        runtime.check(!hasThrown, "called after it threw", item);
        items++;
        Subscription from = subscription;
        if (from != null) {
            if (random.nextInt(200) == 0) {
                from.cancel();
                ended();
            } else {
                from.request(1);
            }
        }
        raise();
    }

    /** Gets nothing more then. */
    private void raise() {
        if (callbacks.isFoul() && random.nextInt(20) == 0) {
            hasThrown = true;
            ended();
            throw new NoClassDefFoundError("of a subscriber");
        }
    }

    @Override
    public void onError(Throwable failure) {
        ended();
        if (table.isDead && !table.isLimited) {
            FoulBounds.check(runtime, "a scan", runtime.nanoTime() - startedNanos, retry, table.isStarved);
        }
    }

    @Override
    public void onComplete() {
        ended();
        runtime.check(items == segments * 3 * (FoulTable.LAST_PAGE + 1), "complete without all items", items);
    }

    private void ended() {
        hasEnded = true;
        endedNanos = runtime.nanoTime();
    }

    @Override
    public void checkClosed(long closedNanos) {
        FoulBounds.checkClosed(runtime, "a scan", startedNanos, endedNanos, closedNanos);
    }

    @Override
    public void checkAtTheEnd(boolean isCalm) {
        runtime.check(hasEnded, "a scan never ends", items);
    }
}
