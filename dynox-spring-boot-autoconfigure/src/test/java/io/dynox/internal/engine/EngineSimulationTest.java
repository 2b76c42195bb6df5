package io.dynox.internal.engine;

import io.dynox.BatchWriteResult;
import io.dynox.FailedWrite;
import io.dynox.RetryPolicy;
import io.dynox.WriteAccount;
import io.dynox.WriteOptions;
import io.dynox.event.BatchListener;
import io.dynox.event.EngineSnapshot;
import io.dynox.internal.engine.lane.Pacers;
import io.dynox.internal.engine.runtime.SimulatedRuntime;
import io.dynox.internal.engine.write.KeyReader;
import io.dynox.internal.rate.RateLimits;
import io.dynox.internal.rate.RateLimits.ReadWrite;
import io.dynox.rate.RateLimit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/**
 * Runs the write engine in virtual time against a service that misbehaves, and checks the delivery guarantees while it
 * runs and after it. {@code -Ddynox.simulation.seeds=N} sets the number of runs, {@code -Ddynox.simulation.seed=S} replays
 * one.
 */
class EngineSimulationTest {

    @Test
    void guaranteesHoldWhateverTheServiceDoes() {
        SimulatedSeeds.run(EngineSimulationTest.class, "writes", 20_000, EngineSimulationTest::run);
    }

    /** Counts what listeners are told. */
    private static final class Events implements BatchListener {
        final SimulatedRuntime runtime;
        int opened;
        int closed;
        int sent;
        int replies;
        final Map<String, WritesEnded> ended = new HashMap<>();

        Events(SimulatedRuntime runtime) {
            this.runtime = runtime;
        }

        @Override
        public void writerOpened(String table) {
            opened++;
        }

        @Override
        public void writerClosed(BatchWriteResult result) {
            closed++;
        }

        @Override
        public void requestSent(RequestSent event) {
            sent++;
        }

        @Override
        public void replyReceived(ReplyReceived event) {
            replies++;
        }

        @Override
        public void writesEnded(WritesEnded event) {
            ended.merge(event.table(), event, Events::sum);
        }

        private static WritesEnded sum(WritesEnded a, WritesEnded b) {
            return new io.dynox.internal.report.Events.WritesEnded(
                    a.table(),
                    a.written() + b.written(),
                    a.failed() + b.failed(),
                    a.superseded() + b.superseded(),
                    a.notAttempted() + b.notAttempted());
        }

        private static boolean isNothing(WritesEnded event) {
            return event.written() + event.failed() + event.superseded() + event.notAttempted() == 0;
        }

        private static WritesEnded of(BatchWriteResult result) {
            WriteAccount account = result.account();
            return new io.dynox.internal.report.Events.WritesEnded(
                    result.table(), account.written(), account.failed(), account.superseded(), account.notAttempted());
        }

        @Override
        public void itemFailed(FailedWrite failure) {
            SimulatedWrite write = SimulatedCaller.of(failure.write());
            runtime.check(write.caller.failed.put(write, failure) == null, "failed twice", write);
            write.caller.verdict.failed(write, failure);
        }
    }

    private static void run(SplittableRandom random) {
        SimulatedRuntime runtime = new SimulatedRuntime(random.split());
        Events events = new Events(runtime);
        int tables = 1 + random.nextInt(3);
        int window = 1 + random.nextInt(40);
        Limit limit = Limit.draw(random, runtime);
        BatchEngine engine = Engines.of(runtime, List.of(events), window, 1, limit.pacers);
        List<SimulatedCaller> callers = new ArrayList<>();
        List<SimulatedService> services = new ArrayList<>();
        for (int table = 1; table <= tables; table++) {
            SimulatedMeter meter = limit.isGlobal || table == 1 ? limit.meter : SimulatedMeter.unlimited(runtime);
            SimulatedService service =
                    new SimulatedService(random.split(), runtime, SimulatedWeather.draw(random), window, meter);
            services.add(service);
            for (int writers = 1 + random.nextInt(3); writers > 0; writers--) {
                WriteOptions options = options(random);
                SimulatedCaller caller =
                        new SimulatedCaller(random.split(), runtime, service, options, callers.size() * 1000);
                callers.add(caller);
                CompletableFuture<KeyReader<SimulatedWrite>> keys = new CompletableFuture<>();
                caller.start(Engines.openWriter(
                        engine, "t" + table, "t" + table, SimulatedCodec.INSTANCE, keys, service, options));
                if (random.nextBoolean()) {
                    keys.complete(SimulatedCodec.KEYS);
                } else {
                    runtime.schedule(() -> keys.complete(SimulatedCodec.KEYS), random.nextInt(100_000_000));
                }
            }
        }

        for (int event = 0; runtime.step(); event++) {
            // each event is looked after in one of a few runs: the account is a sum, what it lacks it lacks for long
            if (event % 5 == 0) {
                callers.get(event / 5 % callers.size()).checkAlways();
            }
            if (event % 50 == 0) {
                EngineSnapshot snapshot = engine.snapshot();
                checkSnapshot(runtime, snapshot);
                snapshot.lanes().stream()
                        .filter(lane -> lane.operation() == BatchListener.Operation.BATCH_WRITE)
                        .forEach(lane -> services.get(
                                        Integer.parseInt(lane.table().substring(1)) - 1)
                                .patience
                                .checkPause(lane.isPaused()));
            }
        }

        callers.forEach(SimulatedCaller::checkAtTheEnd);
        limit.checkRate(runtime, engine.snapshot(), services.get(0));
        int requests = services.stream().mapToInt(service -> service.requests).sum();
        runtime.check(events.opened == callers.size(), "opened, but not told", events.opened);
        runtime.check(events.closed == callers.size(), "closed, but not told", events.closed);
        runtime.check(events.sent == requests, "sent, but not told", events.sent);
        runtime.check(events.replies == requests, "answered, but not told", events.replies);
        Map<String, BatchListener.WritesEnded> accounts = new HashMap<>();
        callers.forEach(caller -> accounts.merge(
                caller.writer().result().table(), Events.of(caller.writer().result()), Events::sum));
        accounts.values().removeIf(Events::isNothing);
        runtime.check(events.ended.equals(accounts), "ended, but not told", events.ended);
        checkSnapshot(runtime, engine.snapshot());
        runtime.check(engine.snapshot().writers().isEmpty(), "ended, but shown", callers.size());
        runtime.check(
                engine.snapshot().lanes().stream().allMatch(lane -> lane.requestsInFlight() == 0),
                "nothing in flight, but shown",
                engine.snapshot());
        runtime.throwViolation();
    }

    private static void checkSnapshot(SimulatedRuntime runtime, EngineSnapshot snapshot) {
        for (EngineSnapshot.Writer writer : snapshot.writers()) {
            boolean isEmpty = writer.account().pending() == 0;
            runtime.check(writer.account().isBalanced(), "doesn't add up", writer);
            runtime.check(!isEmpty || writer.heldBytes() == 0, "holds nothing but bytes", writer);
            runtime.check(!isEmpty || writer.oldestWait().isZero(), "holds nothing that could be old", writer);
            runtime.check(writer.oldestWait().compareTo(writer.open()) <= 0, "older than its writer", writer);
            runtime.check(!isEmpty || writer.stalled().isZero(), "stalled with nothing to do", writer);
        }
    }

    /** A rate limit in some runs, with a burst that many a request exceeds. */
    private record Limit(Pacers pacers, boolean isGlobal, SimulatedMeter meter, double startRate) {

        /** An adaptive limit of a table that never throttles is never lowered. */
        void checkRate(SimulatedRuntime runtime, EngineSnapshot snapshot, SimulatedService first) {
            if (startRate > 0 && first.isSteady()) {
                snapshot.limits()
                        .forEach(one -> runtime.check(
                                one.unitsPerSecond() >= startRate, "lowered though nothing throttled", one));
            }
        }

        private static double rate(RateLimits limits) {
            return limits.limits().stream()
                    .mapToDouble(EngineSnapshot.Limit::unitsPerSecond)
                    .min()
                    .orElse(0);
        }

        static Limit draw(SplittableRandom random, SimulatedRuntime runtime) {
            ReadWrite none = new ReadWrite(null, null);
            switch (random.nextInt(4)) {
                case 0 -> {
                    RateLimit.Fixed fixed = new RateLimit.Fixed(50 + random.nextInt(5_000), 1 + random.nextInt(50));
                    return new Limit(
                            new RateLimits(runtime, new ReadWrite(fixed, null), Map.of()),
                            true,
                            new SimulatedMeter(runtime, fixed.unitsPerSecond(), fixed.burst()),
                            0);
                }
                case 1 -> {
                    long max = 100L + random.nextInt(10_000);
                    ReadWrite adaptive = new ReadWrite(new RateLimit.Adaptive(100, max), null);
                    RateLimits limits = new RateLimits(runtime, none, Map.of("t1", adaptive));
                    return new Limit(limits, false, new SimulatedMeter(runtime, max, max), rate(limits));
                }
                default -> {
                    return new Limit(Pacers.NONE, true, SimulatedMeter.unlimited(runtime), 0);
                }
            }
        }
    }

    private static WriteOptions options(SplittableRandom random) {
        RetryPolicy retry = RetryPolicy.builder()
                .deadline(Duration.ofMillis(1 + random.nextInt(20_000)))
                .maxAttempts(1 + random.nextInt(20))
                .baseDelay(Duration.ofMillis(1 + random.nextInt(50)))
                .maxDelay(Duration.ofMillis(50 + random.nextInt(2_000)))
                .build();
        return WriteOptions.builder()
                .concurrency(1 + random.nextInt(40))
                .bufferItems(25 + random.nextInt(random.nextBoolean() ? 40 : 500))
                .bufferBytes((1L << 20) + random.nextInt(30 << 20))
                .linger(
                        switch (random.nextInt(5)) {
                            case 0 -> Duration.ZERO;
                            case 1 -> Duration.ofHours(1);
                            default -> Duration.ofMillis(random.nextInt(200));
                        })
                .closeTimeout(Duration.ofMillis(random.nextInt(5) == 0 ? 1 + random.nextInt(2000) : 600_000))
                .recordedFailures(random.nextInt(3) == 0 ? 3 : 1_000)
                .retry(retry)
                .build();
    }
}
