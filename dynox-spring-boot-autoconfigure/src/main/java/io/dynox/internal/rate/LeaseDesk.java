package io.dynox.internal.rate;

import io.dynox.event.BatchListener;
import io.dynox.event.BatchListener.LeaseOutcome;
import io.dynox.event.BatchListener.Operation;
import io.dynox.internal.engine.runtime.Attempt;
import io.dynox.internal.engine.runtime.EngineRuntime;
import io.dynox.internal.engine.runtime.RetryBudget;
import io.dynox.internal.report.Events;
import io.dynox.rate.CapacityBucket;
import io.dynox.rate.CapacityBucket.Lease;
import io.dynox.rate.CapacityBucket.Terms;
import io.dynox.rate.SharingOptions;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Calls the bucket of one limit: whatever it throws or returns reaches the caller as an answer or a failure. Reports each
 * lease to the listeners. Thread-safe. No method may be called while a lock is held.
 */
final class LeaseDesk {

    /** By how much a lowered rate is ahead of raises that other instances begin without knowing of it. */
    private static final long LOWERED_AHEAD_MILLIS = 1_000;

    private final String name;
    private final @Nullable String table;
    private final Operation operation;
    private final SharedStore store;
    private final CapacityBucket bucket;
    private final EngineRuntime runtime;
    private final Supplier<BatchListener> listener;
    /** What is being given back, by number. */
    private final Map<Long, CompletableFuture<?>> returns = new ConcurrentHashMap<>();

    private final AtomicLong returned = new AtomicLong();

    /**
     * Creates a desk.
     *
     * @param scope the name of the limit, without the prefix
     * @param table the table; null for all of them
     */
    LeaseDesk(
            SharedStore store,
            String scope,
            @Nullable String table,
            Operation operation,
            EngineRuntime runtime,
            Supplier<BatchListener> listener) {
        this.store = store;
        this.name = store.options().prefix() + scope;
        this.table = table;
        this.operation = operation;
        this.bucket = store.bucket(name);
        this.runtime = runtime;
        this.listener = listener;
    }

    String name() {
        return name;
    }

    SharingOptions options() {
        return store.options();
    }

    long timeoutNanos() {
        return RetryBudget.saturatedNanos(options().timeout());
    }

    /** The version of the first terms. */
    long version() {
        return store.epochMillis();
    }

    /** The version of terms that follow others. */
    long version(long former, Supply.Change why) {
        long now = store.epochMillis() + (why == Supply.Change.LOWERED ? LOWERED_AHEAD_MILLIS : 0);
        return Math.max(former + 1, now);
    }

    /** Asks for units. The answer has no time limit here. */
    void lease(long units, Terms terms, BiConsumer<@Nullable Lease, @Nullable Throwable> answer) {
        long begun = runtime.nanoTime();
        CompletableFuture<?> unused = call(() -> bucket.lease(units, terms)).whenComplete((lease, failure) -> {
            Throwable cause = failure == null ? null : Attempt.unwrap(failure);
            report(
                    units,
                    lease == null ? LeaseOutcome.FAILED : LeaseOutcome.GRANTED,
                    runtime.nanoTime() - begun,
                    cause);
            answer.accept(lease, cause);
        });
    }

    /** A lease has not been answered within the time limit. */
    void unanswered(long units) {
        report(units, LeaseOutcome.LATE, timeoutNanos(), null);
    }

    /** Gives units back. */
    void giveBack(long units, Consumer<@Nullable Throwable> answer) {
        long number = returned.incrementAndGet();
        CompletableFuture<?> done = call(() -> bucket.giveBack(units));
        returns.put(number, done);
        CompletableFuture<?> unused = done.whenComplete((nothing, failure) -> {
            returns.remove(number);
            answer.accept(failure == null ? null : Attempt.unwrap(failure));
        });
    }

    /** Waits for what is being given back, no longer than a call may take. */
    void awaitReturns() {
        try {
            CompletableFuture.allOf(returns.values().toArray(CompletableFuture<?>[]::new))
                    .get(timeoutNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // then these units are lost, which the record of the limit counts
            return;
        }
    }

    void isDown(Throwable cause) {
        store.isDown(name, cause);
    }

    void isUp(Duration downtime) {
        store.isUp(name, downtime);
    }

    void isEnded() {
        store.isEnded(name);
    }

    private void report(long units, LeaseOutcome outcome, long elapsedNanos, @Nullable Throwable failure) {
        listener.get()
                .leaseEnded(new Events.LeaseEnded(
                        table, operation, outcome, units, Duration.ofNanos(elapsedNanos), failure));
    }

    @SuppressWarnings("CatchThrowable") // a bucket is the application's: it may throw anything
    private static <R> CompletableFuture<R> call(Supplier<? extends CompletionStage<R>> call) {
        CompletableFuture<R> answer = new CompletableFuture<>();
        try {
            CompletionStage<R> stage = call.get();
            if (stage == null) {
                throw new NullPointerException("the bucket returned nothing");
            }
            CompletionStage<R> unused = stage.whenComplete((value, failure) -> {
                if (failure == null) {
                    answer.complete(value);
                } else {
                    answer.completeExceptionally(failure);
                }
            });
        } catch (Throwable thrown) {
            answer.completeExceptionally(thrown);
        }
        return answer;
    }
}
