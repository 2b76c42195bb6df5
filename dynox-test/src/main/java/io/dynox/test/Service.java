package io.dynox.test;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;

/**
 * What both clients talk to: logs a request, asks the fault plan, runs the operation, and completes the reply, later if the plan
 * says so. A request takes effect when it is sent; what is delayed is the reply. Thread-safe.
 */
final class Service {

    private final ProvisionedService operations;
    private final FaultPlan faults;
    private final RequestLog log;
    private final Clock clock;
    private final Supplier<ScheduledExecutorService> scheduler;

    Service(
            ProvisionedService operations,
            FaultPlan faults,
            RequestLog log,
            Clock clock,
            Supplier<ScheduledExecutorService> scheduler) {
        this.operations = operations;
        this.faults = faults;
        this.log = log;
        this.clock = clock;
        this.scheduler = scheduler;
    }

    CompletableFuture<DynamoDbResponse> send(DynamoDbRequest request) {
        SentRequest sent = SentRequest.of(request, clock.instant());
        log.add(sent);
        Verdict verdict;
        try {
            verdict = faults.judge(sent);
        } catch (RuntimeException e) { // a predicate of the test's own
            return CompletableFuture.failedFuture(e);
        }
        return reply(sent, verdict);
    }

    private CompletableFuture<DynamoDbResponse> reply(SentRequest sent, Verdict verdict) {
        Duration latency = verdict.latency();
        Patience patience = Patience.of(sent.request());
        Optional<Failure> before = verdict.failsBefore();
        if (before.isPresent()) {
            return failed(before.get(), latency, patience);
        }
        CompletableFuture<DynamoDbResponse> outcome = run(sent, verdict);
        Optional<Failure> after = verdict.failsAfter();
        return after.isPresent() ? failed(after.get(), latency, patience) : delayed(outcome, latency, patience);
    }

    private CompletableFuture<DynamoDbResponse> run(SentRequest sent, Verdict verdict) {
        try {
            return CompletableFuture.completedFuture(operations.execute(sent, verdict));
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private CompletableFuture<DynamoDbResponse> failed(Failure failure, Duration latency, Patience patience) {
        return delayed(CompletableFuture.failedFuture(failure.error()), latency.plus(failure.after()), patience);
    }

    private CompletableFuture<DynamoDbResponse> delayed(
            CompletableFuture<DynamoDbResponse> reply, Duration latency, Patience patience) {
        Duration delay = patience.limit(latency);
        CompletableFuture<DynamoDbResponse> outcome =
                delay.equals(latency) ? reply : CompletableFuture.failedFuture(patience.lost());
        if (delay.isZero()) {
            return outcome;
        }
        CompletableFuture<DynamoDbResponse> later = new CompletableFuture<>();
        Future<?> unused =
                scheduler.get().schedule(() -> complete(later, outcome), delay.toNanos(), TimeUnit.NANOSECONDS);
        return later;
    }

    private static void complete(
            CompletableFuture<DynamoDbResponse> later, CompletableFuture<DynamoDbResponse> outcome) {
        CompletableFuture<?> unused = outcome.whenComplete((response, failure) -> {
            if (failure == null) {
                later.complete(response);
            } else {
                later.completeExceptionally(failure);
            }
        });
    }
}
