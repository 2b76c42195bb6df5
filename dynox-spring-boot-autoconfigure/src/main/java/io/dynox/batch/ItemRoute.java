package io.dynox.batch;

import io.dynox.BatchOperations;
import io.dynox.BatchTable;
import io.dynox.ItemWrite;
import io.dynox.WriteOptions;
import io.dynox.internal.batch.ChunkWrites;
import java.util.Map;
import java.util.function.Function;

/**
 * How an item becomes writes. Implementations are thread-safe.
 *
 * @param <T> the type of the items
 */
sealed interface ItemRoute<T> {

    /** Issues the writes of an item. */
    <I extends T> void issue(I item, ChunkWrites<I> writes);

    /** Puts each item. */
    record Puts<T>(BatchTable<T> table) implements ItemRoute<T> {

        @Override
        public <I extends T> void issue(I item, ChunkWrites<I> writes) {
            writes.put(table, item, item);
        }
    }

    /** Deletes the item of a key that is made of each item. */
    record Deletes<T>(BatchTable<?> table, Function<? super T, ? extends Map<String, ?>> key) implements ItemRoute<T> {

        @Override
        public <I extends T> void issue(I item, ChunkWrites<I> writes) {
            writes.delete(table, key.apply(item), item);
        }
    }

    /** Makes any number of writes of each item, to any tables. */
    record Writes<T>(
            BatchOperations operations,
            WriteOptions options,
            Function<? super T, ? extends Iterable<ItemWrite>> transform)
            implements ItemRoute<T> {

        @Override
        public <I extends T> void issue(I item, ChunkWrites<I> writes) {
            for (ItemWrite write : transform.apply(item)) {
                BatchTable<Map<String, Object>> table =
                        operations.table(write.table()).with(options);
                switch (write.kind()) {
                    case PUT -> writes.put(table, copyOf(write.item()), item);
                    case DELETE -> writes.delete(table, write.item(), item);
                }
            }
        }

        @SuppressWarnings("unchecked")
        private static Map<String, Object> copyOf(Map<String, ?> item) {
            // the map is only read
            return (Map<String, Object>) item;
        }
    }
}
