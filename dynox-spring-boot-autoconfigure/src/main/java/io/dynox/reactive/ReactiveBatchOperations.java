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
 * Batch operations on DynamoDB as {@code Mono} and {@code Flux}; {@link BatchOperations} says what each method promises. Nothing
 * happens before the subscription, each subscription does it anew, and cancelling one sends nothing more for it. Where
 * {@link BatchOperations} throws or fails a future, these signal the same exception.
 *
 * <p>{@code writer} is left out, as a writer is open whether anybody subscribes or not: {@link #write} closes it.
 *
 * <p>Thread-safe.
 */
public interface ReactiveBatchOperations {

    /**
     * Returns a view of a table whose items are maps.
     *
     * @param table the name or the ARN of the table
     * @return the operations on the table
     * @throws IllegalArgumentException if it can't be the name or the ARN of a table
     */
    ReactiveBatchTable<Map<String, Object>> table(String table);

    /**
     * Returns the same operations with other options for batch gets, those of several tables included. Values that
     * {@code options} doesn't set stay as they are.
     *
     * @param options what changes
     * @return a view
     */
    ReactiveBatchOperations with(GetOptions options);

    /**
     * Reactive operations over asynchronous ones.
     *
     * @param operations who does the work
     * @return a view of them
     */
    static ReactiveBatchOperations of(BatchOperations operations) {
        return new LazyBatchOperations(operations);
    }

    /**
     * Reads the items of any number of keys.
     *
     * @param table the name or the ARN of the table
     * @param keys the keys, each with the key attributes of the table and no others
     * @return the found items and the missing keys
     */
    default Mono<BatchGetResult<Map<String, Object>>> batchGet(
            String table, Collection<? extends Map<String, ?>> keys) {
        return table(table).batchGet(keys);
    }

    /**
     * Reads keys from several tables, side by side.
     *
     * @param keysByTable the keys by the name or the ARN of their table
     * @return the result of each table
     */
    Mono<Map<String, BatchGetResult<Map<String, Object>>>> batchGet(
            Map<String, ? extends Collection<? extends Map<String, ?>>> keysByTable);

    /**
     * Puts and deletes any number of items.
     *
     * @param table the name or the ARN of the table
     * @param putItems the items to put, possibly none
     * @param deleteKeys the keys of the items to delete, possibly none
     * @return the account
     */
    default Mono<BatchWriteResult> batchWrite(
            String table,
            Collection<? extends Map<String, ?>> putItems,
            Collection<? extends Map<String, ?>> deleteKeys) {
        return table(table).batchWrite(Unchecked.items(putItems), deleteKeys);
    }

    /**
     * Opens a writer, hands it to {@code body}, and closes it when the publisher that {@code body} returns has completed. When
     * that fails, or the subscription is cancelled, nothing more is sent.
     *
     * @param table the name or the ARN of the table
     * @param body writes; the returned publisher completes when it has issued its last write, and is cancelled with the subscription
     * @return the account
     */
    default Mono<BatchWriteResult> write(
            String table, Function<? super BatchWriter<Map<String, Object>>, ? extends Publisher<?>> body) {
        return table(table).write(body);
    }

    /**
     * Puts what a publisher emits, which is asked for no more than the writer has room for.
     *
     * @param table the name or the ARN of the table
     * @param items a publisher of items to put; subscribed to at each subscription
     * @return the account
     */
    default Mono<BatchWriteResult> writeAll(String table, Publisher<? extends Map<String, ?>> items) {
        return table(table).writeAll(Unchecked.items(items));
    }

    /**
     * Reads the keys that a publisher emits, and emits the items that exist, in no order.
     *
     * @param table the name or the ARN of the table
     * @param keys a publisher of keys, each with the key attributes of the table and no others
     * @return the items
     */
    default Flux<Map<String, Object>> batchGetAll(String table, Publisher<? extends Map<String, ?>> keys) {
        return table(table).batchGetAll(keys);
    }

    /**
     * Reads the keys that a publisher emits, and emits a result a key.
     *
     * @param table the name or the ARN of the table
     * @param keys a publisher of keys, each with the key attributes of the table and no others
     * @return one result for each key
     */
    default Flux<KeyResult<Map<String, Object>>> batchGetEach(String table, Publisher<? extends Map<String, ?>> keys) {
        return table(table).batchGetEach(keys);
    }

    /**
     * Reads the whole table in segments side by side, and emits its items, in no order.
     *
     * @param table the name or the ARN of the table
     * @return the items
     */
    default Flux<Map<String, Object>> scan(String table) {
        return table(table).scan();
    }

    // typed items

    /**
     * The operations on a table, with items of a type: a record, or a {@code @DynamoDbBean} or {@code @DynamoDbImmutable}
     * class of the AWS SDK's Enhanced client. A type that can't be mapped is refused here, not at the subscription.
     *
     * @param <T> the type of the items
     * @param table the name or the ARN of the table
     * @param type the type of the items
     * @return the operations
     */
    <T> ReactiveBatchTable<T> table(String table, Class<T> type);

    /**
     * The operations on a table, with items that a mapping of the application's own maps, or a schema of the Enhanced client
     * ({@code io.dynox.enhanced.EnhancedItems.of(schema)}).
     *
     * @param <T> the type of the items
     * @param table the name or the ARN of the table
     * @param mapping to and from attributes
     * @return the operations
     */
    <T> ReactiveBatchTable<T> table(String table, ItemMapping<T> mapping);

    /**
     * The operations on the table that a type names by its annotation, {@code @DynoxTable}.
     *
     * @param <T> the type of the items
     * @param type the type of the items, annotated
     * @return the operations
     */
    <T> ReactiveBatchTable<T> table(Class<T> type);

    /**
     * The same operations, as futures and plain publishers.
     *
     * @return who does the work
     */
    BatchOperations async();
}
