package io.dynox.internal.engine.read;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.dynox.GetOptions;
import io.dynox.RetriesExhaustedException;
import io.dynox.event.BatchListener.Operation;
import io.dynox.event.OperationEnded.Counts;
import io.dynox.event.OperationStarted;
import io.dynox.internal.ServiceRequests;
import io.dynox.internal.engine.lane.Lane;
import io.dynox.internal.engine.operation.CallerOperation;
import io.dynox.internal.engine.operation.OpenRead;
import io.dynox.internal.engine.operation.ProgressMeter;
import io.dynox.internal.engine.operation.ProgressMeter.Reading;
import io.dynox.internal.engine.operation.SafeListener;
import io.dynox.internal.engine.read.ReadOutcome.Failed;
import io.dynox.internal.engine.request.Again;
import io.dynox.internal.engine.request.RequestFailure;
import io.dynox.internal.engine.request.RequestLoop;
import io.dynox.internal.engine.request.RequestWork;
import io.dynox.internal.engine.runtime.Alarm;
import io.dynox.internal.engine.runtime.EngineRuntime;
import io.dynox.internal.report.Events;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One batch get: asks for each key until it is read or given up, several requests at a time, over the read lane of its
 * table. Thread-safe.
 */
public final class ReadPipeline<K, I> implements RequestWork<ReadRequest, ReadOutcome<I>>, OpenRead {

    private final String table;
    private final List<K> keys;
    private final ReadTransport<K, I> transport;
    private final GetOptions options;
    private final EngineRuntime runtime;
    private final CallerOperation operation;
    private final SafeListener listener;
    private final Lane lane;
    private final CompletableFuture<ReadResult<I>> result = new CompletableFuture<>();
    private final RequestLoop<ReadRequest, ReadOutcome<I>> loop;
    private final long startedNanos;
    private final ProgressMeter meter;

    private final ReentrantLock lock = new ReentrantLock();

    @GuardedBy("lock")
    private final ReadLedger<I> ledger;

    /** The requests whose answers count; those that were abandoned are not among them. */
    @GuardedBy("lock")
    private final Set<ReadRequest> inFlight = new HashSet<>();

    @GuardedBy("lock")
    private final Alarm alarm;

    @GuardedBy("lock")
    private int requestsInFlight;

    @GuardedBy("lock")
    private boolean ended;

    public ReadPipeline(
            List<K> keys,
            ReadTransport<K, I> transport,
            GetOptions options,
            EngineRuntime runtime,
            CallerOperation operation,
            Lane lane) {
        this.table = operation.started().table();
        this.keys = keys;
        this.transport = transport;
        this.options = options;
        this.runtime = runtime;
        this.operation = operation;
        this.listener = operation.listener();
        this.lane = lane;
        this.loop = new RequestLoop<>(table, runtime, lane, options.retry(), this);
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
                stop(new CancellationException("the batch get was cancelled"));
            }
        });
        loop.dispatch();
        return result;
    }

    @Override
    public void stop(Throwable why) {
        lock.lock();
        try {
            ledger.stop(why);
        } finally {
            lock.unlock();
        }
        endIfComplete();
    }

    @Override
    public void abandon() {
        lock.lock();
        try {
            inFlight.forEach(request -> request.groups.forEach(ledger::giveUp));
            inFlight.clear();
        } finally {
            lock.unlock();
        }
        endIfComplete();
    }

    @Override
    public CompletableFuture<?> ended() {
        return result;
    }

    @Override
    public String table() {
        return table;
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
            if (ledger.isAnyWaiting()) {
                armIn(now, ledger.queue.nanosUntilLate(now));
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void giveUpIfSilent() {
        lock.lock();
        try {
            if (ledger.isAnyWaiting()) {
                long now = runtime.nanoTime();
                long sinceNanos = ledger.lastReadNanos(startedNanos);
                armIn(now, ledger.expireIfSilent(now - sinceNanos, lane.silentNanos(sinceNanos)));
            }
        } finally {
            lock.unlock();
        }
    }

    @GuardedBy("lock")
    private void armIn(long now, long delayNanos) {
        if (delayNanos > 0 && delayNanos != Long.MAX_VALUE) {
            alarm.armIn(now, delayNanos);
        }
    }

    @Override
    public boolean isSendableOrTimed() {
        lock.lock();
        try {
            long now = runtime.nanoTime();
            boolean isSendable = isSendable(now);
            if (!isSendable) {
                armIn(now, ledger.queue.nanosUntilDue(now));
            }
            return isSendable;
        } finally {
            lock.unlock();
        }
    }

    @GuardedBy("lock")
    private boolean isSendable(long now) {
        return requestsInFlight < options.concurrency() && ledger.queue.isSendable(now);
    }

    @Override
    public @Nullable ReadRequest take() {
        ReadRequest request;
        lock.lock();
        try {
            long now = runtime.nanoTime();
            if (!isSendable(now)) {
                return null;
            }
            requestsInFlight++;
            request = ledger.cut(now);
            inFlight.add(request);
        } finally {
            lock.unlock();
        }
        request.units = lane.readCosts().estimate(request.size());
        return request;
    }

    @Override
    public Operation operation(ReadRequest request) {
        return Operation.BATCH_GET;
    }

    @Override
    public SafeListener listener(ReadRequest request) {
        return listener;
    }

    @Override
    public CompletionStage<ReadOutcome<I>> send(ReadRequest request) {
        List<K> asked = new ArrayList<>(request.size());
        for (int key : request.positions()) {
            asked.add(keys.get(key));
        }
        return transport.send(table, asked, options);
    }

    @Override
    public ReadOutcome<I> failed(RequestFailure failure) {
        return new Failed<>(failure);
    }

    @Override
    public double cost(ReadRequest request, ReadOutcome<I> outcome) {
        int read = outcome.processed(request.size());
        double consumed = outcome.consumedUnits() > 0
                ? outcome.consumedUnits()
                : lane.readCosts().estimate(read);
        if (read > 0) {
            lane.readCosts().learn(read, consumed);
        }
        return consumed;
    }

    @Override
    public void settle(ReadRequest request, ReadOutcome<I> outcome, Consumer<Again> report) {
        Again again;
        lock.lock();
        try {
            requestsInFlight--;
            again = inFlight.remove(request)
                    ? ledger.apply(request, outcome, request.endedNanos, runtime.random())
                    : Again.NONE;
        } finally {
            lock.unlock();
        }
        report.accept(again);
        tellProgress(request.endedNanos);
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
        loop.end();
        int unread = whole.unread().cardinality();
        int found = (int) whole.items().stream().filter(Objects::nonNull).count();
        int missing = keys.size() - found - unread;
        Throwable error = unread == 0 ? null : whole.cause();
        if (error != null && !(error instanceof CancellationException)) {
            int attempts = error instanceof RetriesExhaustedException spent ? spent.attempts() : 1;
            listener.givenUp(new Events.GivenUp(
                    table, Operation.BATCH_GET, unread, attempts, error, ServiceRequests.idOf(error)));
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

    private void tellProgress(long now) {
        if (!meter.isDue(now)) {
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
}
