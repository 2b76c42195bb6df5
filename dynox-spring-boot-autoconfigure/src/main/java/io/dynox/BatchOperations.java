package io.dynox;

import io.dynox.annotation.DynoxTable;
import io.dynox.internal.Unchecked;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.reactivestreams.Publisher;

/**
 * Batch writes and batch gets on DynamoDB, asynchronous; {@link #sync()} is the blocking twin.
 *
 * <p>{@link #table(String)} gives a view of one table, and {@link BatchTable#with(WriteOptions)} a view with other options.
 * The methods that name a table are short for the same method of {@code table(name)}, which states its contract.
 *
 * <p>Items and keys are maps of Java values: {@code String}, {@code Number}, {@code Boolean}, {@code byte[]},
 * {@code ByteBuffer}, {@code SdkBytes}, {@code List}, {@code Map}, {@code Set}, {@code null} and {@code AttributeValue},
 * freely mixed. Values of other types are refused with an {@link InvalidItemException} that names the type.
 *
 * <p>No method blocks the calling thread. A returned future fails with a {@link DynoxException}; arguments that can
 * never be right ({@code null}, an empty table name) throw at once.
 *
 * <p>Thread-safe.
 */
public interface BatchOperations {

    /**
     * Returns a view of a table whose items are maps.
     *
     * @param table the name or the ARN of the table
     * @return the operations on the table
     * @throws IllegalArgumentException if it can't be the name or the ARN of a table
     */
    BatchTable<Map<String, Object>> table(String table);

    /**
     * Returns a view of a table whose items are of a type: a record, or a {@code @DynamoDbBean} or
     * {@code @DynamoDbImmutable} class of the AWS SDK's Enhanced client. The type is examined once for each class loader;
     * views are cheap, and need not be kept.
     *
     * @param <T> the type of the items
     * @param table the name or the ARN of the table
     * @param type the type of the items
     * @return the operations on the table
     * @throws IllegalArgumentException if items can't be mapped to the type; the message names the part at fault and says
     *     what to change
     */
    <T> BatchTable<T> table(String table, Class<T> type);

    /**
     * Returns a view of a table whose items are mapped by a mapping of the application, or by a schema of the Enhanced client
     * ({@code io.dynox.enhanced.EnhancedItems.of(schema)}).
     *
     * @param <T> the type of the items
     * @param table the name or the ARN of the table
     * @param mapping maps items to attributes and back
     * @return the operations on the table
     */
    <T> BatchTable<T> table(String table, ItemMapping<T> mapping);

    /**
     * Returns a view of the table that a type names by its annotation {@link DynoxTable}.
     *
     * @param <T> the type of the items
     * @param type the type of the items, annotated
     * @return the operations on the table
     * @throws IllegalArgumentException if the type isn't annotated, or items can't be mapped to it
     */
    <T> BatchTable<T> table(Class<T> type);

    /**
     * Returns the same operations with other options for batch gets, those of several tables included. Values that
     * {@code options} doesn't set stay as they are.
     *
     * @param options what changes
     * @return a view
     */
    BatchOperations with(GetOptions options);

    /**
     * Reads items of a table by their keys, see {@link BatchTable#batchGet}.
     *
     * @param table the name or the ARN of the table
     * @param keys the keys, each with the key attributes of the table and no others
     * @return a future of the found items and the missing keys
     */
    default CompletableFuture<BatchGetResult<Map<String, Object>>> batchGet(
            String table, Collection<? extends Map<String, ?>> keys) {
        return table(table).batchGet(keys);
    }

    /**
     * Reads keys from several tables, side by side: a table that throttles delays no other table.
     *
     * <p>The future completes when each key of each table is known to be found or missing. It fails with
     *
     * <ul>
     *   <li>{@link BatchGetException} if a table could not be read to the end; it carries what was found and what is
     *       unread, of all tables; its cause is a {@link TableAccessException} if a table is missing or may not be read,
     *   <li>{@link InvalidItemException} if a key is not a legal key of its table; nothing was sent in this case.
     * </ul>
     *
     * @param keysByTable the keys by the name or the ARN of their table
     * @return a future of the result of each table, by the same names, in the same order
     */
    CompletableFuture<Map<String, BatchGetResult<Map<String, Object>>>> batchGet(
            Map<String, ? extends Collection<? extends Map<String, ?>>> keysByTable);

    /**
     * Puts and deletes items of a table, see {@link BatchTable#batchWrite}.
     *
     * @param table the name or the ARN of the table
     * @param putItems the items to put, possibly none
     * @param deleteKeys the keys of the items to delete, possibly none
     * @return a future of the result
     */
    default CompletableFuture<BatchWriteResult> batchWrite(
            String table,
            Collection<? extends Map<String, ?>> putItems,
            Collection<? extends Map<String, ?>> deleteKeys) {
        return table(table).batchWrite(Unchecked.items(putItems), deleteKeys);
    }

    /**
     * Opens a writer, see {@link BatchTable#writer}.
     *
     * @param table the name or the ARN of the table
     * @return an open writer
     */
    default BatchWriter<Map<String, Object>> writer(String table) {
        return table(table).writer();
    }

    /**
     * Opens a writer for the duration of a function, see {@link BatchTable#write}.
     *
     * @param table the name or the ARN of the table
     * @param body writes; the returned stage completes when it has issued its last write
     * @return a future of the result
     */
    default CompletableFuture<BatchWriteResult> write(
            String table, Function<? super BatchWriter<Map<String, Object>>, ? extends CompletionStage<?>> body) {
        return table(table).write(body);
    }

    /**
     * Puts the items that a publisher emits, see {@link BatchTable#writeAll}.
     *
     * @param table the name or the ARN of the table
     * @param items a publisher of items to put; subscribed to once, before this returns
     * @return a future of the result
     */
    default CompletableFuture<BatchWriteResult> writeAll(String table, Publisher<? extends Map<String, ?>> items) {
        return table(table).writeAll(Unchecked.items(items));
    }

    /**
     * Reads the keys that a publisher emits, see {@link BatchTable#batchGetAll}.
     *
     * @param table the name or the ARN of the table
     * @param keys a publisher of keys, each with the key attributes of the table and no others
     * @return a publisher of the items that exist
     */
    default Publisher<Map<String, Object>> batchGetAll(String table, Publisher<? extends Map<String, ?>> keys) {
        return table(table).batchGetAll(keys);
    }

    /**
     * Reads the keys that a publisher emits, and reports the missing ones too, see {@link BatchTable#batchGetEach}.
     *
     * @param table the name or the ARN of the table
     * @param keys a publisher of keys, each with the key attributes of the table and no others
     * @return a publisher of one result for each key
     */
    default Publisher<KeyResult<Map<String, Object>>> batchGetEach(
            String table, Publisher<? extends Map<String, ?>> keys) {
        return table(table).batchGetEach(keys);
    }

    /**
     * Reads a whole table, see {@link BatchTable#scan}.
     *
     * @param table the name or the ARN of the table
     * @return a publisher of the items; each subscription reads the table anew
     */
    default Publisher<Map<String, Object>> scan(String table) {
        return table(table).scan();
    }

    /** Returns the same operations, blocking. */
    SyncBatchOperations sync();
}
