package io.dynox.internal.engine;

import io.dynox.OperationKind;
import io.dynox.RetryPolicy;
import io.dynox.internal.engine.request.RequestFailure.Refused;
import io.dynox.internal.engine.request.RequestFailure.Throttled;
import io.dynox.internal.engine.request.RequestFailure.Unanswered;
import io.dynox.internal.engine.runtime.SimulatedRuntime;
import io.dynox.internal.engine.scan.PageOutcome;
import io.dynox.internal.engine.scan.PageOutcome.Failed;
import io.dynox.internal.engine.scan.PageOutcome.Page;
import io.dynox.internal.engine.scan.PageTransport;
import io.dynox.internal.engine.scan.ScanFailure;
import io.dynox.internal.engine.scan.ScanSetup;
import io.dynox.internal.engine.scan.SegmentPlace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * A table of segments of pages of items, and the subscriber to a scan of it, which goes on where a scan failed. Place
 * {@code n} of a segment is its {@code n}-th page.
 */
final class SimulatedScan implements PageTransport<Integer, SimulatedScan.Item>, Subscriber<SimulatedScan.Item> {

    /**
     * An item.
     *
     * @param number counted from zero on in each segment
     */
    record Item(int segment, int number) {}

    private static final class Failure extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient ScanFailure<Integer> at;

        Failure(ScanFailure<Integer> at) {
            super(at.cause());
            this.at = at;
        }
    }

    private final SplittableRandom random;
    private final SimulatedRuntime runtime;
    private SimulatedWeather weather;
    private final int window;
    private final int concurrency;
    private final RetryPolicy retry;
    /** By segment and page, the number of items. */
    private final List<List<Integer>> pages = new ArrayList<>();

    private final List<Integer> emitted = new ArrayList<>();
    private final int patience;
    private final boolean[] isAsked;
    private int requestsInFlight;
    private int itemsArrived;
    private @Nullable BatchEngine engine;
    private @Nullable Subscription subscription;
    private long asked;
    private long received;
    private boolean isGone;
    private boolean isCancelled;
    private boolean isComplete;
    private int scans;

    SimulatedScan(
            SplittableRandom random,
            SimulatedRuntime runtime,
            SimulatedWeather weather,
            int window,
            RetryPolicy retry) {
        this.random = random;
        this.runtime = runtime;
        this.weather = weather;
        this.window = window;
        this.retry = retry;
        int segments = 1 + random.nextInt(8);
        this.concurrency = 1 + random.nextInt(8);
        for (int segment = 0; segment < segments; segment++) {
            List<Integer> sizes = new ArrayList<>();
            for (int page = random.nextInt(8); page >= 0; page--) {
                sizes.add(random.nextInt(3) == 0 ? 0 : random.nextInt(50));
            }
            pages.add(sizes);
            emitted.add(0);
        }
        this.isAsked = new boolean[segments];
        this.patience = random.nextInt(5) == 0 ? 1 + random.nextInt(200) : Integer.MAX_VALUE;
    }

    void start(BatchEngine over) {
        engine = over;
        scan(Collections.nCopies(pages.size(), new SegmentPlace<>(false, null)));
    }

    private void scan(List<SegmentPlace<Integer>> start) {
        scans++;
        Objects.requireNonNull(engine)
                .scan(new ScanSetup<>(
                        "t", "t", OperationKind.SCAN, Long.MAX_VALUE, this, concurrency, 1, retry, start, Failure::new))
                .subscribe(this);
    }

    @Override
    public CompletionStage<PageOutcome<Integer, Item>> read(int segment, @Nullable Integer from, long room) {
        runtime.check(!isCancelled, "sent after it was cancelled", segment);
        runtime.check(!isAsked[segment], "two pages of a segment at once", segment);
        runtime.check(
                ++requestsInFlight <= Math.min(concurrency, window), "more requests than may be", requestsInFlight);
        runtime.check(
                itemsArrived - received <= 2L * concurrency * 50,
                "more items held than may be",
                itemsArrived - received);
        isAsked[segment] = true;
        int page = from == null ? 0 : from;
        CompletableFuture<PageOutcome<Integer, Item>> reply = new CompletableFuture<>();
        if (random.nextInt(100) < weather.thrown()) {
            ended(segment);
            throw new IllegalStateException("the client threw");
        }
        if (random.nextInt(100) < weather.inline()) {
            reply.complete(decide(segment, page));
        } else {
            runtime.schedule(() -> reply.complete(decide(segment, page)), weather.latency(random));
        }
        return reply;
    }

    private PageOutcome<Integer, Item> decide(int segment, int page) {
        ended(segment);
        if (isGone || random.nextInt(100) < weather.refused()) {
            isGone = true;
            return new Failed<>(new Refused(new IllegalStateException("no such table")));
        }
        if (random.nextInt(100) < weather.throttled()) {
            return new Failed<>(new Throttled(new IllegalStateException("throttled"), List.of()));
        }
        if (random.nextInt(100) < weather.unknown()) {
            return new Failed<>(new Unanswered(new IllegalStateException("connection lost")));
        }
        List<Integer> sizes = pages.get(segment);
        int first = sizes.subList(0, page).stream().mapToInt(Integer::intValue).sum();
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < sizes.get(page); i++) {
            items.add(new Item(segment, first + i));
        }
        itemsArrived += items.size();
        return new Page<>(items, page + 1 < sizes.size() ? page + 1 : null, items.size());
    }

    private void ended(int segment) {
        requestsInFlight--;
        isAsked[segment] = false;
    }

    @Override
    public void onSubscribe(Subscription given) {
        subscription = given;
        asked = received;
        askSoon();
    }

    private void askSoon() {
        Subscription current = Objects.requireNonNull(subscription);
        runtime.schedule(
                () -> {
                    if (!isCancelled && current == subscription) {
                        int more = 1 + random.nextInt(random.nextBoolean() ? 5 : 500);
                        asked += more;
                        current.request(more);
                    }
                },
                random.nextInt(3) == 0 ? random.nextLong(200_000_000) : 0);
    }

    @Override
    public void onNext(Item item) {
        runtime.check(!isCancelled && !isComplete, "a signal after the end", item);
        runtime.check(++received <= asked, "more than was asked for", received);
        runtime.check(emitted.get(item.segment()) == item.number(), "out of order, twice or left out", item);
        emitted.set(item.segment(), item.number() + 1);
        if (received == patience) {
            isCancelled = true;
            Objects.requireNonNull(subscription).cancel();
        } else if (received == asked) {
            askSoon();
        }
    }

    @Override
    public void onError(Throwable cause) {
        runtime.check(!isCancelled && !isComplete, "a signal after the end", cause);
        if (!(cause instanceof Failure failure)) {
            runtime.violated("another failure", cause);
            return;
        }
        runtime.check(
                scans > 1 || failure.at.items() == received,
                "miscounted items",
                failure.at.items() + " of " + received);
        // the next one has better luck
        weather = new SimulatedWeather(0, 0, 0, 0, weather.inline(), 0, weather.latencyNanos(), 1);
        isGone = false;
        runtime.check(scans == 1, "fails without need", cause);
        if (scans == 1) {
            scan(failure.at.places());
        }
    }

    @Override
    public void onComplete() {
        runtime.check(!isCancelled && !isComplete, "a signal after the end", "completion");
        isComplete = true;
    }

    /** Holds when nothing is left to happen. */
    void checkAtTheEnd() {
        if (!isCancelled) {
            runtime.check(isComplete, "hangs", received);
            for (int segment = 0; segment < pages.size(); segment++) {
                int items =
                        pages.get(segment).stream().mapToInt(Integer::intValue).sum();
                runtime.check(emitted.get(segment) == items, "items are left out", segment);
            }
        }
        runtime.throwViolation();
    }
}
