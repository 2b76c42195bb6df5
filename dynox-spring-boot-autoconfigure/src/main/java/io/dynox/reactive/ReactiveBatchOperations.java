package io.dynox.reactive;

import io.dynox.BatchGetResult;
import io.dynox.BatchOperations;
import io.dynox.BatchWriteResult;
import io.dynox.BatchWriter;
import io.dynox.GetOptions;
import io.dynox.ItemMapping;
import io.dynox.KeyResult;
import io.dynox.internal.Unchecked;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Batch operations on DynamoDB as {@code Mono} and {@code Flux}; {@link BatchOperations} and {@link io.dynox.BatchTable} state
 * the contract of each method. Nothing happens before the subscription, each subscription repeats the operation, and
 * cancelling a subscription sends nothing more for it. Where {@link BatchOperations} throws or fails a future, the publisher
 * signals the same exception; a name that can't be that of a table is refused at once.
 *
 * <p>There is no {@code writer}, which would be open without a subscription: {@link #write} opens and closes one.
 *
 * <p>Thread-safe.
 */
public interface ReactiveBatchOperations {

    /** Returns a view of a table whose items are maps, see {@link BatchOperations#table(String)}. */
    ReactiveBatchTable<Map<String, Object>> table(String table);

    /** Returns the same operations with other options for batch gets, see {@link BatchOperations#with}. */
    ReactiveBatchOperations with(GetOptions options);

    /**
     * Returns a reactive view of asynchronous operations.
     *
     * @param operations do the work
     * @return a view
     */
    static ReactiveBatchOperations of(BatchOperations operations) {
        return new LazyBatchOperations(operations);
    }

    /** Reads items of a table by their keys, see {@link ReactiveBatchTable#batchGet}. */
    default Mono<BatchGetResult<Map<String, Object>>> batchGet(
            String table, Collection<? extends Map<String, ?>> keys) {
        return table(table).batchGet(keys);
    }

    /** Reads keys from several tables, side by side, see {@link BatchOperations#batchGet(Map)}. */
    Mono<Map<String, BatchGetResult<Map<String, Object>>>> batchGet(
            Map<String, ? extends Collection<? extends Map<String, ?>>> keysByTable);

    /** Puts and deletes items of a table, see {@link ReactiveBatchTable#batchWrite}. */
    default Mono<BatchWriteResult> batchWrite(
            String table,
            Collection<? extends Map<String, ?>> putItems,
            Collection<? extends Map<String, ?>> deleteKeys) {
        return table(table).batchWrite(Unchecked.items(putItems), deleteKeys);
    }

    /** Opens a writer for the duration of a function, see {@link ReactiveBatchTable#write}. */
    default Mono<BatchWriteResult> write(
            String table, Function<? super BatchWriter<Map<String, Object>>, ? extends Publisher<?>> body) {
        return table(table).write(body);
    }

    /** Puts the items of a publisher, see {@link ReactiveBatchTable#writeAll}. */
    default Mono<BatchWriteResult> writeAll(String table, Publisher<? extends Map<String, ?>> items) {
        return table(table).writeAll(Unchecked.items(items));
    }

    /** Reads any number of keys, see {@link ReactiveBatchTable#batchGetAll}. */
    default Flux<Map<String, Object>> batchGetAll(String table, Publisher<? extends Map<String, ?>> keys) {
        return table(table).batchGetAll(keys);
    }

    /** Reads any number of keys, missing ones included, see {@link ReactiveBatchTable#batchGetEach}. */
    default Flux<KeyResult<Map<String, Object>>> batchGetEach(String table, Publisher<? extends Map<String, ?>> keys) {
        return table(table).batchGetEach(keys);
    }

    /** Reads a whole table, see {@link ReactiveBatchTable#scan}. */
    default Flux<Map<String, Object>> scan(String table) {
        return table(table).scan();
    }

    // typed items

    /** Returns a view of a table whose items are of a type, see {@link BatchOperations#table(String, Class)}. */
    <T> ReactiveBatchTable<T> table(String table, Class<T> type);

    /** Returns a view of a table with a mapping, see {@link BatchOperations#table(String, ItemMapping)}. */
    <T> ReactiveBatchTable<T> table(String table, ItemMapping<T> mapping);

    /** Returns a view of the table that a type names, see {@link BatchOperations#table(Class)}. */
    <T> ReactiveBatchTable<T> table(Class<T> type);

    /** Returns the same operations, as futures and plain publishers. */
    BatchOperations async();
}
