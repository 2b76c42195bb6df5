package io.dynox.internal.engine.scan;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.dynox.event.BatchListener.Operation;
import io.dynox.internal.engine.lane.Lane;
import io.dynox.internal.engine.operation.CallerOperation;
import io.dynox.internal.engine.operation.OpenRead;
import io.dynox.internal.engine.operation.Outlet;
import io.dynox.internal.engine.operation.SafeListener;
import io.dynox.internal.engine.request.Again;
import io.dynox.internal.engine.request.RequestFailure;
import io.dynox.internal.engine.request.RequestFailure.Throttled;
import io.dynox.internal.engine.request.RequestFailure.Unanswered;
import io.dynox.internal.engine.request.RequestLoop;
import io.dynox.internal.engine.request.RequestWork;
import io.dynox.internal.engine.runtime.Alarm;
import io.dynox.internal.engine.runtime.EngineRuntime;
import io.dynox.internal.engine.runtime.RetryBudget;
import io.dynox.internal.engine.scan.PageOutcome.Failed;
import io.dynox.internal.engine.scan.PageOutcome.Page;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;

/**
 * One subscription to a {@link ScanStream}. After a failure no further page is asked for, those on their way are handed on,
 * and then the stream fails with the places that it has come to. Thread-safe.
 */
final class ScanPipeline<P, I> implements RequestWork<PageRequest<P>, PageOutcome<P, I>>, OpenRead {

    private final ScanSetup<P, I> setup;
    private final EngineRuntime runtime;
    private final CallerOperation operation;
    private final RequestLoop<PageRequest<P>, PageOutcome<P, I>> loop;
    private final Lane lane;
    private final RetryBudget budget;
    private final Outlet<I> outlet;

    private final ReentrantLock lock = new ReentrantLock();

    @GuardedBy("lock")
    private final SegmentQueue<P> segments;

    @GuardedBy("lock")
    private final Alarm alarm;

    @GuardedBy("lock")
    private int requestsInFlight;
    /** Pages that have arrived and are not handed on as a whole. */
    @GuardedBy("lock")
    private int pagesHeld;

    @GuardedBy("lock")
    private final ScanTally tally;

    @GuardedBy("lock")
    private long lastPageNanos;

    @GuardedBy("lock")
    private @Nullable Throwable lastFailure;
    /** Requests in a row that brought no page. */
    @GuardedBy("lock")
    private int failures;

    @GuardedBy("lock")
    private final ScanEnd<P> end = new ScanEnd<>();

    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    ScanPipeline(
            ScanSetup<P, I> setup,
            EngineRuntime runtime,
            CallerOperation operation,
            Supplier<Lane> lane,
            Subscriber<? super I> subscriber) {
        this.setup = setup;
        this.runtime = runtime;
        this.operation = operation;
        this.outlet = new Outlet<>(subscriber, operation.callbacks(), this::cancel);
        this.budget = new RetryBudget(setup.retry());
        this.tally = new ScanTally(setup.pageUnits());
        this.alarm = new Alarm(runtime, this::ring);
        this.segments = new SegmentQueue<>(setup.start());
        this.lane = lane.get();
        this.lastPageNanos = runtime.nanoTime();
        this.loop = new RequestLoop<>(setup.table(), runtime, this.lane, setup.retry(), this);
    }

    /** Begins; {@code opened} is given this once the subscriber knows of it. */
    void start(Consumer<OpenRead> opened) {
        outlet.open();
        opened.accept(this);
        loop.dispatch();
    }

    @Override
    public String table() {
        return setup.table();
    }

    @Override
    public void stop(Throwable why) {
        lock.lock();
        try {
            end.stop();
            SegmentCursor<P> next = segments.peek();
            fail(next == null ? 0 : next.segment, why);
        } finally {
            lock.unlock();
        }
        endIfComplete();
    }

    @Override
    public void abandon() {
        lock.lock();
        try {
            end.abandon();
        } finally {
            lock.unlock();
        }
        endIfComplete();
    }

    @Override
    public CompletableFuture<?> ended() {
        return ended;
    }

    private void ring() {
        lock.lock();
        try {
            alarm.rung(runtime.nanoTime());
        } finally {
            lock.unlock();
        }
        loop.dispatch();
    }

    @Override
    public void paused() {
        endIfComplete();
    }

    @Override
    public void giveUpIfSilent() {
        lock.lock();
        try {
            SegmentCursor<P> next = segments.peek();
            // while pages are in flight or being handed on, it is not the table alone that others wait for
            if (next == null || requestsInFlight + pagesHeld > 0) {
                return;
            }
            long silentNanos = lane.silentNanos(lastPageNanos);
            long now = runtime.nanoTime();
            long patience = budget.patienceNanos(now - lastPageNanos, silentNanos);
            if (patience > 0) {
                alarm.armIn(now, patience);
            } else {
                fail(next.segment, budget.silence(setup.table(), "pages", failures, silentNanos, lastFailure));
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isSendableOrTimed() {
        lock.lock();
        try {
            long now = runtime.nanoTime();
            boolean isSendable = isSendable(now);
            long delay = segments.nanosUntilDue(now);
            if (!isSendable && delay > 0 && delay != Long.MAX_VALUE) {
                alarm.armIn(now, delay);
            }
            return isSendable;
        } finally {
            lock.unlock();
        }
    }

    @GuardedBy("lock")
    private boolean isSendable(long now) {
        boolean hasRoom =
                requestsInFlight < setup.concurrency() && requestsInFlight + pagesHeld < 2 * setup.concurrency();
        return hasRoom && segments.nanosUntilDue(now) <= 0;
    }

    @Override
    public @Nullable PageRequest<P> take() {
        lock.lock();
        try {
            long now = runtime.nanoTime();
            if (!isSendable(now)) {
                return null;
            }
            requestsInFlight++;
            PageRequest<P> request = new PageRequest<>(segments.take(now), setup.limit() - tally.items);
            request.number = ++tally.requests;
            request.sentNanos = now;
            request.units = tally.pageUnits;
            request.cursor.sent(now);
            return request;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Operation operation(PageRequest<P> request) {
        return setup.operation();
    }

    @Override
    public SafeListener listener(PageRequest<P> request) {
        return operation.listener();
    }

    @Override
    public CompletionStage<PageOutcome<P, I>> send(PageRequest<P> request) {
        return setup.transport().read(request.cursor.segment, request.from, request.room);
    }

    @Override
    public PageOutcome<P, I> failed(RequestFailure why) {
        return new Failed<>(why);
    }

    @Override
    public double cost(PageRequest<P> request, PageOutcome<P, I> outcome) {
        return outcome.consumedUnits();
    }

    @Override
    public void settle(PageRequest<P> request, PageOutcome<P, I> outcome, Consumer<Again> report) {
        Again again;
        boolean counts;
        lock.lock();
        try {
            requestsInFlight--;
            counts = !end.hasEnded();
            again = counts ? apply(request, outcome) : Again.NONE;
        } finally {
            lock.unlock();
        }
        report.accept(again);
        if (counts && outcome instanceof Page<P, I> page) {
            outlet.offer(page.items(), this::handedOn);
        }
    }

    /** Settles a page, and says whether it is asked for again. */
    @GuardedBy("lock")
    private Again apply(PageRequest<P> request, PageOutcome<P, I> outcome) {
        SegmentCursor<P> cursor = request.cursor;
        if (outcome instanceof Page<P, I> page) {
            pagesHeld++;
            lastPageNanos = request.endedNanos;
            failures = 0;
            tally.read(page);
            cursor.read(page.next());
            if (!cursor.isDone() && end.wantsMore()) {
                segments.goOn(cursor);
            }
            return Again.NONE;
        }
        if (outcome instanceof Failed<P, I> failed) {
            return askAgain(cursor, failed.failure(), failed.behind());
        }
        throw new AssertionError(outcome);
    }

    @GuardedBy("lock")
    private Again askAgain(SegmentCursor<P> cursor, RequestFailure why, @Nullable P behind) {
        if (!(why instanceof Throttled || why instanceof Unanswered)) {
            cursor.skipTo(behind);
            fail(cursor.segment, why.cause());
            return Again.NONE;
        }
        long now = runtime.nanoTime();
        cursor.unprocessed(false);
        lastFailure = why.cause();
        failures++;
        if (cursor.isSpent(budget, now)) {
            fail(cursor.segment, cursor.spent(budget, setup.table(), "page", now, why.cause()));
        } else if (end.wantsMore()) {
            long delay = cursor.delayNanos(budget, now, runtime.random());
            segments.askAgain(cursor, now + delay);
            tally.retries++;
            return new Again(1, delay);
        }
        return Again.NONE;
    }

    @GuardedBy("lock")
    private void fail(int segment, Throwable cause) {
        end.fail(segment, cause);
        segments.drop();
        alarm.cancel();
    }

    private void handedOn() {
        lock.lock();
        try {
            pagesHeld--;
        } finally {
            lock.unlock();
        }
        loop.dispatch();
    }

    private void endIfComplete() {
        ScanFailure<P> failed;
        Runnable tellEnd;
        lock.lock();
        try {
            if (!end.end(requestsInFlight, !segments.isEmpty(), pagesHeld)) {
                return;
            }
            failed = end.failure(tally.items, segments.places());
            tellEnd = tally.end(operation, end.failure());
        } finally {
            lock.unlock();
        }
        loop.end();
        tellEnd.run();
        // without effect where the subscriber wants nothing more
        outlet.end(failed == null ? null : setup.failure().apply(failed));
        ended.complete(null);
    }

    private void cancel() {
        lock.lock();
        try {
            end.cancel();
            segments.drop();
            alarm.cancel();
        } finally {
            lock.unlock();
        }
        loop.dispatch();
    }
}
