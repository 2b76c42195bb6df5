package io.dynox;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.reactivestreams.Publisher;

/**
 * Batch writes and batch gets on one table, asynchronous; {@link #sync()} is the blocking twin. A table is a view with
 * options: {@code with} gives another view of the same table.
 *
 * <p>No method blocks the calling thread. A returned future fails with a {@link DynoxException}; arguments that can
 * never be right ({@code null}, say) throw at once. Keys are maps of Java values, see {@link BatchOperations}.
 *
 * <p>Thread-safe.
 *
 * @param <T> the type of the items
 */
public interface BatchTable<T> {

    /** Returns the name or the ARN of the table, as the caller gave it. */
    String name();

    /**
     * Returns a view of this table with other options for reads by key. Values that {@code options} doesn't set stay as they are.
     *
     * @param options what changes
     * @return a new view
     */
    BatchTable<T> with(GetOptions options);

    /**
     * Returns a view of this table with other options for writes. Values that {@code options} doesn't set stay as they are.
     *
     * @param options what changes
     * @return a new view
     */
    BatchTable<T> with(WriteOptions options);

    /**
     * Returns a view of this table with other options for scans. Values that {@code options} doesn't set stay as they are.
     *
     * @param options what changes
     * @return a new view
     */
    BatchTable<T> with(ScanOptions options);

    /**
     * Reads the items of any number of keys, 100 keys a request (the limit of {@code BatchGetItem}), several requests at a
     * time. Keys may repeat; each distinct key is read once.
     *
     * <p>The future completes when each key is known to be found or missing. It fails with
     *
     * <ul>
     *   <li>{@link BatchGetException} if the retry policy ended first; it carries what was found and which keys are unread,
     *   <li>{@link InvalidItemException} if a key is not a legal key of the table; nothing was sent in this case,
     *   <li>{@link TableAccessException} if the table is missing or may not be read.
     * </ul>
     *
     * @param keys the keys, each with the key attributes of the table and no others
     * @return a future of the found items and the missing keys
     */
    CompletableFuture<BatchGetResult<T>> batchGet(Collection<? extends Map<String, ?>> keys);

    /**
     * Puts and deletes any number of items, 25 a request (the limit of {@code BatchWriteItem}), several requests at a time.
     * The puts count as issued before the deletes, each in the order of its collection. Of several writes to one key, the last
     * one wins.
     *
     * <p>The future completes when each write is written, failed or superseded. It fails with {@link BatchWriteException} if any
     * write failed; the exception carries the result and the failures. If the table can't be used, every write fails, and the
     * cause of the exception is a {@link TableAccessException}.
     *
     * @param putItems the items to put, possibly none
     * @param deleteKeys the keys of the items to delete, possibly none
     * @return a future of the result
     */
    CompletableFuture<BatchWriteResult> batchWrite(
            Collection<? extends T> putItems, Collection<? extends Map<String, ?>> deleteKeys);

    /** Opens a writer. The caller closes it; the application context closes the writers that are still open when it ends. */
    BatchWriter<T> writer();

    /**
     * Opens a writer, passes it to {@code body}, and closes it when the stage that {@code body} returns has completed. If
     * {@code body} throws or its stage fails, nothing more is sent: the writes in the buffer end as <em>not attempted</em>, and
     * the future fails with the exception of {@code body}, to which a {@link BatchWriteException} with the result is added as
     * suppressed.
     *
     * @param body writes; the returned stage completes when it has issued its last write
     * @return a future of the result; it fails with {@link BatchWriteException} if any write failed
     */
    CompletableFuture<BatchWriteResult> write(Function<? super BatchWriter<T>, ? extends CompletionStage<?>> body);

    /**
     * Puts the items that a publisher emits. Dynox requests no more items than the writer has room for. When the publisher
     * completes, the writer is closed. When the publisher fails, nothing more is sent, and the writes in the buffer end as
     * <em>not attempted</em>.
     *
     * @param items a publisher of items to put; subscribed to once, before this method returns
     * @return a future of the result; it fails with {@link BatchWriteException} if any write failed, and with the failure of the
     *     publisher, to which a {@link BatchWriteException} with the result is added as suppressed
     */
    CompletableFuture<BatchWriteResult> writeAll(Publisher<? extends T> items);

    /**
     * Deletes the items of the keys that a publisher emits, as {@link #writeAll} puts items: Dynox requests no more keys than the
     * writer has room for, and when the publisher fails, nothing more is sent. Deleting what doesn't exist succeeds.
     *
     * @param keys a publisher of keys, each with the key attributes of the table and no others; subscribed to once, before this
     *     method returns
     * @return a future of the result; it fails as that of {@link #writeAll} does
     */
    CompletableFuture<BatchWriteResult> deleteAll(Publisher<? extends Map<String, ?>> keys);

    /**
     * Estimates what {@link #writeAll} of items would take, and sends none of them. Items are encoded and checked as for writing. The
     * definition of the table is asked for by {@code DescribeTable}, for its key, its indexes and its capacity; without the
     * permission, the estimate says so.
     *
     * @param items a publisher of items; subscribed to once; no more than 256 are requested ahead
     * @return a future of the estimate; it fails with the failure of the publisher
     * @throws IllegalArgumentException if items of the type can't be written in the mode of this view
     */
    CompletableFuture<WriteEstimate> estimate(Publisher<? extends T> items);

    /**
     * Reads the keys that a publisher emits, 100 keys a request, several requests at a time, and emits the items that exist,
     * in no order. Keys without an item are left out; {@link #batchGetEach(Publisher)} reports them.
     *
     * <p>Memory is constant for any number of keys: at most {@link GetOptions#concurrency()} times 100 keys are requested and
     * not yet answered, whatever the subscriber requests. A key that is emitted several times is answered as often. A partial
     * group of keys is sent after {@link GetOptions#linger()}.
     *
     * <p>The stream fails as {@link #batchGet(Collection)} does, after it has emitted the items found so far; a
     * {@link BatchGetException} lists the keys that were taken and are unread. It fails with the failure of {@code keys} after the
     * keys emitted before are answered. Cancelling the subscription cancels {@code keys} and sends nothing more.
     *
     * @param keys a publisher of keys, each with the key attributes of the table and no others
     * @return a publisher of the items; each subscription subscribes to {@code keys} and reads them anew
     */
    Publisher<T> batchGetAll(Publisher<? extends Map<String, ?>> keys);

    /**
     * Reads keys as {@link #batchGetAll(Publisher)} does, but emits one result for each key, so that missing keys are
     * reported too.
     *
     * @param keys a publisher of keys, each with the key attributes of the table and no others
     * @return a publisher of one result for each key
     */
    Publisher<KeyResult<T>> batchGetEach(Publisher<? extends Map<String, ?>> keys);

    /**
     * Reads the whole table, or one {@linkplain ScanOptions.Builder#segment segment} of it, in {@link ScanOptions#segments()} side
     * by side, and emits its items, in no order. A scan shares
     * the rate limit for reads, and the number of requests in flight, with all other reads of the table.
     *
     * <p>At most twice {@link ScanOptions#concurrency()} pages of up to 1 MB are held. The next page is requested when the
     * subscriber has requested the items of these. Cancelling the subscription requests no further page. An item that is written
     * while the scan runs may be emitted or not.
     *
     * <p>The stream fails with
     *
     * <ul>
     *   <li>{@link ScanException} if the retry policy ended first; it says how many items were emitted and where to continue,
     *   <li>{@link TableAccessException} if the table is missing or may not be scanned.
     * </ul>
     *
     * @return a publisher of the items; each subscription reads the table anew
     * @throws IllegalStateException if the scan only counts
     */
    Publisher<T> scan();

    /**
     * Reads the whole table as {@link #scan()} does, and emits its pages, each with its {@linkplain ReadPage#position()
     * position}: a job that stores the position of the last page that it is done with goes on there after a crash, with
     * {@link ScanOptions.Builder#position(ReadPosition)}. Pages without items are emitted too.
     *
     * <p>Each segment emits its pages in their order. The names of the key attributes are asked for by {@code DescribeTable} if
     * neither the type of the items nor {@code dynox.tables.<name>.partition-key} tells them; the scan works without.
     *
     * @return a publisher of pages; each subscription reads the table anew; it fails as {@link #scan()} does
     */
    Publisher<ReadPage<T>> scanPages();

    /**
     * Reads the items of a partition of the table or of an index, and emits them in the order of the sort key. A query shares the
     * rate limit for reads, and the number of requests in flight, with all other reads of the table.
     *
     * <p>One request is sent at a time. At most two pages of up to 1 MB are held; the next one is requested when the subscriber has
     * requested the items of these. Cancelling the subscription requests no further page. An item that is written while the query
     * runs may be emitted or not.
     *
     * <p>The stream fails with
     *
     * <ul>
     *   <li>{@link QueryException} if the retry policy ended first, or if the conditions don't fit the key; it says how many items
     *       were emitted and where to continue,
     *   <li>{@link TableAccessException} if the table or the index is missing or may not be queried, or if nothing tells the names of
     *       the key attributes.
     * </ul>
     *
     * @param query which items
     * @return a publisher of the items; each subscription reads them anew
     * @throws IllegalStateException if the query only counts
     */
    Publisher<T> query(Query query);

    /**
     * Reads the items of a partition as {@link #query} does, and emits its pages, each with its {@linkplain ReadPage#position()
     * position}, from which another query goes on: after a crash, or when a user asks for the next page. Pages without items are
     * emitted too.
     *
     * @param query which items
     * @return a publisher of pages in their order; each subscription reads them anew; it fails as that of {@link #query} does
     */
    Publisher<ReadPage<T>> queryPages(Query query);

    /** Returns the same operations, blocking. */
    SyncBatchTable<T> sync();

    // single items

    /**
     * Puts one item with {@code PutItem}, replacing the item with the same key as a whole. For many items, use a
     * {@link #writer()}.
     *
     * <p>The request has no order, rate limit or retries of a batch: the retries are those of the SDK. The future fails with
     *
     * <ul>
     *   <li>{@link InvalidItemException} if the item can't be stored as it is,
     *   <li>{@link ConditionFailedException} if the mode is {@link WriteMode#CONDITIONAL} and the version of the item has changed,
     *   <li>{@link TableAccessException} if the table is missing or may not be written,
     *   <li>{@link RetriesExhaustedException} if DynamoDB throttled the request, or sent no answer, as often as the SDK tries.
     * </ul>
     *
     * @param item the item
     * @return a future that completes when the item is written
     * @throws IllegalArgumentException if items of the type can't be written in the mode of this view
     */
    CompletableFuture<Void> save(T item);

    /**
     * Reads one item with {@code GetItem} and the retries of the SDK. For many items, use {@link #batchGet(Collection)}. Of the
     * options, the read consistency and the projection apply.
     *
     * <p>The future fails with
     *
     * <ul>
     *   <li>{@link InvalidItemException} if the key is not a legal key of the table, or the item doesn't fit the type,
     *   <li>{@link TableAccessException} if the table is missing or may not be read,
     *   <li>{@link RetriesExhaustedException} if DynamoDB throttled the request, or sent no answer, as often as the SDK tries.
     * </ul>
     *
     * @param key the key attributes of the table and no others
     * @return a future of the item; empty if there is none
     */
    CompletableFuture<Optional<T>> get(Map<String, ?> key);

    /**
     * Deletes one item with {@code DeleteItem} and the retries of the SDK. Deleting an item that doesn't exist succeeds. The
     * future fails as that of {@link #save} does.
     *
     * @param key the key attributes of the table and no others
     * @return a future that completes when the item is deleted
     */
    CompletableFuture<Void> delete(Map<String, ?> key);

    /**
     * Returns the key of an item: its key attributes and no others, for deletes and reads.
     *
     * @param item an item
     * @return its key
     * @throws IllegalStateException if the names of the key attributes aren't known, and no operation on the table has asked
     *     DynamoDB for them yet: annotate them ({@code @DynamoDbPartitionKey}), or set
     *     {@code dynox.tables.<name>.partition-key}
     * @throws InvalidItemException if the item has no legal key
     */
    Map<String, Object> keyOf(T item);

    /**
     * Returns a key of a table without a sort key: {@code key("USER#1")}.
     *
     * @param partition the value of the partition key
     * @return a map of the name of the key attribute to the value
     * @throws IllegalStateException if the names of the key attributes aren't known, see {@link #keyOf}
     * @throws IllegalArgumentException if the table has a sort key
     */
    Map<String, Object> key(Object partition);

    /**
     * Returns a key of a table with a sort key: {@code key("USER#1", "PROFILE")}.
     *
     * @param partition the value of the partition key
     * @param sort the value of the sort key
     * @return a map of the names of the key attributes to the values
     * @throws IllegalStateException if the names of the key attributes aren't known, see {@link #keyOf}
     * @throws IllegalArgumentException if the table has no sort key
     */
    Map<String, Object> key(Object partition, Object sort);

    /**
     * Returns a view of one type, or of a part of the types, of a table that holds several: of a sealed interface whose records
     * have {@link io.dynox.annotation.DynoxType}. Items of other types are read as if they weren't there: a scan leaves them
     * out, though it pays for reading them, and a key of such an item is missing.
     *
     * @param <S> the type
     * @param type a record of the sealed interface, or another sealed interface of some of them
     * @return a view
     * @throws IllegalArgumentException if the table's type isn't sealed, or doesn't have this one
     */
    <S extends T> BatchTable<S> only(Class<S> type);

    /** Returns a view of the same table whose items are maps. */
    BatchTable<Map<String, Object>> asMaps();
}
