package io.dynox.internal.batch;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamWriter;

/**
 * A writer of its own for each partition, as {@link PartitionReader} is for readers.
 *
 * <p>Thread-safe.
 *
 * @param <T> the type of the items
 */
public final class PartitionWriter<T> implements ItemStreamWriter<T> {

    private final Supplier<? extends ItemStreamWriter<? super T>> writers;
    private final Map<Thread, ItemStreamWriter<? super T>> current = new ConcurrentHashMap<>();

    public PartitionWriter(Supplier<? extends ItemStreamWriter<? super T>> writers) {
        this.writers = writers;
    }

    @Override
    public void open(ExecutionContext executionContext) {
        ItemStreamWriter<? super T> writer = writers.get();
        current.put(Thread.currentThread(), writer);
        writer.open(executionContext);
    }

    @Override
    public void write(Chunk<? extends T> chunk) throws Exception {
        own().write(chunk);
    }

    @Override
    public void update(ExecutionContext executionContext) {
        own().update(executionContext);
    }

    private ItemStreamWriter<? super T> own() {
        return Objects.requireNonNull(current.get(Thread.currentThread()), "The step has not opened it on this thread");
    }

    @Override
    public void close() {
        ItemStreamWriter<? super T> writer = current.remove(Thread.currentThread());
        if (writer != null) {
            writer.close();
        }
    }
}
