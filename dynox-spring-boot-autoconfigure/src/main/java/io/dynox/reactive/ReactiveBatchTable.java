package io.dynox.reactive;

import io.dynox.BatchGetResult;
import io.dynox.BatchTable;
import io.dynox.BatchWriteResult;
import io.dynox.BatchWriter;
import io.dynox.GetOptions;
import io.dynox.KeyResult;
import io.dynox.ScanOptions;
import io.dynox.WriteOptions;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Batch operations on one table, whose items are of one type, as {@code Mono} and {@code Flux}; {@link BatchTable} says what each method promises. Nothing
 * happens before the subscription, each subscription does it anew, and cancelling one sends nothing more for it. Where
 * {@link BatchTable} throws or fails a future, these signal the same exception.
 *
 * <p>{@code writer} is left out, as a writer is open whether anybody subscribes or not: {@link #write} closes it.
 *
 * <p>Thread-safe.
 *
 * @param <T> the type of the items
 */
public interface ReactiveBatchTable<T> {

    /**
     * Reactive operations over asynchronous ones.
     *
     * @param <T> the type of the items
     * @param table who does the work
     * @return a view of them
     */
    static <T> ReactiveBatchTable<T> of(BatchTable<T> table) {
        return new LazyBatchTable<>(table);
    }

    /**
     * The table.
     *
     * @return its name or its ARN, as the caller gave it
     */
    String name();

    /**
     * Returns a view of the same table with other options for reads by key. Values that {@code options} doesn't set stay as they
     * are.
     *
     * @param options what changes
     * @return a view
     */
    ReactiveBatchTable<T> with(GetOptions options);

    /**
     * Returns a view of the same table with other options for writes. Values that {@code options} doesn't set stay as they
     * are.
     *
     * @param options what changes
     * @return a view
     */
    ReactiveBatchTable<T> with(WriteOptions options);

    /**
     * Returns a view of the same table with other options for scans. Values that {@code options} doesn't set stay as they
     * are.
     *
     * @param options what changes
     * @return a view
     */
    ReactiveBatchTable<T> with(ScanOptions options);

    /**
     * Reads the items of any number of keys.
     *
     * @param keys the keys, each with the key attributes of the table and no others
     * @return the found items and the missing keys
     */
    Mono<BatchGetResult<T>> batchGet(Collection<? extends Map<String, ?>> keys);

    /**
     * Puts and deletes any number of items.
     *
     * @param putItems the items to put, possibly none
     * @param deleteKeys the keys of the items to delete, possibly none
     * @return the account
     */
    Mono<BatchWriteResult> batchWrite(
            Collection<? extends T> putItems, Collection<? extends Map<String, ?>> deleteKeys);

    /**
     * Opens a writer, hands it to {@code body}, and closes it when the publisher that {@code body} returns has completed. When
     * that fails, or the subscription is cancelled, nothing more is sent.
     *
     * @param body writes; the returned publisher completes when it has issued its last write, and is cancelled with the subscription
     * @return the account
     */
    Mono<BatchWriteResult> write(Function<? super BatchWriter<T>, ? extends Publisher<?>> body);

    /**
     * Puts what a publisher emits, which is asked for no more than the writer has room for.
     *
     * @param items a publisher of items to put; subscribed to at each subscription
     * @return the account
     */
    Mono<BatchWriteResult> writeAll(Publisher<? extends T> items);

    /**
     * Reads the keys that a publisher emits, and emits the items that exist, in no order.
     *
     * @param keys a publisher of keys, each with the key attributes of the table and no others
     * @return the items
     */
    Flux<T> batchGetAll(Publisher<? extends Map<String, ?>> keys);

    /**
     * Reads the keys that a publisher emits, and emits a result a key.
     *
     * @param keys a publisher of keys, each with the key attributes of the table and no others
     * @return one result for each key
     */
    Flux<KeyResult<T>> batchGetEach(Publisher<? extends Map<String, ?>> keys);

    /**
     * Reads the whole table in segments side by side, and emits its items, in no order.
     *
     * @return the items
     */
    Flux<T> scan();

    // single items

    /**
     * Puts one item, with {@code PutItem} and the SDK's own retries.
     *
     * @param item the item
     * @return empty, when it is written
     */
    Mono<Void> save(T item);

    /**
     * Reads one item, with {@code GetItem} and the SDK's own retries.
     *
     * @param key the key attributes of the table and no others
     * @return the item; empty when there is none
     */
    Mono<T> get(Map<String, ?> key);

    /**
     * Deletes one item, with {@code DeleteItem} and the SDK's own retries.
     *
     * @param key the key attributes of the table and no others
     * @return empty, when it is deleted
     */
    Mono<Void> delete(Map<String, ?> key);

    /**
     * The key that an item has: its key attributes and no others, for deletes and reads.
     *
     * @param item an item
     * @return its key
     */
    Map<String, Object> keyOf(T item);

    /**
     * A key of a table without a sort key, by its value.
     *
     * @param partition the value of the partition key
     * @return a map of the name of the key attribute to the value
     */
    Map<String, Object> key(Object partition);

    /**
     * A key of a table with a sort key, by its values.
     *
     * @param partition the value of the partition key
     * @param sort the value of the sort key
     * @return a map of the names of the key attributes to the values
     */
    Map<String, Object> key(Object partition, Object sort);

    /**
     * The same table without the mapping: its items as plain maps.
     *
     * @return the operations on maps
     */
    ReactiveBatchTable<Map<String, Object>> asMaps();

    /**
     * The same operations, as futures and plain publishers.
     *
     * @return who does the work
     */
    BatchTable<T> async();
}
