package io.dynox.test;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.AwsRequest;

/**
 * What all clients talk to: logs a request, asks the fault plan, runs the operation, and completes the reply, later if the plan
 * says so. A request takes effect when it is sent; what is delayed is the reply. Thread-safe.
 */
final class Service {

    private final FaultPlan faults;
    private final RequestLog log;
    private final Clock clock;
    private final Supplier<ScheduledExecutorService> scheduler;

    Service(FaultPlan faults, RequestLog log, Clock clock, Supplier<ScheduledExecutorService> scheduler) {
        this.faults = faults;
        this.log = log;
        this.clock = clock;
        this.scheduler = scheduler;
    }

    /** Sends a request that {@code operation} carries out, if it comes to that. */
    <R> CompletableFuture<R> send(AwsRequest request, BiFunction<SentRequest, Verdict, R> operation) {
        SentRequest sent = SentRequest.of(request, clock.instant());
        log.add(sent);
        Verdict verdict;
        try {
            verdict = faults.judge(sent);
        } catch (RuntimeException e) { // a predicate of the test's own
            return CompletableFuture.failedFuture(e);
        }
        return reply(sent, verdict, operation);
    }

    private <R> CompletableFuture<R> reply(
            SentRequest sent, Verdict verdict, BiFunction<SentRequest, Verdict, R> operation) {
        Duration latency = verdict.latency();
        Patience patience = Patience.of(sent.request());
        Optional<Failure> before = verdict.failsBefore();
        if (before.isPresent()) {
            return failed(before.get(), latency, patience);
        }
        CompletableFuture<R> outcome = run(sent, verdict, operation);
        Optional<Failure> after = verdict.failsAfter();
        return after.isPresent() ? failed(after.get(), latency, patience) : delayed(outcome, latency, patience);
    }

    private static <R> CompletableFuture<R> run(
            SentRequest sent, Verdict verdict, BiFunction<SentRequest, Verdict, R> operation) {
        try {
            return CompletableFuture.completedFuture(operation.apply(sent, verdict));
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private <R> CompletableFuture<R> failed(Failure failure, Duration latency, Patience patience) {
        return delayed(CompletableFuture.failedFuture(failure.error()), latency.plus(failure.after()), patience);
    }

    private <R> CompletableFuture<R> delayed(CompletableFuture<R> reply, Duration latency, Patience patience) {
        Duration delay = patience.limit(latency);
        CompletableFuture<R> outcome = delay.equals(latency) ? reply : CompletableFuture.failedFuture(patience.lost());
        if (delay.isZero()) {
            return outcome;
        }
        CompletableFuture<R> later = new CompletableFuture<>();
        Future<?> unused =
                scheduler.get().schedule(() -> complete(later, outcome), delay.toNanos(), TimeUnit.NANOSECONDS);
        return later;
    }

    private static <R> void complete(CompletableFuture<R> later, CompletableFuture<R> outcome) {
        CompletableFuture<?> unused = outcome.whenComplete((response, failure) -> {
            if (failure == null) {
                later.complete(response);
            } else {
                later.completeExceptionally(failure);
            }
        });
    }
}
