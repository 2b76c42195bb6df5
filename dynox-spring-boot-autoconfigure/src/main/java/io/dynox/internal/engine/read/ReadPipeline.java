package io.dynox.internal.engine.read;

import io.dynox.GetOptions;
import io.dynox.RetriesExhaustedException;
import io.dynox.event.BatchListener.Operation;
import io.dynox.event.BatchListener.Outcome;
import io.dynox.event.OperationEnded.Counts;
import io.dynox.event.OperationStarted;
import io.dynox.internal.engine.lane.Lane;
import io.dynox.internal.engine.lane.Lane.Signal;
import io.dynox.internal.engine.operation.CallerOperation;
import io.dynox.internal.engine.operation.ProgressMeter;
import io.dynox.internal.engine.operation.ProgressMeter.Reading;
import io.dynox.internal.engine.operation.SafeListener;
import io.dynox.internal.engine.read.ReadLedger.Again;
import io.dynox.internal.engine.read.ReadOutcome.Failed;
import io.dynox.internal.engine.read.ReadOutcome.Refused;
import io.dynox.internal.engine.read.ReadOutcome.Replied;
import io.dynox.internal.engine.read.ReadOutcome.Throttled;
import io.dynox.internal.engine.runtime.Alarm;
import io.dynox.internal.engine.runtime.Attempt;
import io.dynox.internal.engine.runtime.EngineRuntime;
import io.dynox.internal.engine.runtime.Trampoline;
import io.dynox.internal.report.Events;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One batch get: asks for each key until it is read or given up, several requests at a time, over the read lane of its
 * table.
 *
 * <p>Thread-safe.
 */
public final class ReadPipeline<K, I> {

    private final String table;
    private final List<K> keys;
    private final ReadTransport<K, I> transport;
    private final GetOptions options;
    private final EngineRuntime runtime;
    private final CallerOperation operation;
    private final SafeListener listener;
    private final Lane lane;
    private final CompletableFuture<ReadResult<I>> result = new CompletableFuture<>();
    private final Runnable wakeUp = this::dispatch;
    private final long startedNanos;
    private final AtomicLong numbers = new AtomicLong();
    private final ProgressMeter meter;

    private final ReentrantLock lock = new ReentrantLock();
    // guarded by lock, all below
    private final ReadLedger<I> ledger;
    private final Alarm alarm;
    private int requestsInFlight;
    private boolean ended;

    public ReadPipeline(
            List<K> keys,
            ReadTransport<K, I> transport,
            GetOptions options,
            EngineRuntime runtime,
            CallerOperation operation,
            Lane lane) {
        this.table = operation.started().table();
        this.keys = List.copyOf(keys);
        this.transport = transport;
        this.options = options;
        this.runtime = runtime;
        this.operation = operation;
        this.listener = operation.listener();
        this.lane = lane;
        this.startedNanos = runtime.nanoTime();
        OperationStarted distinct =
                new Events.OperationStarted(table, operation.started().kind(), OptionalLong.of(keys.size()));
        this.meter = new ProgressMeter(distinct, runtime);
        this.ledger = new ReadLedger<>(table, keys.size(), options.retry());
        this.alarm = new Alarm(runtime, this::ring);
    }

    /** Begins; a caller that cancels the future wants nothing more to be asked for. */
    public CompletableFuture<ReadResult<I>> start() {
        CompletableFuture<?> unused = result.whenComplete((whole, failure) -> {
            if (result.isCancelled()) {
                stop();
            }
        });
        dispatch();
        return result;
    }

    private void stop() {
        lock.lock();
        try {
            ledger.stop(new CancellationException("the batch get was cancelled"));
        } finally {
            lock.unlock();
        }
        endIfComplete();
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
            int[] batch = cut();
            if (batch == null) {
                lane.leaveUnused();
            } else {
                send(batch);
            }
        }
        expire();
        endIfComplete();
    }

    /**
     * What still waits waits for the table, which has its time: the deadline. Only a wait for a rate limit, which the table
     * is not to blame for, may be longer.
     */
    private void expire() {
        if (lane.isOwing()) {
            return;
        }
        lock.lock();
        try {
            long now = runtime.nanoTime();
            if (ledger.queue.nanosUntilLate(now) <= 0) {
                ledger.expire(now);
            }
            long delay = ledger.queue.nanosUntilLate(now);
            if (delay != Long.MAX_VALUE) {
                alarm.armIn(now, delay);
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Whether a request may be made now; if not, the timer is set to when time alone changes that. One look at the clock
     * serves both, so that nothing becomes due between them.
     */
    private boolean isSendableOrTimed() {
        lock.lock();
        try {
            long now = runtime.nanoTime();
            boolean isSendable = isSendable(now);
            long delay = ledger.queue.nanosUntilDue(now);
            if (!isSendable && delay > 0 && delay != Long.MAX_VALUE) {
                alarm.armIn(now, delay);
            }
            return isSendable;
        } finally {
            lock.unlock();
        }
    }

    private boolean isSendable(long now) {
        return requestsInFlight < options.concurrency() && ledger.queue.isSendable(now);
    }

    private int @Nullable [] cut() {
        lock.lock();
        try {
            long now = runtime.nanoTime();
            if (!isSendable(now)) {
                return null;
            }
            requestsInFlight++;
            return ledger.cut(now);
        } finally {
            lock.unlock();
        }
    }

    private void send(int[] batch) {
        long units = lane.readUnits(batch.length);
        lane.spend(units);
        long number = numbers.incrementAndGet();
        listener.requestSent(new Events.RequestSent(table, Operation.BATCH_GET, number, batch.length, 0));
        List<K> asked = new ArrayList<>(batch.length);
        for (int key : batch) {
            asked.add(keys.get(key));
        }
        long sentNanos = runtime.nanoTime();
        listener.run(() -> Attempt.run(
                () -> transport.send(table, asked, options),
                Failed<I>::new,
                (ReadOutcome<I> outcome) -> Trampoline.run(() -> end(batch, number, units, sentNanos, outcome))));
    }

    private void end(int[] batch, long number, long units, long sentNanos, ReadOutcome<I> outcome) {
        Again again;
        lock.lock();
        try {
            requestsInFlight--;
            again = ledger.apply(batch, outcome, runtime.nanoTime(), runtime.random());
        } finally {
            lock.unlock();
        }
        Outcome kind = kind(batch.length, outcome);
        Signal signal = signal(kind, outcome);
        account(batch.length, units, outcome, signal);
        lane.leave(1, sentNanos, signal);
        report(batch.length, number, sentNanos, kind, outcome, again);
        tellProgress();
        sendAll();
    }

    private void account(int size, long units, ReadOutcome<I> outcome, Signal signal) {
        double consumed = 0;
        if (outcome instanceof Replied<I> replied) {
            int processed = size - replied.unprocessed().cardinality();
            consumed = replied.consumedUnits() > 0 ? replied.consumedUnits() : lane.readUnits(processed);
            if (processed > 0) {
                lane.learnReadUnits(processed, consumed);
            }
        } else if (outcome instanceof Failed<I>) {
            consumed = units;
        }
        lane.account(units, consumed, signal);
    }

    private void endIfComplete() {
        ReadResult<I> whole;
        lock.lock();
        try {
            if (ended || !ledger.isComplete()) {
                return;
            }
            ended = true;
            alarm.cancel();
            whole = ledger.result(Duration.ofNanos(runtime.nanoTime() - startedNanos));
        } finally {
            lock.unlock();
        }
        lane.part(wakeUp);
        int unread = whole.unread().cardinality();
        int found = (int) whole.items().stream().filter(Objects::nonNull).count();
        int missing = keys.size() - found - unread;
        Throwable error = unread == 0 ? null : whole.cause();
        if (error != null && !(error instanceof CancellationException)) {
            int attempts = error instanceof RetriesExhaustedException spent ? spent.attempts() : 1;
            listener.givenUp(new Events.GivenUp(table, Operation.BATCH_GET, unread, attempts, error));
        }
        listener.getCompleted(new Events.GetCompleted(table, found, missing, unread));
        operation.end(
                whole.requests(),
                whole.retries(),
                whole.consumedUnits(),
                new Counts.Keys(found, missing, unread),
                error);
        operation.callbacks().execute(() -> result.complete(whole));
    }

    private void tellProgress() {
        if (!meter.isDue()) {
            return;
        }
        Reading reading;
        lock.lock();
        try {
            reading = ledger.reading();
        } finally {
            lock.unlock();
        }
        meter.measure(reading);
        listener.progressed(meter.progress(reading));
    }

    private void report(int size, long number, long sentNanos, Outcome kind, ReadOutcome<I> outcome, Again again) {
        int unprocessed = size;
        double units = 0;
        List<String> reasons = List.of();
        boolean sizeCut = false;
        if (outcome instanceof Replied<I> replied) {
            unprocessed = replied.unprocessed().cardinality();
            units = replied.consumedUnits();
            sizeCut = replied.sizeCut();
        } else if (outcome instanceof Throttled<I> throttled) {
            reasons = throttled.reasons();
        }
        Duration elapsed = Duration.ofNanos(runtime.nanoTime() - sentNanos);
        listener.replyReceived(new Events.ReplyReceived(
                table,
                Operation.BATCH_GET,
                number,
                kind,
                size - unprocessed,
                unprocessed,
                elapsed,
                units,
                outcome.error()));
        if (kind == Outcome.THROTTLED || (kind == Outcome.PARTIAL && !sizeCut)) {
            listener.throttled(new Events.Throttled(table, Operation.BATCH_GET, reasons, lane.throttled(reasons)));
        }
        if (again.keys() > 0) {
            listener.retryScheduled(new Events.RetryScheduled(
                    table, Operation.BATCH_GET, again.keys(), Duration.ofNanos(again.delayNanos())));
        }
    }

    private static Outcome kind(int size, ReadOutcome<?> outcome) {
        if (outcome instanceof Replied<?> replied) {
            int left = replied.unprocessed().cardinality();
            return left == 0 ? Outcome.SUCCESS : left < size ? Outcome.PARTIAL : Outcome.THROTTLED;
        }
        if (outcome instanceof Throttled<?>) {
            return Outcome.THROTTLED;
        }
        return outcome instanceof Refused<?> ? Outcome.REFUSED : Outcome.UNKNOWN;
    }

    private static Signal signal(Outcome kind, ReadOutcome<?> outcome) {
        return switch (kind) {
            case SUCCESS -> Signal.KEEPS_UP;
            case PARTIAL ->
                outcome instanceof Replied<?> replied && replied.sizeCut() ? Signal.KEEPS_UP : Signal.CONGESTED;
            case THROTTLED, UNKNOWN -> Signal.BLOCKED;
            case REJECTED, REFUSED -> Signal.NONE;
        };
    }
}
