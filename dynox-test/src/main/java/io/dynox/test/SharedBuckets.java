package io.dynox.test;

import io.dynox.rate.CapacityBucket;
import io.dynox.rate.RateLimit;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A store of shared rate limits in memory, to test what an application does when such a store hangs, fails, answers late or
 * lies. As a bean it takes the place of the real one; several clients with the same one share their limits.
 *
 * <pre>{@code
 * SharedBuckets buckets = new SharedBuckets();
 * DynoxClient.builder(dynamoDb.asyncClient()).buckets(buckets).rateLimit(null, Operation.BATCH_WRITE, limit).build();
 * buckets.hang();
 * // … writes go on, at a rate of this instance alone
 * buckets.recover();
 * }</pre>
 *
 * <p>Thread-safe.
 */
public final class SharedBuckets implements CapacityBucket.Provider {

    private static final double NANOS_PER_SECOND = 1e9;

    /** How a call is answered. */
    private interface Mood {
        <R> CompletionStage<R> answer(Supplier<R> call, UnaryOperator<R> lie);
    }

    private final Mood honest = new Mood() {
        @Override
        public <R> CompletionStage<R> answer(Supplier<R> call, UnaryOperator<R> lie) {
            return CompletableFuture.completedFuture(call.get());
        }
    };

    private final LongSupplier nanoTime;
    private final Map<String, State> states = new HashMap<>();
    private final AtomicLong calls = new AtomicLong();
    private volatile Mood mood = honest;
    private volatile UnaryOperator<CapacityBucket.Lease> lie = UnaryOperator.identity();
    private volatile int instances;

    /** A store that answers at once, in real time. */
    public SharedBuckets() {
        this(System::nanoTime);
    }

    /**
     * A store that answers at once.
     *
     * @param nanoTime the clock by which buckets fill up
     */
    public SharedBuckets(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    @Override
    public CapacityBucket bucket(String name) {
        return new CapacityBucket() {
            @Override
            public CompletionStage<Lease> lease(long units, Terms terms) {
                calls.incrementAndGet();
                return mood.answer(() -> take(name, units, terms), lie);
            }

            @Override
            public CompletionStage<?> giveBack(long units) {
                calls.incrementAndGet();
                return mood.answer(() -> restore(name, units), UnaryOperator.identity());
            }
        };
    }

    /** Answers at once and says the truth, from now on. Calls that hang go on hanging. */
    public void recover() {
        mood = honest;
        lie = UnaryOperator.identity();
    }

    /** Answers no call from now on, and doesn't carry it out. */
    public void hang() {
        mood = new Mood() {
            @Override
            public <R> CompletionStage<R> answer(Supplier<R> call, UnaryOperator<R> any) {
                return new CompletableFuture<>();
            }
        };
    }

    /**
     * Fails each call from now on, and doesn't carry it out.
     *
     * @param failure with what
     */
    public void fail(Throwable failure) {
        Objects.requireNonNull(failure, "failure");
        mood = new Mood() {
            @Override
            public <R> CompletionStage<R> answer(Supplier<R> call, UnaryOperator<R> any) {
                return CompletableFuture.failedFuture(failure);
            }
        };
    }

    /**
     * Carries each call out at once and answers it after a while, from now on.
     *
     * @param latency how long an answer takes
     */
    public void answerAfter(Duration latency) {
        mood = new Mood() {
            @Override
            public <R> CompletionStage<R> answer(Supplier<R> call, UnaryOperator<R> deceit) {
                R answer = deceit.apply(call.get());
                return CompletableFuture.supplyAsync(
                        () -> answer, CompletableFuture.delayedExecutor(latency.toNanos(), TimeUnit.NANOSECONDS));
            }
        };
    }

    /**
     * Answers at once, but not the truth, from now on: such as a wait of an hour, or none.
     *
     * @param lie makes what is said of what is true
     */
    public void lie(UnaryOperator<CapacityBucket.Lease> lie) {
        this.lie = Objects.requireNonNull(lie, "lie");
        mood = new Mood() {
            @Override
            public <R> CompletionStage<R> answer(Supplier<R> call, UnaryOperator<R> deceit) {
                return CompletableFuture.completedFuture(deceit.apply(call.get()));
            }
        };
    }

    /**
     * Says from now on that so many instances share each limit.
     *
     * @param instances zero for unknown, as at the start
     */
    public void instances(int instances) {
        this.instances = instances;
    }

    /** Forgets all buckets, as a store that was restarted without its data. */
    public void forget() {
        synchronized (states) {
            states.clear();
        }
    }

    /** Returns the number of calls so far, whatever became of them. */
    public long calls() {
        return calls.get();
    }

    /**
     * Returns the units that were leased from a bucket, less those that were given back.
     *
     * @param name the name, prefix included
     * @return zero for a bucket that nothing was leased from
     */
    public long leased(String name) {
        synchronized (states) {
            State state = states.get(name);
            return state == null ? 0 : state.leased;
        }
    }

    /**
     * Returns the limit that a bucket has.
     *
     * @param name the name, prefix included
     * @return null for a bucket that nothing was leased from
     */
    public RateLimit.@Nullable Fixed limit(String name) {
        synchronized (states) {
            State state = states.get(name);
            return state == null ? null : state.terms.limit();
        }
    }

    private CapacityBucket.Lease take(String name, long units, CapacityBucket.Terms terms) {
        synchronized (states) {
            State state = states.computeIfAbsent(name, any -> new State(terms, nanoTime.getAsLong()));
            state.settle(nanoTime.getAsLong());
            if (terms.version() > state.terms.version()) {
                state.terms = terms;
            }
            state.leased += units;
            state.tokens -= units;
            RateLimit.Fixed limit = state.terms.limit();
            double seconds = Math.max(0, -state.tokens) / limit.unitsPerSecond();
            return new CapacityBucket.Lease(Duration.ofNanos(Math.round(seconds * NANOS_PER_SECOND)), limit, instances);
        }
    }

    private Long restore(String name, long units) {
        synchronized (states) {
            State state = states.get(name);
            if (state == null) {
                return 0L;
            }
            state.settle(nanoTime.getAsLong());
            state.leased -= units;
            state.add((double) units);
            return units;
        }
    }

    /** Guarded by the map that it is in. */
    private static final class State {

        private CapacityBucket.Terms terms;
        private double tokens;
        private long leased;
        private long atNanos;

        State(CapacityBucket.Terms terms, long now) {
            this.terms = terms;
            this.tokens = (double) terms.limit().burst();
            this.atNanos = now;
        }

        void settle(long now) {
            add(Math.max(0, now - atNanos) / NANOS_PER_SECOND * terms.limit().unitsPerSecond());
            atNanos = now;
        }

        void add(double more) {
            tokens = Math.max(tokens, Math.min((double) terms.limit().burst(), tokens + more));
        }
    }
}
