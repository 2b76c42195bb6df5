package io.dynox;

import io.dynox.annotation.DynoxTable;
import io.dynox.internal.Unchecked;
import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Batch writes and batch gets on DynamoDB, blocking; the twin of {@link BatchOperations}, which says what each method
 * promises. Where that completes a future, this returns; where that fails a future, this throws the same exception; where
 * that takes or gives a publisher, this takes or gives a {@link Stream}.
 *
 * <p>A thread that is interrupted while it waits gets a {@link DynoxInterruptedException} with its interrupt flag set
 * again. Don't call these methods on an event loop.
 *
 * <p>Thread-safe.
 */
public interface SyncBatchOperations {

    /**
     * Returns a view of a table whose items are maps.
     *
     * @param table the name or the ARN of the table
     * @return the operations on the table
     * @throws IllegalArgumentException if it can't be the name or the ARN of a table
     */
    SyncBatchTable<Map<String, Object>> table(String table);

    /**
     * Returns the same operations with other options for batch gets, those of several tables included. Values that
     * {@code options} doesn't set stay as they are.
     *
     * @param options what changes
     * @return a view
     */
    SyncBatchOperations with(GetOptions options);

    /**
     * Reads the items of any number of keys from a table.
     *
     * @param table the name or the ARN of the table
     * @param keys the keys, each with the key attributes of the table and no others
     * @return the found items and the missing keys
     * @throws BatchGetException when the retry budget ended before each key was read
     * @throws InvalidItemException when a key is not a legal key of the table; nothing was sent then
     * @throws TableAccessException when the table is missing or may not be read
     */
    default BatchGetResult<Map<String, Object>> batchGet(String table, Collection<? extends Map<String, ?>> keys) {
        return table(table).batchGet(keys);
    }

    /**
     * Puts and deletes any number of items; the puts count as issued before the deletes.
     *
     * @param table the name or the ARN of the table
     * @param putItems the items to put, possibly none
     * @param deleteKeys the keys of the items to delete, possibly none
     * @return the account
     * @throws BatchWriteException when any write failed; it carries the account and the failures
     */
    default BatchWriteResult batchWrite(
            String table,
            Collection<? extends Map<String, ?>> putItems,
            Collection<? extends Map<String, ?>> deleteKeys) {
        return table(table).batchWrite(Unchecked.items(putItems), deleteKeys);
    }

    /**
     * Opens a writer for a table, for use in a try-with-resources statement.
     *
     * @param table the name or the ARN of the table
     * @return an open writer
     */
    default SyncBatchWriter<Map<String, Object>> writer(String table) {
        return table(table).writer();
    }

    /**
     * Opens a writer, hands it to {@code body}, and closes it. When {@code body} throws, nothing more is sent: what was
     * still buffered ends as <em>not attempted</em>, and the body's exception is thrown on, a {@link BatchWriteException}
     * with the account being suppressed in it.
     *
     * @param table the name or the ARN of the table
     * @param body writes
     * @return the account
     * @throws BatchWriteException when any write failed
     */
    default BatchWriteResult write(String table, Consumer<? super SyncBatchWriter<Map<String, Object>>> body) {
        return table(table).write(body);
    }

    /**
     * Puts the items of a stream, as they are pulled, and waits for them. When the stream throws, nothing more is sent, as
     * with {@link #write(String, Consumer)}.
     *
     * @param table the name or the ARN of the table
     * @param items the items to put; closed at the end
     * @return the account
     * @throws BatchWriteException when any write failed
     */
    default BatchWriteResult writeAll(String table, Stream<? extends Map<String, ?>> items) {
        return table(table).writeAll(Unchecked.items(items));
    }

    /**
     * Reads keys from several tables, side by side: one that throttles holds up no other.
     *
     * @param keysByTable the keys by the name or the ARN of their table
     * @return the result of each table, by the same names, in the same order
     * @throws BatchGetException when a table could not be read to the end; it carries all tables
     * @throws InvalidItemException when a key is not a legal key of its table; nothing was sent then
     */
    Map<String, BatchGetResult<Map<String, Object>>> batchGet(
            Map<String, ? extends Collection<? extends Map<String, ?>>> keysByTable);

    /**
     * Reads any number of keys, and gives the items that exist, in no order. Keys are pulled on the thread that pulls the
     * items, at most {@link GetOptions#concurrency()} times 100 ahead of it. Close the stream unless it was read to its end.
     *
     * @param table the name or the ARN of the table
     * @param keys a stream of keys, each with the key attributes of the table and no others; closed with the result
     * @return a stream of the items, which waits for them; it throws as {@link #batchGet(String, Collection)} does, when the
     *     items found up to then were pulled
     */
    default Stream<Map<String, Object>> batchGetAll(String table, Stream<? extends Map<String, ?>> keys) {
        return table(table).batchGetAll(keys);
    }

    /**
     * As {@link #batchGetAll(String, Stream)}, but gives a result a key, so that missing keys are told.
     *
     * @param table the name or the ARN of the table
     * @param keys a stream of keys, each with the key attributes of the table and no others; closed with the result
     * @return a stream of one result for each key, to be closed
     */
    default Stream<KeyResult<Map<String, Object>>> batchGetEach(String table, Stream<? extends Map<String, ?>> keys) {
        return table(table).batchGetEach(keys);
    }

    /**
     * Reads the whole table, and gives its items, in no order. Close the stream unless it was read to its end.
     *
     * @param table the name or the ARN of the table
     * @return a stream of the items, which waits for them; it throws {@link ScanException} when the retry budget ended
     *     before the table did
     */
    default Stream<Map<String, Object>> scan(String table) {
        return table(table).scan();
    }

    /**
     * The same operations, asynchronous.
     *
     * @return the asynchronous twin
     */
    BatchOperations async();

    // typed items

    /**
     * The operations on a table, with items of a type: a record, or a {@code @DynamoDbBean} or {@code @DynamoDbImmutable}
     * class of the AWS SDK's Enhanced client.
     *
     * @param <T> the type of the items
     * @param table the name or the ARN of the table
     * @param type the type of the items
     * @return the operations
     * @throws IllegalArgumentException when items can't be mapped to the type; the message names the part at fault and says
     *     what to change
     */
    <T> SyncBatchTable<T> table(String table, Class<T> type);

    /**
     * The operations on a table, with items that a mapping of the application's own maps, or a schema of the Enhanced client
     * ({@code io.dynox.enhanced.EnhancedItems.of(schema)}).
     *
     * @param <T> the type of the items
     * @param table the name or the ARN of the table
     * @param mapping to and from attributes
     * @return the operations
     * @throws IllegalArgumentException when the mapping asks for what batch writes can't do
     */
    <T> SyncBatchTable<T> table(String table, ItemMapping<T> mapping);

    /**
     * The operations on the table that a type names by its annotation, {@link DynoxTable}.
     *
     * @param <T> the type of the items
     * @param type the type of the items, annotated
     * @return the operations
     * @throws IllegalArgumentException when the type isn't annotated, or items can't be mapped to it, or not be written so
     */
    <T> SyncBatchTable<T> table(Class<T> type);
}
