package io.dynox.internal.rate;

import io.dynox.rate.CapacityBucket;
import io.dynox.rate.RateLimit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A store that a test answers for. */
final class AskedBucket implements CapacityBucket {

    final List<Call> calls = new ArrayList<>();
    final List<Long> returned = new ArrayList<>();
    CompletableFuture<Object> returnAnswer = CompletableFuture.completedFuture("done");

    @Override
    public CompletableFuture<Lease> lease(long units, Terms terms) {
        Call call = new Call(units, terms, new CompletableFuture<>());
        calls.add(call);
        return call.answer();
    }

    @Override
    public CompletableFuture<?> giveBack(long units) {
        returned.add(units);
        return returnAnswer;
    }

    record Call(long units, Terms terms, CompletableFuture<Lease> answer) {

        void grant(Duration wait, RateLimit.Fixed limit, int instances) {
            answer.complete(new Lease(wait, limit, instances));
        }

        void grant() {
            grant(Duration.ZERO, terms.limit(), 1);
        }
    }
}
