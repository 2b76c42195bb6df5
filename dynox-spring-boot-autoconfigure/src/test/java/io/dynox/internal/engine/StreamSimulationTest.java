package io.dynox.internal.engine;

import io.dynox.GetOptions;
import io.dynox.RetryPolicy;
import io.dynox.internal.engine.runtime.SimulatedRuntime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Runs streams of keys and scans in virtual time, against a service, publishers and subscribers that misbehave within
 * their rights. Takes the same properties as {@link EngineSimulationTest}.
 */
class StreamSimulationTest {

    @Test
    void eachKeyThatIsTakenIsAnsweredOnceOrNamedAsUnread() {
        SimulatedSeeds.run(StreamSimulationTest.class, "streams of keys", 4_000, StreamSimulationTest::runKeys);
    }

    @Test
    void eachItemIsEmittedOnceOrComesWithTheResumedScan() {
        SimulatedSeeds.run(StreamSimulationTest.class, "scans", 4_000, StreamSimulationTest::runScans);
    }

    private static void runKeys(SplittableRandom random) {
        SimulatedRuntime runtime = new SimulatedRuntime(random.split());
        int window = 1 + random.nextInt(20);
        BatchEngine engine = Engines.of(runtime, List.of(), 1, window);
        SimulatedReads.Table table = new SimulatedReads.Table(runtime, window, SimulatedMeter.unlimited(runtime));
        SimulatedWeather weather = SimulatedWeather.draw(random);
        List<SimulatedStream> all = new ArrayList<>();
        for (int streams = 1 + random.nextInt(2); streams > 0; streams--) {
            GetOptions options = GetOptions.builder()
                    .concurrency(1 + random.nextInt(6))
                    .linger(Duration.ofMillis(random.nextInt(3) * 20L))
                    .retry(retry(random))
                    .build();
            int keys = random.nextInt(20) == 0 ? 0 : random.nextInt(random.nextBoolean() ? 150 : 2_000);
            SimulatedReads reads = new SimulatedReads(random.split(), runtime, weather, table, options, 0);
            SimulatedStream stream = new SimulatedStream(random.split(), runtime, reads, options.concurrency(), keys);
            all.add(stream);
            runtime.schedule(() -> stream.start(engine, "t", options.linger()), random.nextInt(50_000_000));
        }
        while (runtime.step()) {
            // each step checks for itself
        }
        all.forEach(SimulatedStream::checkAtTheEnd);
    }

    private static void runScans(SplittableRandom random) {
        SimulatedRuntime runtime = new SimulatedRuntime(random.split());
        int window = 1 + random.nextInt(20);
        BatchEngine engine = Engines.of(runtime, List.of(), 1, window);
        SimulatedScan scan =
                new SimulatedScan(random.split(), runtime, SimulatedWeather.draw(random), window, retry(random));
        runtime.schedule(() -> scan.start(engine), random.nextInt(50_000_000));
        while (runtime.step()) {
            // each step checks for itself
        }
        scan.checkAtTheEnd();
    }

    private static RetryPolicy retry(SplittableRandom random) {
        return RetryPolicy.builder()
                .deadline(Duration.ofMillis(1 + random.nextInt(20_000)))
                .maxAttempts(1 + random.nextInt(10))
                .baseDelay(Duration.ofMillis(1 + random.nextInt(50)))
                .maxDelay(Duration.ofMillis(50 + random.nextInt(2_000)))
                .build();
    }
}
