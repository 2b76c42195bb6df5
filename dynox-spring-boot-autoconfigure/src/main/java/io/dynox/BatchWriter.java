package io.dynox;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.reactivestreams.Publisher;

/**
 * Writes items to one table in the background: 25 puts and deletes a request (the limit of {@code BatchWriteItem}),
 * several requests at a time, in order for each key.
 *
 * <p>A full group is sent at once, a partial one after {@link WriteOptions#linger()}, on {@link #flush()} and on
 * {@link #close()}. What DynamoDB leaves unprocessed is sent again with exponential backoff until
 * {@link WriteOptions#retry()} ends it. Of several writes to one key the last one issued wins: a newer write takes the
 * place of one that is still waiting (which then counts as <em>superseded</em>), and waits for one that is under way.
 *
 * <p>An item that can't be written (no key, over 400 KB, a type without meaning in DynamoDB) is accepted and counted as
 * failed, so that it costs no other item; {@link #close()} reports it.
 *
 * <p>Thread-safe: puts, deletes and flushes of several threads may overlap. Writes of one thread keep their order;
 * between threads there is none unless they agree on one.
 *
 * @param <T> the type of the items
 */
public interface BatchWriter<T> {

    /**
     * Issues a put of an item, replacing the item with the same key as a whole. The item is encoded before this returns;
     * changing it afterwards changes nothing.
     *
     * <p>The future completes when the write is <em>accepted</em>, not when it is written. It is complete on return while
     * the buffer has room ({@link WriteOptions#bufferItems()}, {@link WriteOptions#bufferBytes()}); otherwise it completes
     * when room was made, in the order of the calls, and cancelling it withdraws the write. Issue the next write after it
     * completed to keep memory bounded: when as much waits as the buffer holds, further writes are refused with
     * {@link BufferFullException}, and {@link #close()} fails.
     *
     * <p>A table that refuses a request, or answers nothing but failures for {@link RetryPolicy#deadline()}, fails what this
     * writer holds at that moment. Writes that are issued in the next moments fail at once, with the reason in their future
     * and in the account, for as long as {@link RetryPolicy} makes a write wait. After that, writes are tried again: a writer
     * outlives a permission that was missing for a while, and a table that was created too late.
     *
     * @param item the item
     * @return a future that completes on acceptance
     * @throws IllegalStateException when the writer was closed or aborted
     */
    CompletableFuture<Void> put(T item);

    /**
     * Issues a delete of an item. Deleting what doesn't exist succeeds.
     *
     * @param key the key attributes of the table and no others
     * @return a future that completes on acceptance, see {@link #put}
     * @throws IllegalStateException when the writer was closed or aborted
     */
    CompletableFuture<Void> delete(Map<String, ?> key);

    /**
     * Sends what was issued before, partial groups included. Writes issued later are not waited for.
     *
     * @return a future of the account so far, and of what this flush {@linkplain BatchWriteResult#covered() covered}; it completes when each write issued before is written, failed or superseded
     *     by one that is. Failures are in the account and don't fail the future.
     */
    CompletableFuture<BatchWriteResult> flush();

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
     * Sends what is left, waits up to {@link WriteOptions#closeTimeout()}, and ends the writer. Writes that are issued
     * afterwards throw. Closing again returns the same future.
     *
     * @return a future of the whole account; it fails with {@link BatchWriteException}, which carries the account, when any
     *     write failed, was not attempted or was refused
     */
    CompletableFuture<BatchWriteResult> close();

    /**
     * Ends the writer without sending anything more: writes that were never sent end as <em>not attempted</em>, writes
     * that wait for another attempt as failed. Requests under way are waited for up to
     * {@link WriteOptions#closeTimeout()}. Without effect after {@link #close()} has completed.
     *
     * @return a future of the whole account; it doesn't fail for failed writes
     */
    CompletableFuture<BatchWriteResult> abort();
}
