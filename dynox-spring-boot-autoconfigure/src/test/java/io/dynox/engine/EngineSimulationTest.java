package io.dynox.engine;

import io.dynox.BatchListener;
import io.dynox.BatchWriter;
import io.dynox.FailedWrite;
import io.dynox.RateLimit;
import io.dynox.RetryPolicy;
import io.dynox.WriteOptions;
import io.dynox.rate.RateLimits;
import io.dynox.rate.RateLimits.ReadWrite;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/**
 * Runs the whole engine in virtual time against a service that misbehaves, and checks the delivery guarantees after each
 * run. {@code -Ddynox.simulation.seeds=N} sets the number of runs, {@code -Ddynox.simulation.seed=S} replays one.
 */
class EngineSimulationTest {

    private static final int SEEDS = Integer.getInteger("dynox.simulation.seeds", 20_000);

    @Test
    void guaranteesHoldWhateverTheServiceDoes() {
        Long replay = Long.getLong("dynox.simulation.seed");
        if (replay != null) {
            run(replay);
            return;
        }
        for (long seed = 0; seed < SEEDS; seed++) {
            try {
                run(seed);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(
                        "Seed " + seed + ": " + e.getMessage() + " (replay with -Ddynox.simulation.seed=" + seed + ")",
                        e);
            }
        }
    }

    private static void run(long seed) {
        SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + 1);
        SimulatedRuntime runtime = new SimulatedRuntime(random.split());
        Map<SimulatedWrite, FailedWrite> failed = new HashMap<>();
        BatchListener listener = new BatchListener() {
            @Override
            public void itemFailed(FailedWrite failure) {
                SimulatedWrite write = (SimulatedWrite)
                        Objects.requireNonNull(failure.write().item().get("write"));
                if (failed.put(write, failure) != null) {
                    throw new AssertionError("failed twice: " + write);
                }
            }
        };
        int window = 1 + random.nextInt(40);
        BatchEngine engine = new BatchEngine(runtime, List.of(listener), window, 1, pacers(random, runtime));
        List<SimulatedCaller> callers = new ArrayList<>();
        List<SimulatedService> services = new ArrayList<>();
        int[] ids = new int[1];
        for (int table = 1 + random.nextInt(3); table > 0; table--) {
            SimulatedService service =
                    new SimulatedService(random.split(), runtime, SimulatedService.Weather.draw(random));
            services.add(service);
            for (int writers = 1 + random.nextInt(3); writers > 0; writers--) {
                WriteOptions options = options(random);
                CompletableFuture<KeyReader<SimulatedWrite>> keys = new CompletableFuture<>();
                BatchWriter<SimulatedWrite> writer =
                        engine.openWriter("t" + table, "t" + table, SimulatedCodec.INSTANCE, keys, service, options);
                if (random.nextBoolean()) {
                    keys.complete(SimulatedCodec::key);
                } else {
                    runtime.schedule(() -> keys.complete(SimulatedCodec::key), random.nextInt(100_000_000));
                }
                callers.add(new SimulatedCaller(
                        random.split(), runtime, service, options, writer, failed, callers.size() * 1000, ids));
            }
        }

        for (int event = 0; runtime.step(); event++) {
            callers.get(event % callers.size()).checkAlways();
        }

        for (SimulatedService service : services) {
            if (service.mostRequestsInFlight > window) {
                throw new AssertionError(service.mostRequestsInFlight + " requests in flight, " + window + " allowed");
            }
        }
        callers.forEach(SimulatedCaller::checkAtTheEnd);
    }

    /** A rate limit in some runs, with a burst that many a request exceeds. */
    private static Pacers pacers(SplittableRandom random, SimulatedRuntime runtime) {
        return switch (random.nextInt(4)) {
            case 0 ->
                new RateLimits(
                        runtime::nanoTime,
                        null,
                        new ReadWrite(new RateLimit.Fixed(50 + random.nextInt(5_000), 1 + random.nextInt(50)), null),
                        Map.of());
            case 1 ->
                new RateLimits(
                        runtime::nanoTime,
                        null,
                        new ReadWrite(null, null),
                        Map.of("t1", new ReadWrite(new RateLimit.Adaptive(100, 100 + random.nextInt(10_000)), null)));
            default -> Pacers.NONE;
        };
    }

    private static WriteOptions options(SplittableRandom random) {
        RetryPolicy retry = new RetryPolicy(
                Duration.ofMillis(1 + random.nextInt(20_000)),
                1 + random.nextInt(20),
                Duration.ofMillis(1 + random.nextInt(50)),
                Duration.ofMillis(50 + random.nextInt(2_000)));
        return new WriteOptions(
                1 + random.nextInt(40),
                25 + random.nextInt(random.nextBoolean() ? 40 : 500),
                (1L << 20) + random.nextInt(10 << 20),
                random.nextInt(5) == 0 ? Duration.ZERO : Duration.ofMillis(random.nextInt(200)),
                Duration.ZERO,
                Duration.ofMillis(random.nextInt(5) == 0 ? 1 + random.nextInt(2000) : 600_000),
                random.nextInt(3) == 0 ? 3 : 1_000,
                retry);
    }
}
