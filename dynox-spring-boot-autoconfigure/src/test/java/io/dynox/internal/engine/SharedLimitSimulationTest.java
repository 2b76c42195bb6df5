package io.dynox.internal.engine;

import io.dynox.internal.engine.SimulatedStore.Weather;
import io.dynox.internal.engine.runtime.SimulatedRuntime;
import io.dynox.rate.RateLimit;
import io.dynox.rate.SharingOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Several instances that share a rate limit through one store, in virtual time: the store fails, hangs, answers late and
 * lies. Together they never take more than the rate and the documented slack, none of them stands still for longer than the
 * time limit of the store and what can be owed, and everything is written.
 */
class SharedLimitSimulationTest {

    private static final int SEEDS = 400;
    private static final long RUN_NANOS = 6_000_000_000L;
    private static final long TIMEOUT_NANOS = 500_000_000L;
    /** The most requests that an instance has in flight, over all its tables. */
    private static final int IN_FLIGHT = 24;

    @Test
    void instancesShareOneRateWhateverTheStoreDoes() {
        SimulatedSeeds.run(SharedLimitSimulationTest.class, "shared limits", SEEDS, random -> new Run(random).run());
    }

    private static final class Run {

        private final SplittableRandom random;
        private final SimulatedRuntime runtime;
        private final SimulatedStore store;
        private final List<SimulatedInstance> instances = new ArrayList<>();
        private final RateLimit.Fixed limit;
        private final boolean isFair;
        private final int cost;

        /** What was sent and has not run off at the rate that is allowed. */
        private double level;

        private long atNanos;
        private double total;
        private long saidYesNanos;
        private double mostOwed;
        private boolean isOver;

        Run(SplittableRandom random) {
            this.random = random;
            this.runtime = new SimulatedRuntime(random.split());
            this.store = new SimulatedStore(random.split(), runtime);
            this.limit = new RateLimit.Fixed(200 + random.nextInt(2_000), 1 + random.nextInt(1_000));
            this.isFair = random.nextInt(3) == 0;
            this.cost = 1 + random.nextInt(3);
            int count = 1 + random.nextInt(4);
            SharingOptions sharing = SharingOptions.builder().share(1.0 / count).build();
            for (int i = 0; i < count; i++) {
                instances.add(new SimulatedInstance(
                        random.split(), runtime, store.bucketOf(i), sharing, limit, cost, this::sent));
            }
        }

        void run() {
            atNanos = runtime.nanoTime();
            // more than can be written in time for some, a little now and then for others
            for (SimulatedInstance instance : instances) {
                if (instance == instances.get(0) || random.nextBoolean()) {
                    instance.put((int) limit.unitsPerSecond() * 8 / cost);
                } else {
                    for (int i = random.nextInt(20); i > 0; i--) {
                        runtime.schedule(() -> instance.put(1 + random.nextInt(40)), random.nextLong(RUN_NANOS));
                    }
                }
            }
            if (!isFair) {
                for (int change = 1 + random.nextInt(5); change > 0; change--) {
                    Weather next = Weather.ALL.get(random.nextInt(Weather.ALL.size()));
                    runtime.schedule(() -> change(next), random.nextLong(RUN_NANOS));
                }
            }
            SimulatedInstance busy = instances.get(0);
            while (runtime.stepBefore(RUN_NANOS)) {
                runOff();
                checkStall(busy);
            }
            if (isFair) {
                double least = limit.unitsPerSecond() * (RUN_NANOS / 1e9 - 1) * 0.95 - 100 * cost * instances.size();
                runtime.check(total >= least, "what the one leaves the other doesn't take", total + " of " + least);
            }
            isOver = true;
            store.weather = Weather.FAIR;
            while (instances.stream().anyMatch(instance -> instance.pending() > 0)) {
                runtime.check(
                        runtime.step(),
                        "writes are left alone",
                        instances.get(0).pending());
                runtime.throwViolation();
                runOff();
            }
            end();
        }

        private void change(Weather next) {
            if (!isOver) {
                store.weather = next;
            }
        }

        private void end() {
            for (SimulatedInstance instance : instances) {
                runtime.check(instance.written() == instance.accepted, "lost", instance.written());
            }
            long since = runtime.nanoTime();
            while (runtime.nanoTime() - since < 3_000_000_000L && runtime.step()) {
                runOff();
            }
            instances.forEach(instance ->
                    runtime.check(instance.sharing().isUp(), "the store answers, and is down", instance.sharing()));
            instances.forEach(instance -> instance.limits.end());
            while (runtime.step()) {
                runOff();
            }
            if (isFair) {
                double spent = instances.stream()
                        .mapToDouble(instance -> instance.spent)
                        .sum();
                runtime.check(
                        Math.abs(store.taken - spent) <= instances.size() * 25.0 * cost,
                        "units are lost between the store and its instances",
                        store.taken + " taken, " + spent + " spent");
                double seconds = runtime.nanoTime() / 1e9;
                runtime.check(
                        store.calls <= instances.size() * (10 + 10 * seconds),
                        "more calls than a few a second",
                        store.calls + " in " + seconds + " s");
            }
            runtime.throwViolation();
        }

        private void sent(long items) {
            runOff();
            double units = (double) items * cost;
            level += units;
            total += units;
            double worth = Math.max(25.0 * cost, 0.2 * limit.unitsPerSecond());
            // what each has leased ahead, one request in debt, and corrections of those in flight
            double slack = instances.size() * (1.5 * worth + 25.0 * cost + IN_FLIGHT * 25.0 * (cost - 1));
            double most = limit.burst() + slack + (isFair ? 0 : limit.burst() + 2 * slack);
            runtime.check(level <= most + 1, "more than the rate allows", level + " of " + most + ", " + store.weather);
        }

        /**
         * While an instance is cut off from the store, it may take its share on top of what the others share; and while the
         * store says yes to everything, each may take the whole rate.
         */
        private void runOff() {
            long now = runtime.nanoTime();
            long down = instances.stream()
                    .filter(instance -> !instance.sharing().isUp())
                    .count();
            double alone = (double) down / instances.size();
            if (store.weather == Weather.SAYS_YES) {
                saidYesNanos = now;
            }
            boolean isTrusting = saidYesNanos != 0 && now - saidYesNanos < 1_000_000_000L;
            double rate = limit.unitsPerSecond() * (isTrusting ? instances.size() : 1 + alone);
            level = Math.max(0, level - (now - atNanos) / 1e9 * rate);
            atNanos = now;
        }

        private void checkStall(SimulatedInstance busy) {
            // a store that said yes to everything owes it afterwards
            mostOwed = Math.max(store.owed(), saidYesNanos == 0 ? 0 : mostOwed);
            if (busy.pending() == 0 || busy.requests == 0) {
                return;
            }
            double worth = Math.max(25.0 * cost, 0.2 * limit.unitsPerSecond());
            double owed = instances.size() * (1.5 * worth + 2 * 25.0 * cost + IN_FLIGHT * 25.0 * (cost - 1));
            long longest = TIMEOUT_NANOS
                    + (long) ((owed * instances.size() + mostOwed) / limit.unitsPerSecond() * 1e9)
                    + 100_000_000;
            long stall = runtime.nanoTime() - busy.lastSentNanos;
            runtime.check(
                    stall <= longest, "stands still", Duration.ofNanos(stall) + " of " + Duration.ofNanos(longest));
        }
    }
}
