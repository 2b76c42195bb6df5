package io.dynox;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.reactivestreams.Publisher;

/**
 * Batch writes and batch gets on one table, whose items are of one type, asynchronous; {@link #sync()} is the blocking twin.
 *
 * <p>No method blocks the calling thread. A returned future fails with a {@link DynoxException}; arguments that can
 * never be right ({@code null}, say) throw at once. Keys are maps of Java values, see {@link BatchOperations}.
 *
 * <p>Thread-safe.
 *
 * @param <T> the type of the items
 */
public interface BatchTable<T> {

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
    BatchTable<T> with(GetOptions options);

    /**
     * Returns a view of the same table with other options for writes. Values that {@code options} doesn't set stay as they
     * are.
     *
     * @param options what changes
     * @return a view
     */
    BatchTable<T> with(WriteOptions options);

    /**
     * Returns a view of the same table with other options for scans. Values that {@code options} doesn't set stay as they
     * are.
     *
     * @param options what changes
     * @return a view
     */
    BatchTable<T> with(ScanOptions options);

    /**
     * Reads the items of any number of keys from the table, 100 keys a request (the limit of {@code BatchGetItem}), several
     * requests at a time. Keys may repeat; each distinct key is read once.
     *
     * <p>The future completes when each key is known to be found or missing. It fails with
     *
     * <ul>
     *   <li>{@link BatchGetException} when the retry budget ended first; it carries what was found and what is unread,
     *   <li>{@link InvalidItemException} when a key is not a legal key of the table; nothing was sent then,
     *   <li>{@link TableAccessException} when the table is missing or may not be read.
     * </ul>
     *
     * @param keys the keys, each with the key attributes of the table and no others
     * @return a future of the found items and the missing keys
     */
    CompletableFuture<BatchGetResult<T>> batchGet(Collection<? extends Map<String, ?>> keys);

    /**
     * Puts and deletes any number of items, 25 a request (the limit of {@code BatchWriteItem}), several requests at a
     * time. The puts count as issued before the deletes, each in the order of its collection; the last write to a key
     * wins.
     *
     * <p>The future completes when each write is written, failed or superseded. It fails with {@link BatchWriteException}
     * when any write failed; the exception carries the account and the failures. A table that can't be used fails every
     * write: the exception's cause is a {@link TableAccessException} then.
     *
     * @param putItems the items to put, possibly none
     * @param deleteKeys the keys of the items to delete, possibly none
     * @return a future of the account
     */
    CompletableFuture<BatchWriteResult> batchWrite(
            Collection<? extends T> putItems, Collection<? extends Map<String, ?>> deleteKeys);

    /**
     * Opens a writer for the table. The caller closes it; the application context closes at its end what is still open.
     *
     * @return an open writer
     */
    BatchWriter<T> writer();

    /**
     * Opens a writer, hands it to {@code body}, and closes it when the stage that {@code body} returns has completed. When
     * {@code body} throws or its stage fails, nothing more is sent: what was still buffered ends as <em>not
     * attempted</em>, and the future fails with the body's exception, a {@link BatchWriteException} with the account
     * being suppressed in it.
     *
     * @param body writes; the returned stage completes when it has issued its last write
     * @return a future of the account; it fails with {@link BatchWriteException} when any write failed
     */
    CompletableFuture<BatchWriteResult> write(Function<? super BatchWriter<T>, ? extends CompletionStage<?>> body);

    /**
     * Puts what a publisher emits. It is asked for no more than the writer has room for; when it completes, the writer is
     * closed, and when it fails, nothing more is sent and what was still buffered ends as <em>not attempted</em>.
     *
     * @param items a publisher of items to put; subscribed to once, before this returns
     * @return a future of the account; it fails with {@link BatchWriteException} when any write failed, and with the
     *     publisher's own failure, a {@link BatchWriteException} with the account being suppressed in it
     */
    CompletableFuture<BatchWriteResult> writeAll(Publisher<? extends T> items);

    /**
     * Reads the keys that a publisher emits, 100 keys a request, several requests at a time, and emits the items that
     * exist, in no order. What doesn't exist is left out; {@link #batchGetEach(Publisher)} tells it.
     *
     * <p>Any number of keys is read in constant memory: at most {@link GetOptions#concurrency()} times 100 keys are taken
     * and not yet answered, whatever the subscriber asks for. A key is answered each time that it is emitted. A partial
     * group of keys is sent after {@link GetOptions#linger()}.
     *
     * <p>The stream fails as {@link #batchGet(Collection)} does, when the items found up to then are emitted; a
     * {@link BatchGetException} names each key that was taken and is unread. It fails with the failure of {@code keys} when
     * the keys emitted before are answered. Cancelling it cancels {@code keys} and sends nothing more.
     *
     * @param keys a publisher of keys, each with the key attributes of the table and no others
     * @return a publisher of the items; each subscription subscribes to {@code keys}, and reads them anew
     */
    Publisher<T> batchGetAll(Publisher<? extends Map<String, ?>> keys);

    /**
     * As {@link #batchGetAll(Publisher)}, but emits a result a key, so that missing keys are told.
     *
     * @param keys a publisher of keys, each with the key attributes of the table and no others
     * @return a publisher of one result for each key
     */
    Publisher<KeyResult<T>> batchGetEach(Publisher<? extends Map<String, ?>> keys);

    /**
     * Reads the whole table, in {@link ScanOptions#segments()} side by side, and emits its items, in no order. It shares the
     * rate limit of reads, and what throttling teaches, with all other reads of the table.
     *
     * <p>At most twice {@link ScanOptions#concurrency()} pages of up to 1 MB are held; no further one is asked for until the
     * subscriber has asked for their items. Cancelling it asks for nothing more. An item that is written while the scan
     * runs may be emitted or not.
     *
     * <p>The stream fails with
     *
     * <ul>
     *   <li>{@link ScanException} when the retry budget ended first; it says how many items were emitted and where to go on,
     *   <li>{@link TableAccessException} when the table is missing or may not be scanned.
     * </ul>
     *
     * @return a publisher of the items; each subscription reads the table anew
     */
    Publisher<T> scan();

    /**
     * The same operations, blocking.
     *
     * @return the blocking twin
     */
    SyncBatchTable<T> sync();

    // single items

    /**
     * Puts one item at once, with {@code PutItem}, replacing the item with the same key as a whole. For many items, use a
     * {@link #writer()}.
     *
     * <p>It is sent without a batch's order, rate limits and retries: the SDK's own retries apply. The future fails with
     *
     * <ul>
     *   <li>{@link InvalidItemException} when the item can't be written as it is; nothing was sent unless DynamoDB said so,
     *   <li>{@link TableAccessException} when the table is missing or may not be written,
     *   <li>{@link RetriesExhaustedException} when DynamoDB throttled it, or gave no answer, as often as the SDK tries.
     * </ul>
     *
     * @param item the item
     * @return a future that completes when it is written
     */
    CompletableFuture<Void> save(T item);

    /**
     * Reads one item, with {@code GetItem} and the SDK's own retries. For many items, use {@link #batchGet(Collection)}.
     *
     * <p>The future fails with
     *
     * <ul>
     *   <li>{@link InvalidItemException} when the key is no legal key of the table, or the item doesn't fit the type,
     *   <li>{@link TableAccessException} when the table is missing or may not be read,
     *   <li>{@link RetriesExhaustedException} when DynamoDB throttled it, or gave no answer, as often as the SDK tries.
     * </ul>
     *
     * @param key the key attributes of the table and no others
     * @return a future of the item; empty when there is none
     */
    CompletableFuture<Optional<T>> get(Map<String, ?> key);

    /**
     * Deletes one item at once, with {@code DeleteItem} and the SDK's own retries. Deleting what doesn't exist succeeds.
     *
     * <p>The future fails with
     *
     * <ul>
     *   <li>{@link InvalidItemException} when the key is no legal key of the table,
     *   <li>{@link TableAccessException} when the table is missing or may not be written,
     *   <li>{@link RetriesExhaustedException} when DynamoDB throttled it, or gave no answer, as often as the SDK tries.
     * </ul>
     *
     * @param key the key attributes of the table and no others
     * @return a future that completes when it is deleted
     */
    CompletableFuture<Void> delete(Map<String, ?> key);

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
    BatchTable<Map<String, Object>> asMaps();
}
