package io.dynox;

import io.dynox.annotation.DynoxTable;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.reactivestreams.Publisher;

/**
 * Batch writes and batch gets on DynamoDB, asynchronous; {@link #sync()} is the blocking twin.
 *
 * <p>Items and keys are maps of Java values: {@code String}, {@code Number}, {@code Boolean}, {@code byte[]},
 * {@code ByteBuffer}, {@code SdkBytes}, {@code List}, {@code Map}, {@code Set}, {@code null} and {@code AttributeValue},
 * freely mixed. Other types are refused by name rather than guessed.
 *
 * <p>No method blocks the calling thread. A returned future fails with a {@link DynoxException}; arguments that can
 * never be right ({@code null}, an empty table name) throw at once.
 *
 * <p>Thread-safe.
 */
public interface BatchOperations {

    /**
     * Reads the items of any number of keys from a table, 100 keys a request (the limit of {@code BatchGetItem}), several
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
     * @param table the name or the ARN of the table
     * @param keys the keys, each with the key attributes of the table and no others
     * @return a future of the found items and the missing keys
     */
    CompletableFuture<BatchGetResult<Map<String, Object>>> batchGet(
            String table, Collection<? extends Map<String, ?>> keys);

    /**
     * As {@link #batchGet(String, Collection)}, with options of its own.
     *
     * @param table the name or the ARN of the table
     * @param keys the keys, each with the key attributes of the table and no others
     * @param options what to do otherwise than the defaults
     * @return a future of the found items and the missing keys
     */
    CompletableFuture<BatchGetResult<Map<String, Object>>> batchGet(
            String table, Collection<? extends Map<String, ?>> keys, GetOptions options);

    /**
     * Puts and deletes any number of items, 25 a request (the limit of {@code BatchWriteItem}), several requests at a
     * time. The puts count as issued before the deletes, each in the order of its collection; the last write to a key
     * wins.
     *
     * <p>The future completes when each write is written, failed or superseded. It fails with {@link BatchWriteException}
     * when any write failed; the exception carries the account and the failures. A table that can't be used fails every
     * write: the exception's cause is a {@link TableAccessException} then.
     *
     * @param table the name or the ARN of the table
     * @param putItems the items to put, possibly none
     * @param deleteKeys the keys of the items to delete, possibly none
     * @return a future of the account
     */
    CompletableFuture<BatchWriteResult> batchWrite(
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
     * @return a future of the account
     */
    CompletableFuture<BatchWriteResult> batchWrite(
            String table,
            Collection<? extends Map<String, ?>> putItems,
            Collection<? extends Map<String, ?>> deleteKeys,
            WriteOptions options);

    /**
     * Opens a writer for a table. The caller closes it; the application context closes at its end what is still open.
     *
     * @param table the name or the ARN of the table
     * @return an open writer
     */
    BatchWriter<Map<String, Object>> writer(String table);

    /**
     * As {@link #writer(String)}, with options of its own.
     *
     * @param table the name or the ARN of the table
     * @param options what to do otherwise than the defaults
     * @return an open writer
     */
    BatchWriter<Map<String, Object>> writer(String table, WriteOptions options);

    /**
     * Opens a writer, hands it to {@code body}, and closes it when the stage that {@code body} returns has completed. When
     * {@code body} throws or its stage fails, nothing more is sent: what was still buffered ends as <em>not
     * attempted</em>, and the future fails with the body's exception, a {@link BatchWriteException} with the account
     * being suppressed in it.
     *
     * @param table the name or the ARN of the table
     * @param body writes; the returned stage completes when it has issued its last write
     * @return a future of the account; it fails with {@link BatchWriteException} when any write failed
     */
    CompletableFuture<BatchWriteResult> write(
            String table, Function<? super BatchWriter<Map<String, Object>>, ? extends CompletionStage<?>> body);

    /**
     * As {@link #write(String, Function)}, with options of its own.
     *
     * @param table the name or the ARN of the table
     * @param body writes; the returned stage completes when it has issued its last write
     * @param options what to do otherwise than the defaults
     * @return a future of the account; it fails with {@link BatchWriteException} when any write failed
     */
    CompletableFuture<BatchWriteResult> write(
            String table,
            Function<? super BatchWriter<Map<String, Object>>, ? extends CompletionStage<?>> body,
            WriteOptions options);

    /**
     * Puts what a publisher emits. It is asked for no more than the writer has room for; when it completes, the writer is
     * closed, and when it fails, nothing more is sent and what was still buffered ends as <em>not attempted</em>.
     *
     * @param table the name or the ARN of the table
     * @param items a publisher of items to put; subscribed to once, before this returns
     * @return a future of the account; it fails with {@link BatchWriteException} when any write failed, and with the
     *     publisher's own failure, a {@link BatchWriteException} with the account being suppressed in it
     */
    CompletableFuture<BatchWriteResult> writeAll(String table, Publisher<? extends Map<String, ?>> items);

    /**
     * As {@link #writeAll(String, Publisher)}, with options of its own.
     *
     * @param table the name or the ARN of the table
     * @param items a publisher of items to put; subscribed to once, before this returns
     * @param options what to do otherwise than the defaults
     * @return a future of the account; it fails with {@link BatchWriteException} when any write failed, and with the
     *     publisher's own failure, a {@link BatchWriteException} with the account being suppressed in it
     */
    CompletableFuture<BatchWriteResult> writeAll(
            String table, Publisher<? extends Map<String, ?>> items, WriteOptions options);

    /**
     * Reads keys from several tables, side by side: one that throttles holds up no other.
     *
     * <p>The future completes when each key of each table is known to be found or missing. It fails with
     *
     * <ul>
     *   <li>{@link BatchGetException} when a table could not be read to the end; it carries what was found and what is
     *       unread, of all tables; its cause is a {@link TableAccessException} when a table is missing or may not be read,
     *   <li>{@link InvalidItemException} when a key is not a legal key of its table; nothing was sent then.
     * </ul>
     *
     * @param keysByTable the keys by the name or the ARN of their table
     * @return a future of the result of each table, by the same names, in the same order
     */
    CompletableFuture<Map<String, BatchGetResult<Map<String, Object>>>> batchGet(
            Map<String, ? extends Collection<? extends Map<String, ?>>> keysByTable);

    /**
     * As {@link #batchGet(Map)}, with options of its own, which hold for each table.
     *
     * @param keysByTable the keys by the name or the ARN of their table
     * @param options what to do otherwise than the defaults
     * @return a future of the result of each table, by the same names, in the same order
     */
    CompletableFuture<Map<String, BatchGetResult<Map<String, Object>>>> batchGet(
            Map<String, ? extends Collection<? extends Map<String, ?>>> keysByTable, GetOptions options);

    /**
     * Reads the keys that a publisher emits, 100 keys a request, several requests at a time, and emits the items that
     * exist, in no order. What doesn't exist is left out; {@link #batchGetEach(String, Publisher)} tells it.
     *
     * <p>Any number of keys is read in constant memory: at most {@link GetOptions#concurrency()} times 100 keys are taken
     * and not yet answered, whatever the subscriber asks for. A key is answered each time that it is emitted. A partial
     * group of keys is sent after {@link GetOptions#linger()}.
     *
     * <p>The stream fails as {@link #batchGet(String, Collection)} does, when the items found up to then are emitted; a
     * {@link BatchGetException} names each key that was taken and is unread. It fails with the failure of {@code keys} when
     * the keys emitted before are answered. Cancelling it cancels {@code keys} and sends nothing more.
     *
     * @param table the name or the ARN of the table
     * @param keys a publisher of keys, each with the key attributes of the table and no others
     * @return a publisher of the items; each subscription subscribes to {@code keys}, and reads them anew
     */
    Publisher<Map<String, Object>> batchGetAll(String table, Publisher<? extends Map<String, ?>> keys);

    /**
     * As {@link #batchGetAll(String, Publisher)}, with options of its own.
     *
     * @param table the name or the ARN of the table
     * @param keys a publisher of keys, each with the key attributes of the table and no others
     * @param options what to do otherwise than the defaults
     * @return a publisher of the items
     */
    Publisher<Map<String, Object>> batchGetAll(
            String table, Publisher<? extends Map<String, ?>> keys, GetOptions options);

    /**
     * As {@link #batchGetAll(String, Publisher)}, but emits a result a key, so that missing keys are told.
     *
     * @param table the name or the ARN of the table
     * @param keys a publisher of keys, each with the key attributes of the table and no others
     * @return a publisher of one result for each key
     */
    Publisher<KeyResult<Map<String, Object>>> batchGetEach(String table, Publisher<? extends Map<String, ?>> keys);

    /**
     * As {@link #batchGetEach(String, Publisher)}, with options of its own.
     *
     * @param table the name or the ARN of the table
     * @param keys a publisher of keys, each with the key attributes of the table and no others
     * @param options what to do otherwise than the defaults
     * @return a publisher of one result for each key
     */
    Publisher<KeyResult<Map<String, Object>>> batchGetEach(
            String table, Publisher<? extends Map<String, ?>> keys, GetOptions options);

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
     * @param table the name or the ARN of the table
     * @return a publisher of the items; each subscription reads the table anew
     */
    Publisher<Map<String, Object>> scan(String table);

    /**
     * As {@link #scan(String)}, with options of its own.
     *
     * @param table the name or the ARN of the table
     * @param options what to do otherwise than the defaults
     * @return a publisher of the items
     */
    Publisher<Map<String, Object>> scan(String table, ScanOptions options);

    /**
     * The same operations, blocking.
     *
     * @return the blocking twin
     */
    SyncBatchOperations sync();

    // typed items

    /**
     * The operations on a table, with items of a type: a record, or a {@code @DynamoDbBean} or {@code @DynamoDbImmutable}
     * class of the AWS SDK's Enhanced client. How a type is mapped is found out once; keep the table or ask for it again,
     * as you like.
     *
     * @param <T> the type of the items
     * @param table the name or the ARN of the table
     * @param type the type of the items
     * @return the operations
     * @throws IllegalArgumentException when items can't be mapped to the type; the message names the part at fault and says
     *     what to change
     */
    <T> BatchTable<T> table(String table, Class<T> type);

    /**
     * As {@link #table(String, Class)}, with writes of another mode: {@link WriteMode#CONDITIONAL} for types with a version.
     *
     * @param <T> the type of the items
     * @param table the name or the ARN of the table
     * @param type the type of the items
     * @param mode how writes are sent
     * @return the operations
     * @throws IllegalArgumentException when items can't be mapped to the type, or not be written so
     */
    <T> BatchTable<T> table(String table, Class<T> type, WriteMode mode);

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
    <T> BatchTable<T> table(String table, ItemMapping<T> mapping);

    /**
     * As {@link #table(String, ItemMapping)}, with writes of another mode.
     *
     * @param <T> the type of the items
     * @param table the name or the ARN of the table
     * @param mapping to and from attributes
     * @param mode how writes are sent
     * @return the operations
     * @throws IllegalArgumentException when the mapping asks for what writes of this mode can't do
     */
    <T> BatchTable<T> table(String table, ItemMapping<T> mapping, WriteMode mode);

    /**
     * The operations on the table that a type names by its annotation, {@link DynoxTable}.
     *
     * @param <T> the type of the items
     * @param type the type of the items, annotated
     * @return the operations
     * @throws IllegalArgumentException when the type isn't annotated, or items can't be mapped to it, or not be written so
     */
    <T> BatchTable<T> table(Class<T> type);
}
