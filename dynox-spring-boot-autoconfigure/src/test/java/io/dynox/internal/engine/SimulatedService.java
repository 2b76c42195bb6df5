package io.dynox.internal.engine;

import io.dynox.RetryPolicy;
import io.dynox.internal.engine.request.RequestFailure.Refused;
import io.dynox.internal.engine.request.RequestFailure.Rejected;
import io.dynox.internal.engine.request.RequestFailure.Throttled;
import io.dynox.internal.engine.request.RequestFailure.Unanswered;
import io.dynox.internal.engine.runtime.SimulatedRuntime;
import io.dynox.internal.engine.write.BatchOutcome;
import io.dynox.internal.engine.write.BatchOutcome.Failed;
import io.dynox.internal.engine.write.BatchOutcome.Replied;
import io.dynox.internal.engine.write.WriteTransport;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A table that answers late, in any order, with half the work undone, or not at all. It remembers what it confirmed, and
 * refuses what no legal batch may hold.
 */
final class SimulatedService implements WriteTransport<SimulatedWrite> {

    private static final long LONGEST_REFUSAL_NANOS = 5_000_000_000L;

    /** Requests that a lane may have in flight, and what they may cost over time. */
    private final int window;

    private final SimulatedMeter meter;
    private final SplittableRandom random;
    private final SimulatedRuntime runtime;
    private final SimulatedWeather weather;
    private final Map<Integer, SimulatedWrite> state = new HashMap<>();
    private final Map<Integer, List<SimulatedWrite>> late = new HashMap<>();
    private final Set<Integer> keysInFlight = new HashSet<>();
    private long throttledUntil;
    private long goneUntilNanos;
    private int requestsInFlight;
    final SimulatedPatience patience;
    final SimulatedRow row;
    int requests;

    SimulatedService(
            SplittableRandom random,
            SimulatedRuntime runtime,
            SimulatedWeather weather,
            int window,
            SimulatedMeter meter) {
        this.random = random;
        this.runtime = runtime;
        this.weather = weather;
        this.window = window;
        this.meter = meter;
        this.row = new SimulatedRow(runtime);
        this.patience = new SimulatedPatience(runtime);
    }

    @Override
    public CompletionStage<BatchOutcome> send(String table, List<SimulatedWrite> writes) {
        SimulatedCaller caller = writes.get(0).caller;
        checkLegal(writes);
        if (meter.isUnlimited()) {
            writes.stream()
                    .filter(write -> write.attempts > 0)
                    .forEach(write -> patience.checkWait(write.dueNanos, write));
        }
        patience.sent();
        requests++;
        requestsInFlight++;
        runtime.check(requestsInFlight <= window, "too many requests in flight for the table", requestsInFlight);
        caller.sent(writes);
        meter.sent(units(writes));
        long now = runtime.nanoTime();
        for (SimulatedWrite write : writes) {
            write.sentNanos = now;
            if (write.attempts++ == 0) {
                write.firstSentNanos = now;
                write.firstSentEvent = runtime.event();
            }
        }
        if (chance(weather.thrown())) {
            end(writes, new Failed(new Unanswered(new IllegalStateException("thrown"))));
            throw new IllegalStateException("the client threw");
        }
        CompletableFuture<BatchOutcome> reply = new CompletableFuture<>();
        if (chance(weather.inline())) {
            reply.complete(end(writes, decide(writes)));
        } else {
            runtime.schedule(() -> answer(writes, reply), weather.latency(random));
        }
        return reply;
    }

    /** Whether it never throttles, and answers each request. */
    boolean isSteady() {
        return weather.isSteady() && weather.refused() == 0;
    }

    boolean isInFlight(int key) {
        return keysInFlight.contains(key);
    }

    /** The write that holds a key at the end, once everything late has been applied or dropped. */
    @Nullable
    SimulatedWrite finalValue(int key) {
        settleLate(key);
        return state.get(key);
    }

    private void answer(List<SimulatedWrite> writes, CompletableFuture<BatchOutcome> reply) {
        BatchOutcome outcome = end(writes, decide(writes));
        if (outcome.failure() instanceof Unanswered unknown && random.nextBoolean()) {
            reply.completeExceptionally(unknown.cause());
        } else {
            reply.complete(outcome);
        }
    }

    private BatchOutcome decide(List<SimulatedWrite> writes) {
        if (runtime.nanoTime() < goneUntilNanos || chance(weather.refused())) {
            if (runtime.nanoTime() >= goneUntilNanos) {
                goneUntilNanos = random.nextBoolean()
                        ? Long.MAX_VALUE
                        : runtime.nanoTime() + random.nextLong(LONGEST_REFUSAL_NANOS);
            }
            return new Failed(new Refused(new IllegalStateException("no such table")));
        }
        for (SimulatedWrite write : writes) {
            if (write.isPoison) {
                return new Failed(new Rejected(new IllegalArgumentException("validation")));
            }
        }
        long now = runtime.nanoTime();
        if (now < throttledUntil || chance(weather.throttled())) {
            if (now >= throttledUntil && random.nextInt(10) == 0) {
                throttledUntil = now + random.nextLong(2_000_000_000L);
            }
            return new Failed(new Throttled(new IllegalStateException("throttled"), List.of()));
        }
        if (chance(weather.unknown())) {
            return new Failed(new Unanswered(new IllegalStateException("timed out")));
        }
        BitSet unprocessed = new BitSet();
        if (chance(weather.partial())) {
            int share = random.nextInt(101);
            for (int i = 0; i < writes.size(); i++) {
                unprocessed.set(i, chance(share));
            }
        }
        long units = 0;
        for (int i = 0; i < writes.size(); i++) {
            units += unprocessed.get(i) ? 0 : writes.get(i).units();
        }
        return new Replied(unprocessed, (double) units * weather.unitsFactor(), null);
    }

    private BatchOutcome end(List<SimulatedWrite> writes, BatchOutcome outcome) {
        requestsInFlight--;
        boolean isReply = outcome instanceof Replied;
        BitSet unprocessed = outcome instanceof Replied replied ? replied.unprocessed() : new BitSet();
        boolean progress = isReply && unprocessed.cardinality() < writes.size();
        RetryPolicy policy = writes.get(0).caller.options.retry();
        patience.ended();
        boolean isFruitless = !progress && (isReply || isRetryable(outcome));
        SimulatedCaller caller = writes.get(0).caller;
        if (progress) {
            row.ended();
        } else if (isFruitless) {
            row.failed(writes.get(0).sentNanos);
        }
        caller.verdict.ended(writes.get(0).sentNanos, isFruitless, outcome.failure() instanceof Refused);
        if (isFruitless) {
            int fewest =
                    writes.stream().mapToInt(write -> write.fruitless).min().orElseThrow();
            patience.blocked(policy, fewest + 1);
        }
        for (int i = 0; i < writes.size(); i++) {
            SimulatedWrite write = writes.get(i);
            keysInFlight.remove(write.key);
            settleLate(write.key);
            if (isReply && !unprocessed.get(i)) {
                runtime.check(!write.isConfirmed, "sent again after it was confirmed", write);
                write.isConfirmed = true;
                state.put(write.key, write);
            } else if (outcome.failure() instanceof Unanswered) {
                write.mayBeApplied = true;
                late.computeIfAbsent(write.key, key -> new ArrayList<>()).add(write);
            }
            write.dueNanos = runtime.nanoTime();
            if (!(outcome.failure() instanceof Rejected)) {
                write.fruitless = progress ? 0 : write.fruitless + 1;
                write.dueNanos = runtime.nanoTime() + SimulatedPatience.longestDelayNanos(policy, write.fruitless);
                write.isSpent = write.caller.isSpent(write, SimulatedRuntime.CLOCK_SLACK_NANOS);
                write.mayBeSpent = write.caller.isSpent(write, -SimulatedRuntime.CLOCK_SLACK_NANOS);
            }
        }
        long estimate = units(writes);
        double consumed = outcome instanceof Replied replied ? replied.consumedUnits() : 0;
        meter.ended(estimate, outcome.failure() instanceof Unanswered ? estimate : consumed);
        caller.answered(consumed);
        return outcome;
    }

    /** What a timed-out request did to a key shows before the next attempt on that key is answered, or never. */
    private void settleLate(int key) {
        List<SimulatedWrite> writes = late.isEmpty() ? null : late.remove(key);
        if (writes != null) {
            for (SimulatedWrite write : writes) {
                if (random.nextBoolean()) {
                    state.put(key, write);
                }
            }
        }
    }

    private void checkLegal(List<SimulatedWrite> writes) {
        runtime.check(!writes.isEmpty() && writes.size() <= 25, "illegal number of writes in a batch", writes.size());
        long wireBytes = 0;
        for (SimulatedWrite write : writes) {
            runtime.check(keysInFlight.add(write.key), "a key is sent twice at once", write);
            wireBytes += (long) SimulatedCodec.WIRE_FACTOR * write.bytes;
        }
        runtime.check(
                wireBytes <= WriteTransport.MAX_BYTES || writes.size() == 1, "batch of too many bytes", wireBytes);
    }

    private static boolean isRetryable(BatchOutcome outcome) {
        return outcome.failure() instanceof Throttled || outcome.failure() instanceof Unanswered;
    }

    private static long units(List<SimulatedWrite> writes) {
        long units = 0;
        for (SimulatedWrite write : writes) {
            units += write.units();
        }
        return units;
    }

    private boolean chance(int percent) {
        return percent > 0 && random.nextInt(100) < percent;
    }
}
