package io.dynox.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.BatchWriteResult;
import io.dynox.BatchWriter;
import io.dynox.SyncBatchWriter;
import io.dynox.WriteOptions;
import io.dynox.internal.engine.runtime.ScheduledRuntime;
import io.dynox.internal.engine.write.BatchOutcome;
import io.dynox.internal.engine.write.BlockingBatchWriter;
import io.dynox.internal.engine.write.TextCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Real threads on one writer, against a transport that answers from a pool after a random delay. */
class EngineStressTest {

    private static final int THREADS = 4;
    private static final int WRITES = 20_000;
    private static final int KEYS = 50;

    /** The values of each key in the order in which they were confirmed; each thread has keys of its own. */
    private final Map<Object, List<Integer>> confirmed = new ConcurrentHashMap<>();

    private final Set<Object> keysInFlight = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<String> violations = new ConcurrentLinkedQueue<>();

    @Test
    void threadsThatPutDeleteAndFlushAtOnceLoseNothingAndKeepTheirOrder() throws Exception {
        ScheduledExecutorService service = Executors.newScheduledThreadPool(2);
        ExecutorService callers = Executors.newFixedThreadPool(THREADS);
        try (ScheduledRuntime runtime = new ScheduledRuntime();
                BatchEngine engine = Engines.of(runtime, List.of(), 16, 1)) {
            WriteOptions options = WriteOptions.builder()
                    .bufferItems(200)
                    .bufferBytes(1 << 20)
                    .linger(Duration.ofMillis(1))
                    .build();
            BatchWriter<String> writer = Engines.openWriter(
                    engine,
                    "t",
                    "t",
                    new TextCodec(),
                    CompletableFuture.completedFuture(TextCodec::key),
                    (table, payloads) -> send(service, payloads),
                    options);
            SyncBatchWriter<String> blocking = new BlockingBatchWriter<>("t", writer, Duration.ZERO);
            CountDownLatch start = new CountDownLatch(1);
            List<Future<?>> done = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                int own = thread;
                done.add(callers.submit(() -> {
                    start.await();
                    write(blocking, own);
                    return own;
                }));
            }

            start.countDown();
            for (Future<?> future : done) {
                future.get();
            }
            BatchWriteResult result = writer.close().join();

            assertThat(violations).isEmpty();
            assertThat(result.account().isBalanced()).isTrue();
            assertThat(result.account().accepted()).isEqualTo((long) THREADS * WRITES);
            assertThat(result.written() + result.superseded()).isEqualTo((long) THREADS * WRITES);
            assertThat(confirmed).hasSize(THREADS * KEYS);
            confirmed.forEach((key, values) -> assertThat(values).isSorted().doesNotHaveDuplicates());
            confirmed
                    .values()
                    .forEach(values -> assertThat(values.get(values.size() - 1)).isGreaterThanOrEqualTo(WRITES - KEYS));
            assertThat(confirmed.values().stream().mapToLong(List::size).sum()).isEqualTo(result.written());
        } finally {
            callers.shutdownNow();
            service.shutdownNow();
        }
    }

    private static void write(SyncBatchWriter<String> writer, int thread) {
        for (int value = 0; value < WRITES; value++) {
            String key = thread + "/" + value % KEYS;
            if (value % 4 == 3) {
                writer.delete(Map.of("pk", key + "=" + value));
            } else {
                writer.put(key + "=" + value);
            }
            if (value % 5_000 == 0) {
                writer.flush();
            }
        }
    }

    private CompletionStage<BatchOutcome> send(ScheduledExecutorService service, List<String> payloads) {
        for (String payload : payloads) {
            if (!keysInFlight.add(key(payload))) {
                violations.add("twice at once: " + payload);
            }
        }
        CompletableFuture<BatchOutcome> reply = new CompletableFuture<>();
        long delay = ThreadLocalRandom.current().nextLong(200_000);
        Future<?> unused = service.schedule(() -> reply.complete(answer(payloads)), delay, TimeUnit.NANOSECONDS);
        return reply;
    }

    private BatchOutcome answer(List<String> payloads) {
        BitSet unprocessed = new BitSet();
        for (int i = 0; i < payloads.size(); i++) {
            String payload = payloads.get(i);
            keysInFlight.remove(key(payload));
            if (ThreadLocalRandom.current().nextInt(1_000) == 0) {
                unprocessed.set(i);
            } else {
                String[] parts = payload.split("=", -1);
                // the requests that carry one key come one after the other
                confirmed.computeIfAbsent(parts[0], key -> new ArrayList<>()).add(Integer.valueOf(parts[1]));
            }
        }
        return new BatchOutcome.Replied(unprocessed, payloads.size(), null);
    }

    private static Object key(String payload) {
        return payload.substring(0, payload.indexOf('='));
    }
}
