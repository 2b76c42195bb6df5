package io.dynox;

import java.util.Map;
import org.reactivestreams.Publisher;

/**
 * Writes items to one table in the background, 25 a request; the blocking twin of {@link BatchWriter}, which says what
 * each method promises.
 *
 * <pre>{@code
 * try (SyncBatchWriter<Map<String, Object>> batch = dynox.sync().writer("users")) {
 *     batch.put(Map.of("pk", "USER#1", "sk", "PROFILE", "name", "John"));
 *     batch.delete(Map.of("pk", "USER#3", "sk", "PROFILE"));
 * }
 * }</pre>
 *
 * <p>A try-with-resources statement closes the writer also after its body threw, so that the buffer is sent. Use
 * {@link SyncBatchOperations#write} where a failed body must send nothing more.
 *
 * <p>Thread-safe.
 *
 * @param <T> the type of the items
 */
public interface SyncBatchWriter<T> extends AutoCloseable {

    /**
     * Issues a put of an item. Returns when the write is <em>accepted</em>; waits while the buffer is full.
     *
     * @param item the item
     * @throws BufferFullException when the buffer had no room within {@link WriteOptions#putTimeout()}; the write was not
     *     accepted
     * @throws DynoxInterruptedException when the thread was interrupted while it waited; the write was not accepted
     * @throws IllegalStateException when the writer was closed or aborted
     */
    void put(T item);

    /**
     * Issues a delete of an item. Returns when the write is <em>accepted</em>; waits while the buffer is full.
     *
     * @param key the key attributes of the table and no others
     * @throws BufferFullException when the buffer had no room within {@link WriteOptions#putTimeout()}; the write was not
     *     accepted
     * @throws DynoxInterruptedException when the thread was interrupted while it waited; the write was not accepted
     * @throws IllegalStateException when the writer was closed or aborted
     */
    void delete(Map<String, ?> key);

    /**
     * Sends what was issued before, waits until each of those writes is written, failed or superseded, and returns the account
     * so far, failures included, and what this flush {@linkplain BatchWriteResult#covered() covered}.
     */
    BatchWriteResult flush();

    /**
     * Returns a consistent snapshot of the account so far, failures included. May be called at any time, also after the close.
     */
    BatchWriteResult result();

    /**
     * How far the writes of this writer are: the present state to each subscriber, then, a few times a second while replies
     * come, the latest one as soon as the subscriber asks for it, and the last one when the writer has ended. States that a
     * slow subscriber missed are left out.
     *
     * @return a publisher for any number of subscribers; it completes when the writer has ended, and doesn't fail. Without a
     *     total it knows no time left.
     */
    Publisher<BatchProgress> progress();

    /**
     * Returns the same as {@link #progress()}, with a total, so that the time left is known.
     *
     * @param total how many writes there will be
     * @return a publisher for any number of subscribers
     * @throws IllegalArgumentException when the total is negative
     */
    Publisher<BatchProgress> progress(long total);

    /**
     * Sends what is left, waits up to {@link WriteOptions#closeTimeout()}, and ends the writer; {@link #result()} then
     * holds the whole account. Closing again does nothing more.
     *
     * @throws BatchWriteException when any write failed, was not attempted or was refused; it carries the account
     */
    @Override
    void close();

    /** Ends the writer without sending anything more, and returns the whole account. */
    BatchWriteResult abort();
}
