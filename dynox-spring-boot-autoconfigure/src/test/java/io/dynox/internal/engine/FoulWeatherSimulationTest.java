package io.dynox.internal.engine;

import io.dynox.GetOptions;
import io.dynox.RetryPolicy;
import io.dynox.WriteOptions;
import io.dynox.event.EngineSnapshot;
import io.dynox.internal.engine.runtime.SimulatedRuntime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/**
 * Runs writers, batch gets and scans of unlike size on one table, with clients, user code and executors that keep no
 * promise, under shared rate limits at times, and ends them at any moment. Each future ends, no operation outlives its bound, each gets its turn, accounts
 * agree with the table, and nothing is left in the lanes.
 */
class FoulWeatherSimulationTest {

    @Test
    void everyOperationEndsWhateverClientsAndCallbacksDo() {
        SimulatedSeeds.run(
                FoulWeatherSimulationTest.class,
                "writes, reads and scans mixed",
                5_000,
                FoulWeatherSimulationTest::run);
    }

    private static void run(SplittableRandom random) {
        boolean isCalm = random.nextInt(4) == 0;
        SimulatedRuntime runtime = new SimulatedRuntime(random.split());
        FoulCallbacks callbacks = new FoulCallbacks(random.split(), runtime, isCalm);
        boolean isStarved = !isCalm && random.nextInt(8) == 0;
        FoulTable table = new FoulTable(random.split(), runtime, isCalm, isStarved);
        boolean isCrowded = isStarved || random.nextInt(4) == 0;
        int window = isCrowded ? 1 : 1 + random.nextInt(8);
        int count = isCrowded ? 8 + random.nextInt(8) : 1 + random.nextInt(8);
        FoulLimit limit = FoulLimit.draw(random, runtime);
        table.isLimited = limit.isOn();
        BatchEngine engine = new BatchEngine(
                callbacks.runtime(),
                List.of(callbacks),
                window,
                window,
                limit.pacers(),
                callbacks,
                FoulClient.ATTEMPT_TIMEOUT,
                "sdk");
        callbacks.insight = engine::snapshot;
        List<FoulOperation> operations = new ArrayList<>();
        for (int i = count; i > 0; i--) {
            boolean isHot = !isCalm && random.nextInt(6) == 0;
            FoulOperation operation =
                    operation(random, runtime, callbacks, table, operations.size(), isHot, count + window);
            operations.add(operation);
            runtime.schedule(() -> operation.start(engine), random.nextInt(1_000_000_000));
        }

        boolean isShutDown = random.nextInt(4) == 0;
        AtomicLong closedNanos = new AtomicLong();
        if (isShutDown) {
            runtime.schedule(
                    () -> {
                        closedNanos.set(runtime.nanoTime());
                        CompletableFuture<?> unused = engine.endReads(FoulBounds.CLOSE_OF_READS);
                    },
                    random.nextInt(2_000_000_000));
        }

        // nothing lasts that long but the looks at a store of shared limits
        runtime.schedule(limit::end, Duration.ofHours(1).toNanos());
        for (int step = 0; runtime.step(); step++) {
            if (step % 20 == 0) {
                engine.snapshot().writers().forEach(writer -> checkWriter(runtime, writer));
            }
        }

        operations.forEach(operation -> operation.checkAtTheEnd(isCalm && !isShutDown));
        if (isShutDown) {
            operations.forEach(operation -> operation.checkClosed(closedNanos.get()));
        }
        long leftOpen = operations.stream().filter(FoulOperation::isLeftOpen).count();
        runtime.check(callbacks.open == leftOpen, "operations stay open", callbacks.open);
        EngineSnapshot end = engine.snapshot();
        runtime.check(end.writers().isEmpty(), "ended, but open", end.writers());
        end.lanes().forEach(lane -> {
            runtime.check(lane.requestsInFlight() == 0, "a place was lost", lane);
            runtime.check(lane.waiting() == 0, "waits for ever", lane);
        });
        runtime.throwViolation();
    }

    private static void checkWriter(SimulatedRuntime runtime, EngineSnapshot.Writer writer) {
        runtime.check(writer.account().isBalanced(), "doesn't add up", writer);
        runtime.check(writer.heldBytes() <= writer.options().bufferBytes(), "holds more bytes than it may", writer);
    }

    private static FoulOperation operation(
            SplittableRandom random,
            SimulatedRuntime runtime,
            FoulCallbacks callbacks,
            FoulTable table,
            int number,
            boolean isHot,
            int turns) {
        RetryPolicy retry = table.isStarved ? patient(random) : retry(random);
        int items = random.nextInt(3) == 0 ? 1 : random.nextInt(random.nextBoolean() ? 60 : 1_500);
        return switch (random.nextInt(5)) {
            case 0 ->
                new FoulRead(
                        random.split(),
                        runtime,
                        table,
                        items,
                        turns,
                        GetOptions.builder()
                                .concurrency(1 + random.nextInt(6))
                                .retry(retry)
                                .build());
            case 2 -> new FoulStream(random.split(), runtime, table, callbacks, items, retry);
            case 1 -> new FoulScan(random.split(), runtime, table, callbacks, 1 + random.nextInt(6), retry);
            default ->
                new FoulWriter(
                        random.split(),
                        runtime,
                        table,
                        number,
                        items,
                        isHot,
                        turns,
                        WriteOptions.builder()
                                .concurrency(1 + random.nextInt(6))
                                .bufferItems(25 + random.nextInt(300))
                                .closeTimeout(Duration.ofMillis(random.nextInt(5) == 0 ? 300 : 600_000))
                                .retry(retry)
                                .build());
        };
    }

    private static RetryPolicy retry(SplittableRandom random) {
        return RetryPolicy.builder()
                .deadline(Duration.ofMillis(500 + random.nextInt(3_000)))
                .maxAttempts(1 + random.nextInt(20))
                .baseDelay(Duration.ofMillis(1 + random.nextInt(20)))
                .maxDelay(Duration.ofMillis(50 + random.nextInt(400)))
                .build();
    }

    /** Nothing but the deadline ends it, and each failure keeps the others waiting for long: the same for all of them. */
    private static RetryPolicy patient(SplittableRandom random) {
        Duration delay = Duration.ofMillis(700);
        return RetryPolicy.builder()
                .deadline(Duration.ofMillis(4_000 + random.nextInt(2_000)))
                .maxAttempts(1_000)
                .baseDelay(delay)
                .maxDelay(delay)
                .build();
    }
}
