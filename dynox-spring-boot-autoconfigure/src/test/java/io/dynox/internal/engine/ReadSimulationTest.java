package io.dynox.internal.engine;

import io.dynox.GetOptions;
import io.dynox.RetryPolicy;
import io.dynox.event.BatchListener;
import io.dynox.internal.engine.lane.Pacers;
import io.dynox.internal.engine.runtime.SimulatedRuntime;
import io.dynox.internal.rate.RateLimits;
import io.dynox.internal.rate.RateLimits.ReadWrite;
import io.dynox.rate.RateLimit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Runs batch gets in virtual time against a service that misbehaves: each key is found, absent or unread exactly as the
 * service knows. Takes the same properties as {@link EngineSimulationTest}.
 */
class ReadSimulationTest {

    @Test
    void eachKeyIsFoundAbsentOrUnreadAsTheServiceKnows() {
        SimulatedSeeds.run(ReadSimulationTest.class, "reads", 5_000, ReadSimulationTest::run);
    }

    private static void run(SplittableRandom random) {
        SimulatedRuntime runtime = new SimulatedRuntime(random.split());
        BatchListener listener = new BatchListener() {
            @Override
            public void replyReceived(ReplyReceived event) {
                runtime.check(event.processed() >= 0 && event.unprocessed() >= 0, "not a number of keys", event);
            }
        };
        int window = 1 + random.nextInt(20);
        Pacers pacers = Pacers.NONE;
        SimulatedMeter meter = SimulatedMeter.unlimited(runtime);
        if (random.nextInt(4) == 0) {
            RateLimit.Fixed limit = new RateLimit.Fixed(50 + random.nextInt(5_000), 1 + random.nextInt(50));
            pacers = new RateLimits(runtime, new ReadWrite(null, limit), Map.of());
            meter = new SimulatedMeter(runtime, limit.unitsPerSecond(), limit.burst());
        }
        BatchEngine engine = Engines.of(runtime, List.of(listener), 1, window, pacers);
        List<SimulatedReads> all = new ArrayList<>();
        for (int tables = 1 + random.nextInt(2); tables > 0; tables--) {
            SimulatedReads.Table table = new SimulatedReads.Table(runtime, window, meter);
            SimulatedWeather weather = SimulatedWeather.draw(random);
            for (int gets = 1 + random.nextInt(3); gets > 0; gets--) {
                int keys = random.nextInt(20) == 0 ? 0 : random.nextInt(random.nextBoolean() ? 150 : 1_500);
                SimulatedReads reads =
                        new SimulatedReads(random.split(), runtime, weather, table, options(random), keys);
                all.add(reads);
                String name = "t" + tables;
                runtime.schedule(() -> reads.start(engine, name), random.nextInt(50_000_000));
            }
        }

        while (runtime.step()) {
            // each step checks for itself
        }

        all.forEach(SimulatedReads::checkAtTheEnd);
    }

    private static GetOptions options(SplittableRandom random) {
        RetryPolicy retry = RetryPolicy.builder()
                .deadline(Duration.ofMillis(1 + random.nextInt(20_000)))
                .maxAttempts(1 + random.nextInt(10))
                .baseDelay(Duration.ofMillis(1 + random.nextInt(50)))
                .maxDelay(Duration.ofMillis(50 + random.nextInt(2_000)))
                .build();
        return GetOptions.builder()
                .consistentRead(random.nextBoolean())
                .concurrency(1 + random.nextInt(20))
                .retry(retry)
                .build();
    }
}
