package io.dynox;

import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;
import org.reactivestreams.Publisher;

/**
 * Batch writes and batch gets on DynamoDB, blocking; the twin of {@link BatchOperations}, which says what each method
 * promises. Where that completes a future, this returns; where that fails a future, this throws the same exception.
 *
 * <p>A thread that is interrupted while it waits gets a {@link DynoxInterruptedException} with its interrupt flag set
 * again. Don't call these methods on an event loop.
 *
 * <p>Thread-safe.
 */
public interface SyncBatchOperations {

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
    BatchGetResult<Map<String, Object>> batchGet(String table, Collection<? extends Map<String, ?>> keys);

    /**
     * As {@link #batchGet(String, Collection)}, with options of its own.
     *
     * @param table the name or the ARN of the table
     * @param keys the keys, each with the key attributes of the table and no others
     * @param options what to do otherwise than the defaults
     * @return the found items and the missing keys
     */
    BatchGetResult<Map<String, Object>> batchGet(
            String table, Collection<? extends Map<String, ?>> keys, GetOptions options);

    /**
     * Puts and deletes any number of items; the puts count as issued before the deletes.
     *
     * @param table the name or the ARN of the table
     * @param putItems the items to put, possibly none
     * @param deleteKeys the keys of the items to delete, possibly none
     * @return the account
     * @throws BatchWriteException when any write failed; it carries the account and the failures
     */
    BatchWriteResult batchWrite(
            String table,
            Collection<? extends Map<String, ?>> putItems,
            Collection<? extends Map<String, ?>> deleteKeys);

    /**
     * As {@link #batchWrite(String, Collection, Collection)}, with options of its own.
     *
     * @param table the name or the ARN of the table
     * @param putItems the items to put, possibly none
     * @param deleteKeys the keys of the items to delete, possibly none
     * @param options what to do otherwise than the defaults
     * @return the account
     * @throws BatchWriteException when any write failed; it carries the account and the failures
     */
    BatchWriteResult batchWrite(
            String table,
            Collection<? extends Map<String, ?>> putItems,
            Collection<? extends Map<String, ?>> deleteKeys,
            WriteOptions options);

    /**
     * Opens a writer for a table, for use in a try-with-resources statement.
     *
     * @param table the name or the ARN of the table
     * @return an open writer
     */
    SyncBatchWriter<Map<String, Object>> writer(String table);

    /**
     * As {@link #writer(String)}, with options of its own.
     *
     * @param table the name or the ARN of the table
     * @param options what to do otherwise than the defaults
     * @return an open writer
     */
    SyncBatchWriter<Map<String, Object>> writer(String table, WriteOptions options);

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
    BatchWriteResult write(String table, Consumer<? super SyncBatchWriter<Map<String, Object>>> body);

    /**
     * As {@link #write(String, Consumer)}, with options of its own.
     *
     * @param table the name or the ARN of the table
     * @param body writes
     * @param options what to do otherwise than the defaults
     * @return the account
     * @throws BatchWriteException when any write failed
     */
    BatchWriteResult write(
            String table, Consumer<? super SyncBatchWriter<Map<String, Object>>> body, WriteOptions options);

    /**
     * Puts what a publisher emits, and waits for it.
     *
     * @param table the name or the ARN of the table
     * @param items a publisher of items to put; subscribed to once
     * @return the account
     * @throws BatchWriteException when any write failed
     */
    BatchWriteResult writeAll(String table, Publisher<? extends Map<String, ?>> items);

    /**
     * As {@link #writeAll(String, Publisher)}, with options of its own.
     *
     * @param table the name or the ARN of the table
     * @param items a publisher of items to put; subscribed to once
     * @param options what to do otherwise than the defaults
     * @return the account
     * @throws BatchWriteException when any write failed
     */
    BatchWriteResult writeAll(String table, Publisher<? extends Map<String, ?>> items, WriteOptions options);

    /**
     * The same operations, asynchronous.
     *
     * @return the asynchronous twin
     */
    BatchOperations async();
}
