package io.dynox.internal.engine;

import io.dynox.internal.engine.runtime.SimulatedRuntime;
import io.dynox.rate.CapacityBucket;
import io.dynox.rate.RateLimit;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A store of one bucket that several instances share, with weather of its own. */
final class SimulatedStore {

    /** What is wrong with the store at a time. */
    enum Weather {
        FAIR,
        /** Calls are carried out and never answered. */
        HANGS,
        /** Calls are neither carried out nor answered. */
        GONE,
        FAILS,
        THROWS,
        ANSWERS_NOTHING,
        RETURNS_NOTHING,
        LATE,
        /** Makes units wait that are there, for a time that nothing explains. */
        SAYS_WAIT,
        /** Makes units wait for less than no time. */
        SAYS_NONSENSE,
        /** Lets everything pass at once. */
        SAYS_YES;

        static final List<Weather> ALL = List.of(values());
    }

    private static final Duration SECONDS_SEEN = Duration.ofSeconds(2);

    private final SplittableRandom random;
    private final SimulatedRuntime runtime;
    private final Map<Integer, Long> seen = new HashMap<>();
    private CapacityBucket.@Nullable Terms terms;
    private double tokens;
    private long atNanos;

    Weather weather = Weather.FAIR;
    /** Units leased, less those given back. */
    long taken;

    int calls;

    SimulatedStore(SplittableRandom random, SimulatedRuntime runtime) {
        this.random = random;
        this.runtime = runtime;
    }

    /** The way of one instance to the store. */
    CapacityBucket bucketOf(int instance) {
        return new CapacityBucket() {
            @Override
            public CompletionStage<Lease> lease(long units, Terms wanted) {
                calls++;
                return answer(() -> take(instance, units, wanted));
            }

            @Override
            public CompletionStage<?> giveBack(long units) {
                return answer(() -> {
                    settle();
                    tokens = Math.max(tokens, Math.min((double) limit().burst(), tokens + units));
                    taken -= units;
                    return "done";
                });
            }
        };
    }

    /** The units that it lent before they were there. */
    double owed() {
        return Math.max(0, -tokens);
    }

    RateLimit.Fixed limit() {
        if (terms == null) {
            throw new IllegalStateException("nobody said what the limit is");
        }
        return terms.limit();
    }

    private CapacityBucket.Lease take(int instance, long units, CapacityBucket.Terms wanted) {
        if (terms == null) {
            tokens = (double) wanted.limit().burst();
            atNanos = runtime.nanoTime();
        }
        settle();
        if (terms == null || wanted.version() > terms.version()) {
            terms = wanted;
        }
        tokens -= units;
        taken += units;
        long now = runtime.nanoTime();
        seen.put(instance, now);
        int instances = (int) seen.values().stream()
                .filter(last -> now - last < SECONDS_SEEN.toNanos())
                .count();
        double wait = switch (weather) {
            case SAYS_WAIT -> 1e6;
            case SAYS_NONSENSE -> -1;
            case SAYS_YES -> 0;
            default -> Math.max(0, -tokens / limit().unitsPerSecond());
        };
        return new CapacityBucket.Lease(Duration.ofNanos((long) (wait * 1e9)), limit(), instances);
    }

    private void settle() {
        long now = runtime.nanoTime();
        if (terms != null) {
            tokens = Math.max(
                    tokens,
                    Math.min((double) limit().burst(), tokens + (now - atNanos) * limit().unitsPerSecond() / 1e9));
        }
        atNanos = now;
    }

    @SuppressWarnings("NullAway") // a foreign store may answer and return nothing
    private <R> CompletionStage<R> answer(Supplier<R> call) {
        CompletableFuture<R> answer = new CompletableFuture<>();
        long way = random.nextLong(10_000_000);
        switch (weather) {
            case GONE -> {}
            case HANGS -> runtime.schedule(() -> new CompletableFuture<R>().complete(call.get()), way);
            case FAILS ->
                runtime.schedule(() -> answer.completeExceptionally(new IllegalStateException("no connection")), way);
            case THROWS -> throw new IllegalStateException("no connection");
            case ANSWERS_NOTHING -> runtime.schedule(() -> answer.complete(null), way);
            case RETURNS_NOTHING -> {
                return null;
            }
            case LATE -> runtime.schedule(() -> answer.complete(call.get()), way + random.nextLong(5_000_000_000L));
            default ->
                runtime.schedule(
                        () -> {
                            R value = call.get();
                            runtime.schedule(() -> answer.complete(value), way);
                        },
                        way);
        }
        return answer;
    }
}
