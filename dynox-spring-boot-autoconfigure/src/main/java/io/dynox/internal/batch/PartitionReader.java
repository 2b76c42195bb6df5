package io.dynox.internal.batch;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * A reader of its own for each partition, in one step that several threads execute at a time. A chunk-oriented step opens, reads,
 * updates and closes on the thread that executes it.
 *
 * <p>Thread-safe.
 *
 * @param <T> the type of the items
 */
public final class PartitionReader<T> implements ItemStreamReader<T> {

    private final Supplier<? extends ItemStreamReader<? extends T>> readers;
    private final Map<Thread, ItemStreamReader<? extends T>> current = new ConcurrentHashMap<>();

    public PartitionReader(Supplier<? extends ItemStreamReader<? extends T>> readers) {
        this.readers = readers;
    }

    @Override
    public void open(ExecutionContext executionContext) {
        ItemStreamReader<? extends T> reader = readers.get();
        current.put(Thread.currentThread(), reader);
        reader.open(executionContext);
    }

    @Override
    public @Nullable T read() throws Exception {
        return own().read();
    }

    @Override
    public void update(ExecutionContext executionContext) {
        own().update(executionContext);
    }

    private ItemStreamReader<? extends T> own() {
        return Objects.requireNonNull(current.get(Thread.currentThread()), "The step has not opened it on this thread");
    }

    @Override
    public void close() {
        ItemStreamReader<? extends T> reader = current.remove(Thread.currentThread());
        if (reader != null) {
            reader.close();
        }
    }
}
