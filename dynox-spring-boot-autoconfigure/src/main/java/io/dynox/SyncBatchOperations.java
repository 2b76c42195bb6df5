package io.dynox;

import io.dynox.internal.Unchecked;
import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Batch writes and batch gets on DynamoDB, blocking; the twin of {@link BatchOperations}. Where that completes a future,
 * this returns; where that fails a future, this throws the same exception; where that takes or returns a publisher, this
 * takes or returns a {@link Stream}. The methods that name a table are short for the same method of {@code table(name)}.
 *
 * <p>If a thread is interrupted while it waits, the method throws {@link DynoxInterruptedException} and sets the interrupt
 * flag again. Don't call these methods on an event loop.
 *
 * <p>Thread-safe.
 */
public interface SyncBatchOperations {

    /** Returns a view of a table whose items are maps, see {@link BatchOperations#table(String)}. */
    SyncBatchTable<Map<String, Object>> table(String table);

    /** Returns the same operations with other options for batch gets, see {@link BatchOperations#with}. */
    SyncBatchOperations with(GetOptions options);

    /** Reads items of a table by their keys, see {@link SyncBatchTable#batchGet}. */
    default BatchGetResult<Map<String, Object>> batchGet(String table, Collection<? extends Map<String, ?>> keys) {
        return table(table).batchGet(keys);
    }

    /** Puts and deletes items of a table, see {@link SyncBatchTable#batchWrite}. */
    default BatchWriteResult batchWrite(
            String table,
            Collection<? extends Map<String, ?>> putItems,
            Collection<? extends Map<String, ?>> deleteKeys) {
        return table(table).batchWrite(Unchecked.items(putItems), deleteKeys);
    }

    /** Opens a writer, see {@link SyncBatchTable#writer}. */
    default SyncBatchWriter<Map<String, Object>> writer(String table) {
        return table(table).writer();
    }

    /** Opens a writer for the duration of a function, see {@link SyncBatchTable#write}. */
    default BatchWriteResult write(String table, Consumer<? super SyncBatchWriter<Map<String, Object>>> body) {
        return table(table).write(body);
    }

    /** Puts the items of a stream, see {@link SyncBatchTable#writeAll}. */
    default BatchWriteResult writeAll(String table, Stream<? extends Map<String, ?>> items) {
        return table(table).writeAll(Unchecked.items(items));
    }

    /**
     * Reads keys from several tables, side by side, see {@link BatchOperations#batchGet(Map)}.
     *
     * @param keysByTable the keys by the name or the ARN of their table
     * @return the result of each table, by the same names
     * @throws BatchGetException if a table could not be read to the end; it carries all tables
     * @throws InvalidItemException if a key is not a legal key of its table; nothing was sent in this case
     */
    Map<String, BatchGetResult<Map<String, Object>>> batchGet(
            Map<String, ? extends Collection<? extends Map<String, ?>>> keysByTable);

    /** Reads any number of keys, see {@link SyncBatchTable#batchGetAll}. */
    default Stream<Map<String, Object>> batchGetAll(String table, Stream<? extends Map<String, ?>> keys) {
        return table(table).batchGetAll(keys);
    }

    /** Reads any number of keys, missing ones included, see {@link SyncBatchTable#batchGetEach}. */
    default Stream<KeyResult<Map<String, Object>>> batchGetEach(String table, Stream<? extends Map<String, ?>> keys) {
        return table(table).batchGetEach(keys);
    }

    /** Reads a whole table, see {@link SyncBatchTable#scan}. */
    default Stream<Map<String, Object>> scan(String table) {
        return table(table).scan();
    }

    /** Returns the same operations, asynchronous. */
    BatchOperations async();

    // typed items

    /** Returns a view of a table whose items are of a type, see {@link BatchOperations#table(String, Class)}. */
    <T> SyncBatchTable<T> table(String table, Class<T> type);

    /** Returns a view of a table with a mapping, see {@link BatchOperations#table(String, ItemMapping)}. */
    <T> SyncBatchTable<T> table(String table, ItemMapping<T> mapping);

    /** Returns a view of the table that a type names, see {@link BatchOperations#table(Class)}. */
    <T> SyncBatchTable<T> table(Class<T> type);
}
