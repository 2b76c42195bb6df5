package io.dynox.engine;

import io.dynox.engine.BatchOutcome.Refused;
import io.dynox.engine.BatchOutcome.Rejected;
import io.dynox.engine.BatchOutcome.Replied;
import io.dynox.engine.BatchOutcome.Throttled;
import io.dynox.engine.BatchOutcome.Unknown;
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

    /** How the service behaves in one run, drawn from the seed; the shares are of a hundred requests. */
    record Weather(int partial, int throttled, int unknown, int thrown, int inline, int refused, long latencyNanos) {

        static Weather draw(SplittableRandom random) {
            boolean calm = random.nextInt(4) == 0;
            return new Weather(
                    calm ? 0 : random.nextInt(60),
                    calm ? 0 : random.nextInt(40),
                    calm ? 0 : random.nextInt(30),
                    calm ? 0 : random.nextInt(10),
                    random.nextInt(3) == 0 ? random.nextInt(101) : 0,
                    random.nextInt(40) == 0 ? 2 : 0,
                    1 + random.nextInt(20_000_000));
        }
    }

    /** What the service knows of one write. */
    static final class Trace {
        int attempts;
        int fruitless;
        long firstSentNanos;
        boolean isConfirmed;
        boolean mayBeApplied;
    }

    private final SplittableRandom random;
    private final SimulatedRuntime runtime;
    private final Weather weather;
    private final Map<Integer, SimulatedWrite> state = new HashMap<>();
    private final Map<Integer, List<SimulatedWrite>> late = new HashMap<>();
    private final Map<Integer, Trace> records = new HashMap<>();
    private final Set<Integer> keysInFlight = new HashSet<>();
    private long throttledUntil;
    private boolean isGone;
    int requestsInFlight;
    int mostRequestsInFlight;

    SimulatedService(SplittableRandom random, SimulatedRuntime runtime, Weather weather) {
        this.random = random;
        this.runtime = runtime;
        this.weather = weather;
    }

    @Override
    public CompletionStage<BatchOutcome> send(String table, List<SimulatedWrite> writes) {
        check(writes);
        requestsInFlight++;
        mostRequestsInFlight = Math.max(mostRequestsInFlight, requestsInFlight);
        for (SimulatedWrite write : writes) {
            Trace record = record(write);
            if (record.attempts++ == 0) {
                record.firstSentNanos = runtime.nanoTime();
            }
        }
        if (chance(weather.thrown)) {
            end(writes, new Unknown(new IllegalStateException("thrown")));
            throw new IllegalStateException("the client threw");
        }
        CompletableFuture<BatchOutcome> reply = new CompletableFuture<>();
        if (chance(weather.inline)) {
            reply.complete(end(writes, decide(writes)));
        } else {
            long latency = 1 + random.nextLong(weather.latencyNanos) * (random.nextInt(20) == 0 ? 50 : 1);
            runtime.schedule(() -> answer(writes, reply), latency);
        }
        return reply;
    }

    /** The write that holds a key at the end, once everything late has been applied or dropped. */
    @Nullable
    SimulatedWrite finalValue(int key) {
        settleLate(key);
        return state.get(key);
    }

    Trace record(SimulatedWrite write) {
        return records.computeIfAbsent(write.id(), id -> new Trace());
    }

    boolean isGone() {
        return isGone;
    }

    private void answer(List<SimulatedWrite> writes, CompletableFuture<BatchOutcome> reply) {
        BatchOutcome outcome = end(writes, decide(writes));
        if (outcome instanceof Unknown unknown && random.nextBoolean()) {
            reply.completeExceptionally(unknown.cause());
        } else {
            reply.complete(outcome);
        }
    }

    private BatchOutcome decide(List<SimulatedWrite> writes) {
        if (isGone || chance(weather.refused)) {
            isGone = true;
            return new Refused(new IllegalStateException("no such table"));
        }
        if (writes.stream().anyMatch(SimulatedWrite::isPoison)) {
            return new Rejected(new IllegalArgumentException("validation"));
        }
        long now = runtime.nanoTime();
        if (now < throttledUntil || chance(weather.throttled)) {
            if (now >= throttledUntil && random.nextInt(10) == 0) {
                throttledUntil = now + random.nextLong(2_000_000_000L);
            }
            return new Throttled(new IllegalStateException("throttled"), List.of());
        }
        if (chance(weather.unknown)) {
            return new Unknown(new IllegalStateException("timed out"));
        }
        BitSet unprocessed = new BitSet();
        if (chance(weather.partial)) {
            int share = random.nextInt(101);
            for (int i = 0; i < writes.size(); i++) {
                unprocessed.set(i, chance(share));
            }
        }
        return new Replied(unprocessed, writes.size());
    }

    private BatchOutcome end(List<SimulatedWrite> writes, BatchOutcome outcome) {
        requestsInFlight--;
        boolean progress =
                outcome instanceof Replied replied && replied.unprocessed().cardinality() < writes.size();
        for (int i = 0; i < writes.size(); i++) {
            SimulatedWrite write = writes.get(i);
            keysInFlight.remove(write.key());
            Trace record = record(write);
            if (!(outcome instanceof Rejected)) {
                record.fruitless = progress ? 0 : record.fruitless + 1;
            }
            settleLate(write.key());
            if (outcome instanceof Replied replied && !replied.unprocessed().get(i)) {
                if (record.isConfirmed) {
                    throw new AssertionError("sent again after it was confirmed: " + write);
                }
                record.isConfirmed = true;
                state.put(write.key(), write);
            } else if (outcome instanceof Unknown) {
                record.mayBeApplied = true;
                late.computeIfAbsent(write.key(), key -> new ArrayList<>()).add(write);
            }
        }
        return outcome;
    }

    /** What a timed-out request did to a key shows before the next attempt on that key is answered, or never. */
    private void settleLate(int key) {
        List<SimulatedWrite> writes = late.remove(key);
        if (writes != null) {
            writes.stream().filter(write -> random.nextBoolean()).forEach(write -> state.put(key, write));
        }
    }

    private void check(List<SimulatedWrite> writes) {
        if (writes.isEmpty() || writes.size() > 25) {
            throw new AssertionError("illegal batch of " + writes.size());
        }
        for (SimulatedWrite write : writes) {
            if (!keysInFlight.add(write.key())) {
                throw new AssertionError("key " + write.key() + " is sent twice at once");
            }
        }
        long bytes = writes.stream().mapToLong(SimulatedWrite::bytes).sum();
        if (bytes > WriteBatch.MAX_BYTES && writes.size() > 1) {
            throw new AssertionError("illegal batch of " + bytes + " bytes");
        }
    }

    private boolean chance(int percent) {
        return percent > 0 && random.nextInt(100) < percent;
    }
}
