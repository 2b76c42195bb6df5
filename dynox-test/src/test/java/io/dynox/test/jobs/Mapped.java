package io.dynox.test.jobs;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/** A reader of what is made of the items of another. */
record Mapped<I, T>(ItemStreamReader<I> reader, Function<I, T> function) implements ItemStreamReader<T> {

    static <I, T> ItemStreamReader<T> of(ItemStreamReader<I> reader, Function<I, T> function) {
        return new Mapped<>(reader, function);
    }

    @Override
    public @Nullable T read() throws Exception {
        I item = reader.read();
        return item == null ? null : function.apply(item);
    }

    @Override
    public void open(ExecutionContext context) {
        reader.open(context);
    }

    @Override
    public void update(ExecutionContext context) {
        reader.update(context);
    }

    @Override
    public void close() {
        reader.close();
    }
}
