package io.dynox.internal.engine;

import io.dynox.BatchWriteResult;
import io.dynox.BatchWriter;
import io.dynox.WriteOptions;
import io.dynox.event.EngineSnapshot;
import io.dynox.internal.engine.runtime.SimulatedRuntime;
import io.dynox.internal.engine.write.BatchOutcome;
import io.dynox.internal.engine.write.TextCodec;
import io.dynox.internal.rate.RateLimits;
import io.dynox.internal.rate.RateLimits.ReadWrite;
import io.dynox.internal.rate.SharedStore;
import io.dynox.rate.CapacityBucket;
import io.dynox.rate.RateLimit;
import io.dynox.rate.SharingOptions;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongConsumer;

/** One of several instances of an application that share a rate limit; it writes to one table, or to several. */
final class SimulatedInstance {

    private final SimulatedRuntime runtime;
    private final SplittableRandom random;
    private final BatchEngine engine;
    private final List<BatchWriter<String>> writers;
    private final LongConsumer onSent;
    /** What an item costs when it was written: one unit is expected. */
    private final int costOfAnItem;

    final RateLimits limits;
    long lastSentNanos;
    int accepted;
    int requests;
    double spent;

    SimulatedInstance(
            SplittableRandom random,
            SimulatedRuntime runtime,
            CapacityBucket bucket,
            SharingOptions sharing,
            RateLimit limit,
            int costOfAnItem,
            LongConsumer onSent) {
        this.random = random;
        this.runtime = runtime;
        this.costOfAnItem = costOfAnItem;
        this.onSent = onSent;
        this.limits = new RateLimits(
                runtime,
                new SharedStore(name -> bucket, sharing, () -> 1_800_000_000_000L + runtime.nanoTime() / 1_000_000),
                new ReadWrite(limit, null),
                Map.of());
        this.engine = Engines.of(runtime, List.of(), 1 + random.nextInt(8), 1, limits);
        this.writers = random.ints(1 + random.nextInt(3), 0, 1)
                .mapToObj(any -> writer("t" + random.nextInt(1_000)))
                .toList();
    }

    /** Issues writes, each to a key of its own. */
    void put(int items) {
        for (int i = 0; i < items; i++) {
            CompletableFuture<Void> unused =
                    writers.get(random.nextInt(writers.size())).put(accepted++ + "=x");
        }
    }

    /** The writes that have not been written yet. */
    long pending() {
        return writers.stream()
                .mapToLong(writer -> writer.result().account().pending())
                .sum();
    }

    long written() {
        return writers.stream()
                .map(BatchWriter::result)
                .mapToLong(BatchWriteResult::written)
                .sum();
    }

    EngineSnapshot.Sharing sharing() {
        EngineSnapshot.Sharing sharing = limits.limits().get(0).sharing();
        if (sharing == null) {
            throw new IllegalStateException("not shared");
        }
        return sharing;
    }

    private BatchWriter<String> writer(String table) {
        return Engines.openWriter(
                engine,
                table,
                table,
                new TextCodec(),
                CompletableFuture.completedFuture(TextCodec::key),
                (name, batch) -> {
                    requests++;
                    spent += batch.size() * costOfAnItem;
                    lastSentNanos = runtime.nanoTime();
                    onSent.accept(batch.size());
                    CompletableFuture<BatchOutcome> reply = new CompletableFuture<>();
                    runtime.schedule(
                            () -> reply.complete(BatchOutcome.written((double) batch.size() * costOfAnItem, null)),
                            1_000_000 + random.nextLong(10_000_000));
                    return reply;
                },
                WriteOptions.builder().bufferItems(100_000).build());
    }
}
