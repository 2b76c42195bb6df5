package io.dynox.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.BatchWriteResult;
import io.dynox.BatchWriter;
import io.dynox.DynoxInterruptedException;
import io.dynox.GetOptions;
import io.dynox.OperationKind;
import io.dynox.RetryPolicy;
import io.dynox.WriteOptions;
import io.dynox.event.CallerContext;
import io.dynox.event.EngineSnapshot;
import io.dynox.internal.engine.lane.Pacers;
import io.dynox.internal.engine.read.ReadResult;
import io.dynox.internal.engine.runtime.ScheduledRuntime;
import io.dynox.internal.engine.scan.ScanSetup;
import io.dynox.internal.engine.scan.SegmentPlace;
import io.dynox.internal.engine.write.BlockingBatchWriter;
import io.dynox.internal.engine.write.TextCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Real threads, with clients, listeners, contexts and an executor that keep no promise, interrupts, cancelled reads, aborts, and
 * a close in the middle: everything ends, accounts add up, no older write follows a newer one, and no place is lost. The seed
 * decides what happens, though not when; {@code -Ddynox.stress.seed=S} runs one again.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FoulStressTest {

    private static final Duration LIMIT_OF_A_ROUND = Duration.ofSeconds(90);
    private static final int ROUNDS = 5;
    private static final int THREADS = 4;
    private static final int OPERATIONS = 25;
    private static final RetryPolicy RETRY = RetryPolicy.builder()
            .deadline(Duration.ofMillis(400))
            .maxAttempts(12)
            .baseDelay(Duration.ofNanos(200_000))
            .maxDelay(Duration.ofMillis(2))
            .build();

    @Test
    void everythingEndsWhateverThreadsClientsAndCallbacksDo() throws Exception {
        Long replayed = Long.getLong("dynox.stress.seed");
        for (int round = 0; round < (replayed == null ? ROUNDS : 1); round++) {
            long seed = replayed == null ? ThreadLocalRandom.current().nextLong() : replayed;
            try {
                run(new Round(seed));
            } catch (AssertionError | Exception e) {
                throw new AssertionError("Seed " + seed + " (run it again with -Ddynox.stress.seed=" + seed + ")", e);
            }
        }
    }

    /** A round that hangs says what hasn't ended. */
    @SuppressWarnings("CatchThrowable") // of another thread
    private static void run(Round round) throws Exception {
        CompletableFuture<Void> ended = new CompletableFuture<>();
        Thread runner = new Thread(
                () -> {
                    try {
                        round.run();
                        ended.complete(null);
                    } catch (Throwable e) {
                        ended.completeExceptionally(e);
                    }
                },
                "round");
        runner.setDaemon(true);
        runner.start();
        try {
            ended.get(LIMIT_OF_A_ROUND.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("not ended after " + LIMIT_OF_A_ROUND + ": " + round.open(), e);
        }
    }

    private static final class Round {

        private final long seed;
        private final ScheduledExecutorService service = Executors.newScheduledThreadPool(2);
        private final ExecutorService pool = Executors.newFixedThreadPool(2);
        private final List<Thread> threads = new ArrayList<>();
        private final ConcurrentLinkedQueue<Operation> operations = new ConcurrentLinkedQueue<>();
        private final Map<String, String> calls = new ConcurrentHashMap<>();
        private final ConcurrentLinkedQueue<BatchWriter<String>> writers = new ConcurrentLinkedQueue<>();
        private final ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
        private final StressTable table;
        private final ScheduledRuntime runtime;
        private final BatchEngine engine;

        /** What a caller began, by a name that says where. */
        private record Operation(String name, CompletableFuture<?> future) {}

        Round(long seed) {
            this.seed = seed;
            this.table = new StressTable(seed, service, this::interruptOne);
            Executor callbacks = task -> {
                if (table.draw(50) == 0) {
                    throw new RejectedExecutionException("refused");
                }
                pool.execute(task);
            };
            this.runtime = new ScheduledRuntime(callbacks);
            CallerContext context = () -> task -> {
                if (table.draw(50) > 0) {
                    task.run();
                } else if (table.draw(2) == 0) {
                    throw new IllegalStateException("a context");
                }
            };
            this.engine = new BatchEngine(
                    runtime,
                    List.of(new StressListener(table)),
                    4,
                    4,
                    Pacers.NONE,
                    context,
                    Duration.ofMillis(60),
                    "sdk");
        }

        /** The calls that haven't returned, and the futures that haven't ended. */
        List<String> open() {
            List<String> open = new ArrayList<>();
            calls.forEach((thread, call) -> open.add(thread + " is at " + call));
            operations.stream()
                    .filter(operation -> !operation.future().isDone())
                    .limit(20)
                    .forEach(operation -> open.add(operation.name()));
            return open;
        }

        /** Remembers a future of the operation that the current thread is at. */
        private void add(String what, CompletableFuture<?> future) {
            String thread = Thread.currentThread().getName();
            operations.add(new Operation(what + " of " + thread + ", " + calls.get(thread), future));
        }

        private void interruptOne() {
            threads.get(table.draw(threads.size())).interrupt();
        }

        void run() throws Exception {
            CountDownLatch half = new CountDownLatch(THREADS);
            for (int i = 0; i < THREADS; i++) {
                int own = i;
                Thread caller = new Thread(() -> work(own, half), "caller-" + i);
                caller.setDaemon(true);
                threads.add(caller);
            }
            try {
                threads.forEach(Thread::start);
                half.await();
                // what is begun from now on may be refused
                engine.close(Duration.ofSeconds(5));
                for (Thread thread : threads) {
                    thread.join();
                }
                for (Operation operation : operations) {
                    operation.future().handle((result, failure) -> result).get();
                }
                check();
            } finally {
                runtime.close();
                pool.shutdownNow();
                service.shutdownNow();
            }
        }

        private void check() {
            assertThat(failures).isEmpty();
            assertThat(table.violations).isEmpty();
            for (BatchWriter<String> writer : writers) {
                BatchWriteResult result = writer.result();
                assertThat(result.account().pending()).as("pending").isZero();
                assertThat(result.account().isBalanced()).as("%s", result).isTrue();
            }
            assertThat(engine.snapshot().writers()).isEmpty();
            // requests that were abandoned end with their attempt, and who asked for a place as it ended leaves after
            // the pause
            long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (!engine.snapshot().lanes().stream().allMatch(Round::isEmpty) && System.nanoTime() - end < 0) {
                Thread.onSpinWait();
            }
            assertThat(engine.snapshot().lanes()).allMatch(Round::isEmpty, "no place is lost");
        }

        private static boolean isEmpty(EngineSnapshot.Lane lane) {
            return lane.requestsInFlight() == 0 && lane.waiting() == 0;
        }

        private void work(int own, CountDownLatch half) {
            SplittableRandom random = new SplittableRandom(seed + own);
            try {
                for (int operation = 0; operation < OPERATIONS; operation++) {
                    if (operation == OPERATIONS / 2) {
                        half.countDown();
                    }
                    calls.put(Thread.currentThread().getName(), "operation " + operation);
                    switch (random.nextInt(4)) {
                        case 0 -> read(random);
                        case 1 -> scan(random);
                        case 2 -> write(random, own, operation);
                        default -> writeBlocking(random, own, operation);
                    }
                }
            } catch (IllegalStateException shutDown) {
                if (!String.valueOf(shutDown.getMessage()).contains("shut down")) {
                    failures.add(shutDown);
                }
            } catch (RuntimeException | Error e) {
                failures.add(e);
            } finally {
                calls.remove(Thread.currentThread().getName());
                half.countDown();
            }
        }

        private BatchWriter<String> open(SplittableRandom random) {
            BatchWriter<String> writer = Engines.openWriter(
                    engine,
                    "t",
                    "t",
                    new TextCodec(),
                    CompletableFuture.completedFuture(TextCodec::key),
                    table,
                    WriteOptions.builder()
                            .bufferItems(25 + random.nextInt(100))
                            .linger(Duration.ofMillis(random.nextInt(3)))
                            .closeTimeout(Duration.ofSeconds(20))
                            .retry(RETRY)
                            .build());
            writers.add(writer);
            return writer;
        }

        private void write(SplittableRandom random, int own, int operation) {
            BatchWriter<String> writer = open(random);
            for (int i = random.nextInt(300); i >= 0; i--) {
                CompletableFuture<Void> accepted;
                try {
                    accepted = writer.put(own + "/" + operation + "/" + i % 40 + "=" + (300 - i));
                } catch (IllegalStateException closed) {
                    break; // by the engine
                }
                if (random.nextInt(30) == 0) {
                    accepted.cancel(false);
                }
                add("a put", accepted);
            }
            if (random.nextInt(3) == 0) {
                add("a flush", writer.flush());
            }
            add("the end", random.nextInt(4) == 0 ? writer.abort() : writer.close());
        }

        private void writeBlocking(SplittableRandom random, int own, int operation) {
            BatchWriter<String> writer = open(random);
            BlockingBatchWriter<String> blocking =
                    new BlockingBatchWriter<>("t", writer, Duration.ofMillis(random.nextInt(2) * 500L));
            try {
                for (int i = 0; i < 100; i++) {
                    blocking.put(own + "/" + operation + "/" + i % 20 + "=" + i);
                }
                blocking.flush();
            } catch (DynoxInterruptedException interrupted) {
                Objects.requireNonNull(interrupted.getMessage());
            } catch (RuntimeException refusedOrClosed) {
                Objects.requireNonNull(refusedOrClosed.getMessage());
            }
            boolean unused = Thread.interrupted();
            add("a close", writer.close());
        }

        private void read(SplittableRandom random) {
            int keys = 1 + random.nextInt(400);
            CompletableFuture<ReadResult<Integer>> result = engine.read(
                    engine.beginRead("t", keys),
                    "t",
                    IntStream.range(0, keys).boxed().toList(),
                    table,
                    GetOptions.builder()
                            .concurrency(1 + random.nextInt(4))
                            .retry(RETRY)
                            .build());
            add("a batch get", result);
            if (random.nextInt(5) == 0) {
                result.cancel(false);
            }
        }

        private void scan(SplittableRandom random) {
            CompletableFuture<Integer> ended = new CompletableFuture<>();
            add("a scan", ended);
            int segments = 1 + random.nextInt(4);
            int patience = random.nextInt(3) == 0 ? random.nextInt(10) : Integer.MAX_VALUE;
            engine.scan(new ScanSetup<>(
                            "t",
                            "t",
                            OperationKind.SCAN,
                            Long.MAX_VALUE,
                            table,
                            2,
                            1,
                            RETRY,
                            Collections.nCopies(segments, new SegmentPlace<Integer>(false, null)),
                            failure -> failure.cause()))
                    .subscribe(new StressSubscriber(table, ended, patience));
        }
    }
}
