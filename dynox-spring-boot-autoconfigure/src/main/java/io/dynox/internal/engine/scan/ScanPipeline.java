package io.dynox.internal.engine.scan;

import io.dynox.event.BatchListener.Operation;
import io.dynox.event.BatchListener.Outcome;
import io.dynox.event.OperationEnded.Counts;
import io.dynox.internal.engine.lane.Lane;
import io.dynox.internal.engine.lane.Lane.Signal;
import io.dynox.internal.engine.operation.CallerOperation;
import io.dynox.internal.engine.operation.Outlet;
import io.dynox.internal.engine.operation.SafeListener;
import io.dynox.internal.engine.runtime.Alarm;
import io.dynox.internal.engine.runtime.Attempt;
import io.dynox.internal.engine.runtime.EngineRuntime;
import io.dynox.internal.engine.runtime.RetryBudget;
import io.dynox.internal.engine.runtime.Trampoline;
import io.dynox.internal.engine.scan.PageOutcome.Failed;
import io.dynox.internal.engine.scan.PageOutcome.Page;
import io.dynox.internal.engine.scan.PageOutcome.Refused;
import io.dynox.internal.engine.scan.PageOutcome.Throttled;
import io.dynox.internal.report.Events;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;

/**
 * One subscription to a {@link ScanStream}. After a failure no further page is asked for, those on their way are handed on,
 * and then the stream fails with the places that it has come to.
 *
 * <p>Thread-safe.
 */
final class ScanPipeline<P, I> {

    private final ScanSetup<P, I> setup;
    private final EngineRuntime runtime;
    private final CallerOperation operation;
    private final SafeListener listener;
    private final Lane lane;
    private final RetryBudget budget;
    private final Outlet<I> outlet;
    private final Runnable wakeUp = this::dispatch;
    private final List<SegmentCursor<P>> segments = new ArrayList<>();

    private final ReentrantLock lock = new ReentrantLock();
    // guarded by lock, all below, and the cursors
    private final Deque<SegmentCursor<P>> ready = new ArrayDeque<>();
    private final PriorityQueue<SegmentCursor<P>> waiting =
            new PriorityQueue<>((a, b) -> Long.signum(a.dueNanos - b.dueNanos));
    private final Alarm alarm;
    private int requestsInFlight;
    /** Pages that have arrived and are not handed on as a whole. */
    private int pagesHeld;

    private long requests;
    private long retries;
    private double consumedUnits;
    private long items;
    private long pageUnits;
    private int failedSegment;
    private @Nullable Throwable failure;
    private boolean isCancelled;
    private boolean hasEnded;

    ScanPipeline(
            ScanSetup<P, I> setup,
            EngineRuntime runtime,
            CallerOperation operation,
            Supplier<Lane> lane,
            Subscriber<? super I> subscriber) {
        this.setup = setup;
        this.runtime = runtime;
        this.operation = operation;
        this.listener = operation.listener();
        this.outlet = new Outlet<>(subscriber, operation.callbacks(), this::cancel);
        this.budget = new RetryBudget(setup.retry());
        this.pageUnits = setup.pageUnits();
        this.alarm = new Alarm(runtime, this::ring);
        for (SegmentPlace<P> start : setup.start()) {
            SegmentCursor<P> cursor = new SegmentCursor<>(segments.size(), start);
            segments.add(cursor);
            if (!cursor.isDone()) {
                ready.add(cursor);
            }
        }
        this.lane = lane.get();
    }

    void start() {
        outlet.open();
        dispatch();
    }

    private void dispatch() {
        Trampoline.run(this::sendAll);
    }

    private void ring() {
        lock.lock();
        try {
            alarm.rung(runtime.nanoTime());
        } finally {
            lock.unlock();
        }
        dispatch();
    }

    private void sendAll() {
        while (isSendableOrTimed() && lane.tryEnter(wakeUp)) {
            SegmentCursor<P> cursor = take();
            if (cursor == null) {
                lane.leaveUnused();
            } else {
                send(cursor);
            }
        }
        endIfComplete();
    }

    /** One look at the clock serves both. */
    private boolean isSendableOrTimed() {
        lock.lock();
        try {
            long now = runtime.nanoTime();
            boolean isSendable = isSendable(now);
            SegmentCursor<P> head = waiting.peek();
            if (!isSendable && head != null && head.dueNanos - now > 0) {
                alarm.armIn(now, head.dueNanos - now);
            }
            return isSendable;
        } finally {
            lock.unlock();
        }
    }

    private boolean isSendable(long now) {
        SegmentCursor<P> head = waiting.peek();
        boolean hasRoom =
                requestsInFlight < setup.concurrency() && requestsInFlight + pagesHeld < 2 * setup.concurrency();
        return hasRoom && (!ready.isEmpty() || (head != null && head.dueNanos - now <= 0));
    }

    private @Nullable SegmentCursor<P> take() {
        lock.lock();
        try {
            long now = runtime.nanoTime();
            if (!isSendable(now)) {
                return null;
            }
            SegmentCursor<P> head = waiting.peek();
            SegmentCursor<P> taken = head != null && head.dueNanos - now <= 0 ? waiting.remove() : ready.remove();
            requestsInFlight++;
            taken.sent(now);
            return taken;
        } finally {
            lock.unlock();
        }
    }

    private void send(SegmentCursor<P> cursor) {
        long units;
        long number;
        P from;
        lock.lock();
        try {
            units = pageUnits;
            number = ++requests;
            from = cursor.next();
        } finally {
            lock.unlock();
        }
        lane.spend(units);
        listener.requestSent(new Events.RequestSent(setup.table(), Operation.SCAN, number, 0, 0));
        long sentNanos = runtime.nanoTime();
        listener.run(() -> Attempt.run(
                () -> setup.transport().read(cursor.segment, from),
                Failed<P, I>::new,
                (PageOutcome<P, I> outcome) -> Trampoline.run(() -> end(cursor, number, units, sentNanos, outcome))));
    }

    private void end(SegmentCursor<P> cursor, long number, long units, long sentNanos, PageOutcome<P, I> outcome) {
        long delay;
        lock.lock();
        try {
            requestsInFlight--;
            delay = apply(cursor, outcome);
        } finally {
            lock.unlock();
        }
        Outcome kind = kind(outcome);
        Signal signal = signal(kind);
        double consumed = outcome instanceof Page<P, I> page ? page.consumedUnits() : 0;
        lane.account(units, outcome instanceof Failed<P, I> ? units : consumed, signal);
        lane.leave(1, sentNanos, signal);
        report(number, kind, outcome, sentNanos, consumed, delay);
        if (outcome instanceof Page<P, I> page) {
            outlet.offer(page.items(), this::handedOn);
        }
        sendAll();
    }

    /** How long the page waits for another request; negative when it doesn't. */
    private long apply(SegmentCursor<P> cursor, PageOutcome<P, I> outcome) {
        if (outcome instanceof Page<P, I> page) {
            pagesHeld++;
            items += page.items().size();
            consumedUnits += page.consumedUnits();
            cursor.read(page.next());
            if (page.consumedUnits() > 0) {
                pageUnits = Math.max(1, Math.round(page.consumedUnits()));
            }
            if (!cursor.isDone() && failure == null && !isCancelled) {
                ready.add(cursor);
            }
            return -1;
        }
        if (outcome instanceof Refused<P, I> refused) {
            fail(cursor, refused.cause());
            return -1;
        }
        Throwable cause =
                outcome instanceof Throttled<P, I> throttled ? throttled.cause() : ((Failed<P, I>) outcome).cause();
        long now = runtime.nanoTime();
        long delay = cursor.failed(budget, now, runtime.random());
        if (delay < 0) {
            fail(cursor, cursor.spent(budget, setup.table(), now, cause));
        } else if (failure == null && !isCancelled) {
            cursor.dueNanos = now + delay;
            waiting.add(cursor);
            retries++;
            return delay;
        }
        return -1;
    }

    private void fail(SegmentCursor<P> cursor, Throwable cause) {
        if (failure == null) {
            failure = cause;
            failedSegment = cursor.segment;
            dropWork();
        }
    }

    private void dropWork() {
        ready.clear();
        waiting.clear();
        alarm.cancel();
    }

    private void handedOn() {
        lock.lock();
        try {
            pagesHeld--;
        } finally {
            lock.unlock();
        }
        dispatch();
    }

    private void endIfComplete() {
        ScanFailure<P> failed;
        boolean isWanted;
        Runnable tellEnd;
        lock.lock();
        try {
            boolean isAtWork = requestsInFlight > 0 || !ready.isEmpty() || !waiting.isEmpty();
            if (hasEnded || isAtWork || (pagesHeld > 0 && !isCancelled)) {
                return;
            }
            hasEnded = true;
            isWanted = !isCancelled;
            Throwable cause = failure;
            failed = cause == null
                    ? null
                    : new ScanFailure<>(
                            failedSegment,
                            items,
                            segments.stream().map(SegmentCursor::place).toList(),
                            cause);
            tellEnd = end(requests, retries, consumedUnits, items, cause);
        } finally {
            lock.unlock();
        }
        lane.part(wakeUp);
        tellEnd.run();
        if (isWanted) {
            outlet.end(failed == null ? null : setup.failure().apply(failed));
        }
    }

    private Runnable end(long requests, long retries, double units, long found, @Nullable Throwable cause) {
        return () -> operation.end(requests, retries, units, new Counts.Items(found), cause);
    }

    private void cancel() {
        lock.lock();
        try {
            isCancelled = true;
            dropWork();
        } finally {
            lock.unlock();
        }
        dispatch();
    }

    private void report(
            long number, Outcome kind, PageOutcome<P, I> outcome, long sentNanos, double units, long delayNanos) {
        String table = setup.table();
        int found = outcome instanceof Page<P, I> page ? page.items().size() : 0;
        Duration elapsed = Duration.ofNanos(runtime.nanoTime() - sentNanos);
        listener.replyReceived(new Events.ReplyReceived(
                table, Operation.SCAN, number, kind, found, 0, elapsed, units, outcome.error()));
        if (outcome instanceof Throttled<P, I> throttled) {
            List<String> reasons = throttled.reasons();
            listener.throttled(new Events.Throttled(table, Operation.SCAN, reasons, lane.throttled(reasons)));
        }
        if (delayNanos >= 0) {
            listener.retryScheduled(new Events.RetryScheduled(table, Operation.SCAN, 1, Duration.ofNanos(delayNanos)));
        }
    }

    private static Outcome kind(PageOutcome<?, ?> outcome) {
        if (outcome instanceof Page<?, ?>) {
            return Outcome.SUCCESS;
        }
        if (outcome instanceof Throttled<?, ?>) {
            return Outcome.THROTTLED;
        }
        return outcome instanceof Refused<?, ?> ? Outcome.REFUSED : Outcome.UNKNOWN;
    }

    private static Signal signal(Outcome kind) {
        return switch (kind) {
            case SUCCESS -> Signal.KEEPS_UP;
            case THROTTLED, UNKNOWN -> Signal.BLOCKED;
            default -> Signal.NONE;
        };
    }
}
