package io.dynox.internal.engine;

import io.dynox.BatchWriter;
import io.dynox.ItemWrite;
import io.dynox.WriteOptions;
import io.dynox.internal.engine.runtime.ScheduledRuntime;
import io.dynox.internal.engine.write.BatchOutcome;
import io.dynox.internal.engine.write.PendingWrite;
import io.dynox.internal.engine.write.WriteCodec;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the engine costs between {@code put} and the transport, each write counted: the transport answers at once. The
 * caller's item, its key and the {@link PendingWrite} that carries the payload are made in either benchmark;
 * {@code baseline} does nothing else.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 4, time = 2)
public class PutBenchmark {

    private final AtomicLong threads = new AtomicLong();
    private ScheduledRuntime runtime;
    private BatchWriter<Item> writer;

    /** An item with its key. */
    public record Item(Long key) {}

    /** Keys of one thread, each of them new. */
    @State(Scope.Thread)
    public static class Keys {
        private long next;

        @Setup
        public void setUp(PutBenchmark benchmark) {
            next = benchmark.threads.incrementAndGet() << 40;
        }
    }

    @Setup(Level.Trial)
    public void open() {
        runtime = new ScheduledRuntime();
        CompletableFuture<BatchOutcome> written = CompletableFuture.completedFuture(BatchOutcome.written(25, null));
        writer = Engines.openWriter(
                Engines.of(runtime, List.of(), 32, 1),
                "t",
                "t",
                new ItemCodec(),
                CompletableFuture.completedFuture((operation, item) -> item.key()),
                (table, items) -> written,
                WriteOptions.DEFAULT);
    }

    @TearDown(Level.Trial)
    public void close() {
        writer.close().join();
        runtime.close();
    }

    @Benchmark
    @Threads(1)
    public Object baseline(Keys keys) {
        return new ItemCodec().put(new Item(keys.next++));
    }

    @Benchmark
    @Threads(1)
    public Object oneThread(Keys keys) {
        return writer.put(new Item(keys.next++)).join();
    }

    @Benchmark
    @Threads(4)
    public Object fourThreads(Keys keys) {
        return writer.put(new Item(keys.next++)).join();
    }

    private static final class ItemCodec implements WriteCodec<Item, Item> {
        @Override
        public PendingWrite<Item> put(Item item) {
            return new PendingWrite<>(ItemWrite.Kind.PUT, item, 100, 100);
        }

        @Override
        public PendingWrite<Item> delete(Map<String, ?> key) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Map<String, ?> describe(ItemWrite.Kind operation, Item payload) {
            return Map.of("key", payload.key());
        }

        @Override
        public Map<String, ?> describeInvalid(Item item) {
            return Map.of("key", item.key());
        }
    }
}
