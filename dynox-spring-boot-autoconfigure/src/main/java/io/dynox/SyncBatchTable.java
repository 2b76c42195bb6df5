package io.dynox;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Batch writes and batch gets on one table, blocking; the twin of {@link BatchTable}, which states the contract of
 * each method. Where that completes a future, this returns; where that fails a future, this throws the same exception; where
 * that takes or returns a publisher, this takes or returns a {@link Stream}.
 *
 * <p>If a thread is interrupted while it waits, the method throws {@link DynoxInterruptedException} and sets the interrupt
 * flag again. Don't call these methods on an event loop.
 *
 * <p>Thread-safe.
 *
 * @param <T> the type of the items
 */
public interface SyncBatchTable<T> {

    /** Returns the name or the ARN of the table, as the caller gave it. */
    String name();

    /** Returns a view of this table with other options for reads by key, see {@link BatchTable#with(GetOptions)}. */
    SyncBatchTable<T> with(GetOptions options);

    /** Returns a view of this table with other options for writes, see {@link BatchTable#with(WriteOptions)}. */
    SyncBatchTable<T> with(WriteOptions options);

    /** Returns a view of this table with other options for scans, see {@link BatchTable#with(ScanOptions)}. */
    SyncBatchTable<T> with(ScanOptions options);

    /**
     * Reads the items of any number of keys, see {@link BatchTable#batchGet}.
     *
     * @param keys the keys, each with the key attributes of the table and no others
     * @return the found items and the missing keys
     * @throws BatchGetException if the retry policy ended before each key was read
     * @throws InvalidItemException if a key is not a legal key of the table; nothing was sent in this case
     * @throws TableAccessException if the table is missing or may not be read
     */
    BatchGetResult<T> batchGet(Collection<? extends Map<String, ?>> keys);

    /**
     * Puts and deletes any number of items, the puts first, see {@link BatchTable#batchWrite}.
     *
     * @param putItems the items to put, possibly none
     * @param deleteKeys the keys of the items to delete, possibly none
     * @return the result
     * @throws BatchWriteException if any write failed; it carries the result and the failures
     */
    BatchWriteResult batchWrite(Collection<? extends T> putItems, Collection<? extends Map<String, ?>> deleteKeys);

    /** Opens a writer, for use in a try-with-resources statement. */
    SyncBatchWriter<T> writer();

    /**
     * Opens a writer, passes it to {@code body}, and closes it. If {@code body} throws, nothing more is sent: the writes in the
     * buffer end as <em>not attempted</em>, and the exception of {@code body} is thrown, to which a {@link BatchWriteException}
     * with the result is added as suppressed.
     *
     * @param body writes
     * @return the result
     * @throws BatchWriteException if any write failed
     */
    BatchWriteResult write(Consumer<? super SyncBatchWriter<T>> body);

    /**
     * Puts the items of a stream, as they are pulled, and waits for them. If the stream throws, nothing more is sent, as with
     * {@link #write(Consumer)}.
     *
     * @param items the items to put; closed at the end
     * @return the result
     * @throws BatchWriteException if any write failed
     */
    BatchWriteResult writeAll(Stream<? extends T> items);

    /**
     * Deletes the items of the keys of a stream, as they are pulled, and waits for them. If the stream throws, nothing more is
     * sent, as with {@link #write(Consumer)}.
     *
     * @param keys a stream of keys, each with the key attributes of the table and no others; closed at the end
     * @return the result
     * @throws BatchWriteException if any delete failed
     */
    BatchWriteResult deleteAll(Stream<? extends Map<String, ?>> keys);

    /**
     * Estimates what {@link #writeAll} of items would take, and sends none of them, see {@link BatchTable#estimate}.
     *
     * @param items the items; closed at the end
     * @return the estimate
     */
    WriteEstimate estimate(Stream<? extends T> items);

    /**
     * Reads any number of keys, and returns the items that exist, in no order. Keys are pulled on the thread that pulls the
     * items, at most {@link GetOptions#concurrency()} times 100 ahead of it. Close the stream unless it was read to its end.
     *
     * @param keys a stream of keys, each with the key attributes of the table and no others; closed with the result
     * @return a stream of the items, which blocks until the next one is there; it throws as {@link #batchGet(Collection)} does,
     *     after the items found so far
     */
    Stream<T> batchGetAll(Stream<? extends Map<String, ?>> keys);

    /**
     * Reads keys as {@link #batchGetAll(Stream)} does, but returns one result for each key, missing keys included.
     *
     * @param keys a stream of keys, each with the key attributes of the table and no others; closed with the result
     * @return a stream of one result for each key, to be closed
     */
    Stream<KeyResult<T>> batchGetEach(Stream<? extends Map<String, ?>> keys);

    /**
     * Reads the whole table, and returns its items, in no order. Close the stream unless it was read to its end.
     *
     * @return a stream of the items, which blocks until the next one is there; it throws {@link ScanException} if the retry
     *     policy ended before the table did
     */
    Stream<T> scan();

    /**
     * Reads the whole table as {@link #scan()} does, and returns its pages, each with its position, see
     * {@link BatchTable#scanPages}. Close the stream unless it was read to its end.
     *
     * @return a stream of pages, which blocks until the next one is there; at most two more are held for it
     */
    Stream<ReadPage<T>> scanPages();

    /**
     * Reads the items of a partition, in the order of the sort key, see {@link BatchTable#query}. Close the stream unless it was read
     * to its end.
     *
     * @param query which items
     * @return a stream of the items, which blocks until the next one is there; it throws {@link QueryException} if the retry
     *     policy ended before the partition did
     */
    Stream<T> query(Query query);

    /**
     * Reads the items of a partition as {@link #query} does, and returns its pages, each with its position, see
     * {@link BatchTable#queryPages}. Close the stream unless it was read to its end.
     *
     * @param query which items
     * @return a stream of pages, which blocks until the next one is there; at most two more are held for it
     */
    Stream<ReadPage<T>> queryPages(Query query);

    /** Returns the same operations, asynchronous. */
    BatchTable<T> async();

    // single items

    /**
     * Puts one item with {@code PutItem}, see {@link BatchTable#save}.
     *
     * @param item the item
     * @throws InvalidItemException if the item can't be stored as it is
     * @throws ConditionFailedException if the mode is {@link WriteMode#CONDITIONAL} and the version of the item has changed
     * @throws TableAccessException if the table is missing or may not be written
     * @throws RetriesExhaustedException if DynamoDB throttled the request, or sent no answer, as often as the SDK tries
     */
    void save(T item);

    /**
     * Reads one item with {@code GetItem}, see {@link BatchTable#get}.
     *
     * @param key the key attributes of the table and no others
     * @return the item; empty if there is none
     * @throws InvalidItemException if the key is not a legal key of the table, or the item doesn't fit the type
     * @throws TableAccessException if the table is missing or may not be read
     * @throws RetriesExhaustedException if DynamoDB throttled the request, or sent no answer, as often as the SDK tries
     */
    Optional<T> get(Map<String, ?> key);

    /**
     * Deletes one item with {@code DeleteItem}, see {@link BatchTable#delete}.
     *
     * @param key the key attributes of the table and no others
     * @throws InvalidItemException if the key is not a legal key of the table
     * @throws TableAccessException if the table is missing or may not be written
     * @throws RetriesExhaustedException if DynamoDB throttled the request, or sent no answer, as often as the SDK tries
     */
    void delete(Map<String, ?> key);

    /**
     * Returns the key of an item, see {@link BatchTable#keyOf}.
     *
     * @param item an item
     * @return its key attributes and no others
     * @throws IllegalStateException if the names of the key attributes aren't known
     * @throws InvalidItemException if the item has no legal key
     */
    Map<String, Object> keyOf(T item);

    /** Returns a key of a table without a sort key, see {@link BatchTable#key(Object)}. */
    Map<String, Object> key(Object partition);

    /** Returns a key of a table with a sort key, see {@link BatchTable#key(Object, Object)}. */
    Map<String, Object> key(Object partition, Object sort);

    /** Returns a view of one type of several, see {@link BatchTable#only(Class)}. */
    <S extends T> SyncBatchTable<S> only(Class<S> type);

    /** Returns a view of the same table whose items are maps. */
    SyncBatchTable<Map<String, Object>> asMaps();
}
