package io.dynox.batch;

import io.dynox.BatchGetResult;
import io.dynox.BatchTable;
import io.dynox.KeyResult;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemReader;
import org.springframework.batch.infrastructure.item.ItemStream;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads keys from another reader, gets their items by batch gets, and hands them out in the order of the keys, one for each key,
 * also for keys that come several times.
 *
 * <p>It takes {@link DynoxKeysItemReaderBuilder#fetchSize} keys ahead at most. After a restart it goes on with the first key whose
 * item was not committed: it saves the state that the reader of the keys had before the group of that key, and how many results of
 * the group were handed out. So it is restartable if the reader of the keys is.
 *
 * <p>Not thread-safe. Made by {@link DynoxKeysItemReaderBuilder}.
 *
 * @param <T> the type of the items, or {@code KeyResult} of it
 */
public class DynoxKeysItemReader<T> implements ItemStreamReader<T> {

    private final ItemReader<? extends Map<String, ?>> keys;
    private final GroupGet<T> get;
    private final int fetchSize;
    private final String handedOutKey;

    private final Deque<Optional<T>> group = new ArrayDeque<>();
    private int handedOut;
    private boolean isDone;
    private ExecutionContext before = new ExecutionContext();
    private int skipped;

    /** Gets the results of a group of keys, one for each key; empty for a key that is left out. */
    interface GroupGet<T> {
        List<Optional<T>> get(List<Map<String, ?>> keys);
    }

    DynoxKeysItemReader(String name, ItemReader<? extends Map<String, ?>> keys, GroupGet<T> get, int fetchSize) {
        this.keys = keys;
        this.get = get;
        this.fetchSize = fetchSize;
        this.handedOutKey = name + ".handedOut";
    }

    static <I> GroupGet<KeyResult<I>> results(BatchTable<I> table) {
        return keys -> {
            BatchGetResult<I> found = table.sync().batchGet(keys);
            List<Optional<I>> items = found.inKeyOrder();
            List<Optional<KeyResult<I>>> results = new ArrayList<>();
            for (int i = 0; i < keys.size(); i++) {
                results.add(Optional.of(new KeyResult<>(copyOf(keys.get(i)), items.get(i))));
            }
            return results;
        };
    }

    private static Map<String, Object> copyOf(Map<String, ?> key) {
        return Map.copyOf(key);
    }

    @Override
    public void open(ExecutionContext executionContext) {
        if (keys instanceof ItemStream stream) {
            stream.open(executionContext);
        }
        group.clear();
        isDone = false;
        skipped = executionContext.getInt(handedOutKey, 0);
        handedOut = skipped;
        before = new ExecutionContext();
    }

    /**
     * Returns the item of the next key.
     *
     * @throws io.dynox.BatchGetException if keys could not be read
     * @throws MissingItemException if the table has no item with the key, and missing keys fail the step
     */
    @Override
    public @Nullable T read() throws Exception {
        while (true) {
            while (group.isEmpty()) {
                if (isDone) {
                    return null;
                }
                fetch();
            }
            Optional<T> next = group.remove();
            handedOut++;
            if (next.isPresent()) {
                return next.get();
            }
        }
    }

    private void fetch() throws Exception {
        saveKeys();
        List<Map<String, ?>> taken = new ArrayList<>();
        while (taken.size() < fetchSize && !isDone) {
            Map<String, ?> key = keys.read();
            if (key == null) {
                isDone = true;
            } else {
                taken.add(key);
            }
        }
        if (!taken.isEmpty()) {
            group.addAll(get.get(taken));
        }
        handedOut = Math.min(skipped, group.size());
        skipped = 0;
        for (int i = 0; i < handedOut; i++) {
            group.remove();
        }
    }

    /** Where the keys of the next group begin. */
    private void saveKeys() {
        if (keys instanceof ItemStream stream) {
            before = new ExecutionContext();
            stream.update(before);
        }
        handedOut = 0;
    }

    @Override
    public void update(ExecutionContext executionContext) {
        before.entrySet().forEach(entry -> executionContext.put(entry.getKey(), entry.getValue()));
        executionContext.putInt(handedOutKey, handedOut);
    }

    @Override
    public void close() {
        group.clear();
        if (keys instanceof ItemStream stream) {
            stream.close();
        }
    }
}
