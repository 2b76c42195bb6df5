package io.dynox;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Batch writes and batch gets on one table, blocking; the twin of {@link BatchTable}, which says what each method
 * promises. Where that completes a future, this returns; where that fails a future, this throws the same exception; where
 * that takes or gives a publisher, this takes or gives a {@link Stream}.
 *
 * <p>A thread that is interrupted while it waits gets a {@link DynoxInterruptedException} with its interrupt flag set
 * again. Don't call these methods on an event loop.
 *
 * <p>Thread-safe.
 *
 * @param <T> the type of the items
 */
public interface SyncBatchTable<T> {

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
    SyncBatchTable<T> with(GetOptions options);

    /**
     * Returns a view of the same table with other options for writes. Values that {@code options} doesn't set stay as they
     * are.
     *
     * @param options what changes
     * @return a view
     */
    SyncBatchTable<T> with(WriteOptions options);

    /**
     * Returns a view of the same table with other options for scans. Values that {@code options} doesn't set stay as they
     * are.
     *
     * @param options what changes
     * @return a view
     */
    SyncBatchTable<T> with(ScanOptions options);

    /**
     * Reads the items of any number of keys from the table.
     *
     * @param keys the keys, each with the key attributes of the table and no others
     * @return the found items and the missing keys
     * @throws BatchGetException when the retry budget ended before each key was read
     * @throws InvalidItemException when a key is not a legal key of the table; nothing was sent then
     * @throws TableAccessException when the table is missing or may not be read
     */
    BatchGetResult<T> batchGet(Collection<? extends Map<String, ?>> keys);

    /**
     * Puts and deletes any number of items; the puts count as issued before the deletes.
     *
     * @param putItems the items to put, possibly none
     * @param deleteKeys the keys of the items to delete, possibly none
     * @return the account
     * @throws BatchWriteException when any write failed; it carries the account and the failures
     */
    BatchWriteResult batchWrite(Collection<? extends T> putItems, Collection<? extends Map<String, ?>> deleteKeys);

    /**
     * Opens a writer for the table, for use in a try-with-resources statement.
     *
     * @return an open writer
     */
    SyncBatchWriter<T> writer();

    /**
     * Opens a writer, hands it to {@code body}, and closes it. When {@code body} throws, nothing more is sent: what was
     * still buffered ends as <em>not attempted</em>, and the body's exception is thrown on, a {@link BatchWriteException}
     * with the account being suppressed in it.
     *
     * @param body writes
     * @return the account
     * @throws BatchWriteException when any write failed
     */
    BatchWriteResult write(Consumer<? super SyncBatchWriter<T>> body);

    /**
     * Puts the items of a stream, as they are pulled, and waits for them. When the stream throws, nothing more is sent, as
     * with {@link #write(Consumer)}.
     *
     * @param items the items to put; closed at the end
     * @return the account
     * @throws BatchWriteException when any write failed
     */
    BatchWriteResult writeAll(Stream<? extends T> items);

    /**
     * Reads any number of keys, and gives the items that exist, in no order. Keys are pulled on the thread that pulls the
     * items, at most {@link GetOptions#concurrency()} times 100 ahead of it. Close the stream unless it was read to its end.
     *
     * @param keys a stream of keys, each with the key attributes of the table and no others; closed with the result
     * @return a stream of the items, which waits for them; it throws as {@link #batchGet(Collection)} does, when the
     *     items found up to then were pulled
     */
    Stream<T> batchGetAll(Stream<? extends Map<String, ?>> keys);

    /**
     * As {@link #batchGetAll(Stream)}, but gives a result a key, so that missing keys are told.
     *
     * @param keys a stream of keys, each with the key attributes of the table and no others; closed with the result
     * @return a stream of one result for each key, to be closed
     */
    Stream<KeyResult<T>> batchGetEach(Stream<? extends Map<String, ?>> keys);

    /**
     * Reads the whole table, and gives its items, in no order. Close the stream unless it was read to its end.
     *
     * @return a stream of the items, which waits for them; it throws {@link ScanException} when the retry budget ended
     *     before the table did
     */
    Stream<T> scan();

    /**
     * The same operations, asynchronous.
     *
     * @return the asynchronous twin
     */
    BatchTable<T> async();

    // single items

    /**
     * Puts one item at once, with {@code PutItem}, replacing the item with the same key as a whole.
     *
     * @param item the item
     * @throws InvalidItemException when the item can't be written as it is; nothing was sent unless DynamoDB said so
     * @throws TableAccessException when the table is missing or may not be written
     * @throws RetriesExhaustedException when DynamoDB throttled it, or gave no answer, as often as the SDK tries
     */
    void save(T item);

    /**
     * Reads one item, with {@code GetItem}.
     *
     * @param key the key attributes of the table and no others
     * @return the item; empty when there is none
     * @throws InvalidItemException when the key is no legal key of the table, or the item doesn't fit the type
     * @throws TableAccessException when the table is missing or may not be read
     * @throws RetriesExhaustedException when DynamoDB throttled it, or gave no answer, as often as the SDK tries
     */
    Optional<T> get(Map<String, ?> key);

    /**
     * Deletes one item at once, with {@code DeleteItem}. Deleting what doesn't exist succeeds.
     *
     * @param key the key attributes of the table and no others
     * @throws InvalidItemException when the key is no legal key of the table
     * @throws TableAccessException when the table is missing or may not be written
     * @throws RetriesExhaustedException when DynamoDB throttled it, or gave no answer, as often as the SDK tries
     */
    void delete(Map<String, ?> key);

    /**
     * The key that an item has: its key attributes and no others, for deletes and reads.
     *
     * @param item an item
     * @return its key
     * @throws IllegalStateException when the names of the table's key attributes are unknown here: annotate them
     *     ({@code @DynamoDbPartitionKey}), or set {@code dynox.tables.<name>.partition-key}
     * @throws InvalidItemException when the item has no legal key
     */
    Map<String, Object> keyOf(T item);

    /**
     * A key of a table without a sort key, by its value, which is one of a plain map: {@code key("USER#1")}.
     *
     * @param partition the value of the partition key
     * @return a map of the name of the key attribute to the value
     * @throws IllegalStateException when the names of the table's key attributes are unknown here, see {@link #keyOf}
     * @throws IllegalArgumentException when the table has a sort key, too
     */
    Map<String, Object> key(Object partition);

    /**
     * A key of a table with a sort key, by its values, which are those of a plain map: {@code key("USER#1", "PROFILE")}.
     *
     * @param partition the value of the partition key
     * @param sort the value of the sort key
     * @return a map of the names of the key attributes to the values
     * @throws IllegalStateException when the names of the table's key attributes are unknown here, see {@link #keyOf}
     * @throws IllegalArgumentException when the table has no sort key
     */
    Map<String, Object> key(Object partition, Object sort);

    /**
     * The same table without the mapping: its items as plain maps.
     *
     * @return the operations on maps
     */
    SyncBatchTable<Map<String, Object>> asMaps();
}
