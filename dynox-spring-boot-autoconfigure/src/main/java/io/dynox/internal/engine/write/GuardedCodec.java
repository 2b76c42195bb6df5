package io.dynox.internal.engine.write;

import io.dynox.InvalidItemException;
import io.dynox.ItemWrite;
import io.dynox.internal.engine.runtime.Border;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A codec that calls the code of mappings and items, which may throw anything: then it is the item that is at fault, and
 * no other. An item that can't be described is described as an empty one. Thread-safe as far as the codec is.
 */
public record GuardedCodec<T, P>(String table, WriteCodec<T, P> codec) implements WriteCodec<T, P> {

    /** Guards the reader of keys as well. */
    public static <P> KeyReader<P> guarded(String table, KeyReader<P> reader) {
        return new KeyReader<>() {
            @Override
            public Object key(ItemWrite.Kind operation, P payload) {
                return sound(table, "The key of an item", () -> reader.key(operation, payload));
            }

            @Override
            public List<String> names() {
                return reader.names();
            }
        };
    }

    @Override
    public PendingWrite<P> put(T item) {
        return sound(table, "An item", () -> codec.put(item));
    }

    @Override
    public PendingWrite<P> delete(Map<String, ?> key) {
        return sound(table, "A key", () -> codec.delete(key));
    }

    @Override
    public Map<String, ?> describe(ItemWrite.Kind operation, P payload) {
        return Border.call("The description of an item", () -> codec.describe(operation, payload), Map::of);
    }

    @Override
    public Map<String, ?> describeInvalid(T item) {
        return Border.call("The description of an item", () -> codec.describeInvalid(item), Map::of);
    }

    private static <R> R sound(String table, String what, Supplier<R> foreign) {
        try {
            return foreign.get();
        } catch (InvalidItemException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            throw new InvalidItemException(
                    table,
                    what + " for table '" + table + "' could not be read: its code threw "
                            + e.getClass().getName() + "; the cause says why. The other items are written.",
                    e);
        }
    }
}
