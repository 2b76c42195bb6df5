package io.dynox.reactive;

import io.dynox.BatchGetResult;
import io.dynox.BatchTable;
import io.dynox.BatchWriteResult;
import io.dynox.BatchWriter;
import io.dynox.GetOptions;
import io.dynox.KeyResult;
import io.dynox.Query;
import io.dynox.ReadPage;
import io.dynox.ScanOptions;
import io.dynox.WriteEstimate;
import io.dynox.WriteOptions;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Batch operations on one table as {@code Mono} and {@code Flux}; {@link BatchTable} states the contract of each method.
 * Nothing happens before the subscription, each subscription repeats the operation, and cancelling a subscription sends
 * nothing more for it. Where {@link BatchTable} throws or fails a future, the publisher signals the same exception.
 *
 * <p>There is no {@code writer}, which would be open without a subscription: {@link #write} opens and closes one.
 *
 * <p>Thread-safe.
 *
 * @param <T> the type of the items
 */
public interface ReactiveBatchTable<T> {

    /**
     * Returns a reactive view of a table.
     *
     * @param <T> the type of the items
     * @param table does the work
     * @return a view
     */
    static <T> ReactiveBatchTable<T> of(BatchTable<T> table) {
        return new LazyBatchTable<>(table);
    }

    /** Returns the name or the ARN of the table, as the caller gave it. */
    String name();

    /** Returns a view of this table with other options for reads by key, see {@link BatchTable#with(GetOptions)}. */
    ReactiveBatchTable<T> with(GetOptions options);

    /** Returns a view of this table with other options for writes, see {@link BatchTable#with(WriteOptions)}. */
    ReactiveBatchTable<T> with(WriteOptions options);

    /** Returns a view of this table with other options for scans, see {@link BatchTable#with(ScanOptions)}. */
    ReactiveBatchTable<T> with(ScanOptions options);

    /** Reads the items of any number of keys, see {@link BatchTable#batchGet}. */
    Mono<BatchGetResult<T>> batchGet(Collection<? extends Map<String, ?>> keys);

    /** Puts and deletes any number of items, the puts first, see {@link BatchTable#batchWrite}. */
    Mono<BatchWriteResult> batchWrite(
            Collection<? extends T> putItems, Collection<? extends Map<String, ?>> deleteKeys);

    /**
     * Opens a writer, passes it to {@code body}, and closes it when the publisher that {@code body} returns has completed. If
     * that fails, or the subscription is cancelled, nothing more is sent.
     *
     * @param body writes; the returned publisher completes when it has issued its last write, and is cancelled with the
     *     subscription
     * @return the result
     */
    Mono<BatchWriteResult> write(Function<? super BatchWriter<T>, ? extends Publisher<?>> body);

    /** Puts the items that a publisher emits, see {@link BatchTable#writeAll}. Each subscription subscribes to it anew. */
    Mono<BatchWriteResult> writeAll(Publisher<? extends T> items);

    /** Deletes the items of the keys that a publisher emits, see {@link BatchTable#deleteAll}. */
    Mono<BatchWriteResult> deleteAll(Publisher<? extends Map<String, ?>> keys);

    /** Estimates what a write of the items would take, see {@link BatchTable#estimate}. */
    Mono<WriteEstimate> estimate(Publisher<? extends T> items);

    /** Reads the keys that a publisher emits, see {@link BatchTable#batchGetAll}. */
    Flux<T> batchGetAll(Publisher<? extends Map<String, ?>> keys);

    /** Reads the keys that a publisher emits, missing keys included, see {@link BatchTable#batchGetEach}. */
    Flux<KeyResult<T>> batchGetEach(Publisher<? extends Map<String, ?>> keys);

    /** Reads the whole table, see {@link BatchTable#scan}. */
    Flux<T> scan();

    /** Reads the whole table as pages with positions, see {@link BatchTable#scanPages}. */
    Flux<ReadPage<T>> scanPages();

    /** Reads the items of a partition, see {@link BatchTable#query}. */
    Flux<T> query(Query query);

    /** Reads the items of a partition as pages with positions, see {@link BatchTable#queryPages}. */
    Flux<ReadPage<T>> queryPages(Query query);

    // single items

    /** Puts one item with {@code PutItem}, see {@link BatchTable#save}. */
    Mono<Void> save(T item);

    /** Reads one item with {@code GetItem}, see {@link BatchTable#get}; empty if there is none. */
    Mono<T> get(Map<String, ?> key);

    /** Deletes one item with {@code DeleteItem}, see {@link BatchTable#delete}. */
    Mono<Void> delete(Map<String, ?> key);

    /** Returns the key of an item, see {@link BatchTable#keyOf}. */
    Map<String, Object> keyOf(T item);

    /** Returns a key of a table without a sort key, see {@link BatchTable#key(Object)}. */
    Map<String, Object> key(Object partition);

    /** Returns a key of a table with a sort key, see {@link BatchTable#key(Object, Object)}. */
    Map<String, Object> key(Object partition, Object sort);

    /** Returns a view of one type of several, see {@link BatchTable#only(Class)}. */
    <S extends T> ReactiveBatchTable<S> only(Class<S> type);

    /** Returns a view of the same table whose items are maps. */
    ReactiveBatchTable<Map<String, Object>> asMaps();

    /** Returns the same operations, as futures and plain publishers. */
    BatchTable<T> async();
}
