package io.dynox.comparison;

import io.dynox.BatchWriter;
import io.dynox.ItemWrite;
import io.dynox.WriteOptions;
import io.dynox.internal.engine.BatchEngine;
import io.dynox.internal.engine.Engines;
import io.dynox.internal.engine.runtime.ScheduledRuntime;
import io.dynox.internal.engine.write.BatchOutcome;
import io.dynox.internal.engine.write.PendingWrite;
import io.dynox.internal.engine.write.WriteCodec;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The engine alone: a transport that answers at once, and a codec that encodes nothing. */
final class Engine implements AutoCloseable {

    private final ScheduledRuntime runtime = new ScheduledRuntime();
    private final ItemCodec codec = new ItemCodec();
    private final BatchEngine engine = Engines.of(runtime, List.of(), 32, 1);
    private final CompletableFuture<BatchOutcome> written =
            CompletableFuture.completedFuture(BatchOutcome.written(25, null));
    private long next;
    /** What was made last, so that the compiler leaves nothing out. */
    private volatile Object last;

    private record Item(Long key) {}

    /** What the caller of the engine makes, and nothing else. */
    void nothing(int items) {
        for (int i = 0; i < items; i++) {
            last = codec.put(new Item(next++));
        }
    }

    void put(int items) {
        BatchWriter<Item> writer = Engines.openWriter(
                engine,
                "t",
                "t",
                codec,
                CompletableFuture.completedFuture((operation, item) -> item.key()),
                (table, payloads) -> written,
                WriteOptions.DEFAULT);
        for (int i = 0; i < items; i++) {
            writer.put(new Item(next++)).join();
        }
        last = writer.close().join();
    }

    @Override
    public void close() {
        runtime.close();
    }

    private static final class ItemCodec implements WriteCodec<Item, Item> {

        @Override
        public PendingWrite<Item> put(Item item) {
            return new PendingWrite<>(ItemWrite.Kind.PUT, item, 100, 100);
        }

        @Override
        public PendingWrite<Item> delete(Map<String, ?> key) {
            throw new UnsupportedOperationException("nothing is deleted here");
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
