package io.dynox.internal.engine.request;

import io.dynox.RetryPolicy;
import io.dynox.event.BatchListener.Operation;
import io.dynox.event.BatchListener.Outcome;
import io.dynox.internal.engine.lane.Lane;
import io.dynox.internal.engine.lane.Signal;
import io.dynox.internal.engine.operation.SafeListener;
import io.dynox.internal.engine.runtime.Attempt;
import io.dynox.internal.engine.runtime.EngineRuntime;
import io.dynox.internal.engine.runtime.RetryBudget;
import io.dynox.internal.engine.runtime.Trampoline;
import io.dynox.internal.report.Events;
import java.time.Duration;
import java.util.List;

/**
 * Sends the requests of one writer, batch get or scan over the lane of its table, as long as there is something to send
 * and room to send it: takes what may go, enters the lane, sends, leaves the lane, settles, reports, and looks again.
 *
 * <p>A request leaves the lane and is settled before its listeners are called, so a snapshot that one of them takes shows
 * one moment. Every place taken in the lane is given back in one handler. Thread-safe; several threads may dispatch at
 * once.
 */
public final class RequestLoop<R extends Request, O extends RequestOutcome> {

    private final String table;
    private final EngineRuntime runtime;
    private final Lane lane;
    private final RetryBudget budget;
    private final RequestWork<R, O> work;
    private final Runnable wakeUp = this::takeTurn;

    /**
     * Creates a loop.
     *
     * @param table the table, as the caller named it
     * @param retry how long the lane pauses after a request of which nothing was processed
     */
    public RequestLoop(String table, EngineRuntime runtime, Lane lane, RetryPolicy retry, RequestWork<R, O> work) {
        this.table = table;
        this.runtime = runtime;
        this.lane = lane;
        this.budget = new RetryBudget(retry);
        this.work = work;
    }

    /** Sends what may go. */
    public void dispatch() {
        Trampoline.run(this::sendAll);
    }

    private void takeTurn() {
        Trampoline.run(() -> {
            sendAll();
            lane.pass(wakeUp);
        });
    }

    /** Nothing is left to send, now or later. */
    public void end() {
        lane.part(wakeUp);
    }

    private void sendAll() {
        if (lane.silentRow() != 0) {
            // what the table has had its time for is not sent once more
            work.giveUpIfSilent();
        }
        while (work.isSendableOrTimed() && lane.tryEnter(wakeUp)) {
            R request = work.take();
            if (request == null) {
                lane.leaveUnused();
            } else {
                send(request);
            }
        }
        work.giveUpIfSilent();
        work.paused();
    }

    private void send(R request) {
        lane.weigh(request.weight());
        lane.spend(request.units);
        SafeListener listener = work.listener(request);
        listener.requestSent(new Events.RequestSent(
                table, work.operation(request), request.number, request.size(), request.itemBytes()));
        listener.run(() -> Attempt.run(
                runtime,
                lane.attemptNanos(),
                "dynox.client.attempt-timeout",
                () -> work.send(request),
                cause -> work.failed(new RequestFailure.Unanswered(cause)),
                (O outcome) -> Trampoline.run(() -> end(request, outcome))));
    }

    private void end(R request, O outcome) {
        request.endedNanos = runtime.nanoTime();
        Outcome kind = outcome.kind(request.size());
        Signal signal = signal(kind, outcome);
        lane.account(request.units, cost(request, outcome), signal);
        long pauseNanos = signal == Signal.BLOCKED ? budget.pauseNanos(request.fruitless + 1, runtime.random()) : 0;
        try {
            lane.leave(request.weight(), request.sentNanos, signal, pauseNanos);
        } finally {
            work.settle(request, outcome, again -> report(request, outcome, kind, again));
        }
        sendAll();
    }

    private double cost(R request, O outcome) {
        RequestFailure failure = outcome.failure();
        if (failure == null) {
            return work.cost(request, outcome);
        }
        return failure.isCharged() ? request.units : 0;
    }

    private void report(R request, O outcome, Outcome kind, Again again) {
        SafeListener listener = work.listener(request);
        Operation operation = work.operation(request);
        RequestFailure failure = outcome.failure();
        int processed = outcome.processed(request.size());
        listener.replyReceived(new Events.ReplyReceived(
                table,
                operation,
                request.number,
                kind,
                processed,
                failure == null ? outcome.left() : request.size(),
                Duration.ofNanos(request.endedNanos - request.sentNanos),
                outcome.consumedUnits(),
                failure == null ? null : failure.cause(),
                outcome.requestId()));
        if (kind == Outcome.THROTTLED || (kind == Outcome.PARTIAL && !outcome.isSizeCut())) {
            List<String> reasons = failure == null ? List.of() : failure.reasons();
            listener.throttled(new Events.Throttled(table, operation, reasons, lane.throttled(reasons)));
        }
        if (again.items() > 0) {
            listener.retryScheduled(
                    new Events.RetryScheduled(table, operation, again.items(), Duration.ofNanos(again.delayNanos())));
        }
    }

    private static Signal signal(Outcome kind, RequestOutcome outcome) {
        return switch (kind) {
            case SUCCESS -> Signal.KEEPS_UP;
            case PARTIAL -> outcome.isSizeCut() ? Signal.KEEPS_UP : Signal.CONGESTED;
            case THROTTLED, UNKNOWN -> Signal.BLOCKED;
            case REJECTED, REFUSED -> Signal.NONE;
        };
    }
}
