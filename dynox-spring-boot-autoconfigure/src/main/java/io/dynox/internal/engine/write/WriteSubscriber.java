package io.dynox.internal.engine.write;

import io.dynox.BatchWriteException;
import io.dynox.BatchWriteResult;
import io.dynox.BatchWriter;
import io.dynox.internal.engine.runtime.Attempt;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * Puts, or deletes, what a publisher emits, and asks it for no more than the writer takes: an item is replaced by the demand for another
 * when it was accepted. Completion closes the writer, an error aborts it.
 *
 * <p>Thread-safe.
 *
 * @param <T> the type of the items
 */
public final class WriteSubscriber<T> implements Subscriber<T> {

    /** The most items asked for and not yet accepted; new demand is signalled by the half of it. */
    private static final int MOST_DEMAND = 256;

    private final BatchWriter<?> writer;
    private final Function<? super T, CompletableFuture<Void>> issue;
    private final int demand;
    private final AtomicReference<@Nullable Subscription> subscription = new AtomicReference<>();
    private final AtomicInteger accepted = new AtomicInteger();
    private final CompletableFuture<BatchWriteResult> result = new CompletableFuture<>();

    /**
     * Creates a subscriber that puts the items of one subscription.
     *
     * @param writer a fresh writer; closed by this
     * @param bufferItems the most writes that the writer holds
     */
    public WriteSubscriber(BatchWriter<? super T> writer, int bufferItems) {
        this(writer, writer::put, bufferItems);
    }

    /**
     * Creates a subscriber that issues a write for each element of one subscription.
     *
     * @param writer a fresh writer; closed by this
     * @param issue issues the write of an element to {@code writer}
     * @param bufferItems the most writes that the writer holds
     */
    public WriteSubscriber(BatchWriter<?> writer, Function<? super T, CompletableFuture<Void>> issue, int bufferItems) {
        this.writer = writer;
        this.issue = issue;
        this.demand = Math.min(MOST_DEMAND, bufferItems);
    }

    /**
     * The account of the writer, once the publisher has completed and every write has ended. Fails with
     * {@link io.dynox.BatchWriteException} when any write failed, and with the publisher's error when it failed.
     */
    public CompletableFuture<BatchWriteResult> result() {
        return result;
    }

    @Override
    public void onSubscribe(Subscription newSubscription) {
        Objects.requireNonNull(newSubscription, "subscription");
        if (subscription.compareAndSet(null, newSubscription)) {
            newSubscription.request(demand);
        } else {
            newSubscription.cancel();
        }
    }

    @Override
    public void onNext(T item) {
        if (item == null) {
            NullPointerException failure = new NullPointerException("item (a publisher must not emit null)");
            current().cancel();
            onError(failure);
            throw failure;
        }
        CompletableFuture<Void> acceptance;
        try {
            acceptance = issue.apply(item);
        } catch (RuntimeException | Error e) {
            // closed from elsewhere, by a shutdown say, or a writer that isn't Dynox's own
            stop(e);
            return;
        }
        CompletableFuture<?> unused = acceptance.whenComplete((done, failure) -> {
            if (failure == null) {
                askForMore();
            } else {
                stop(Attempt.unwrap(failure));
            }
        });
    }

    @Override
    public void onError(Throwable failure) {
        Objects.requireNonNull(failure, "failure");
        CompletableFuture<?> unused = writer.abort().whenComplete((account, bug) -> {
            if (account != null && !account.isSuccess()) {
                failure.addSuppressed(new BatchWriteException(account));
            }
            result.completeExceptionally(failure);
        });
    }

    @Override
    public void onComplete() {
        end(null);
    }

    private void askForMore() {
        int batch = Math.max(1, demand / 2);
        if (accepted.incrementAndGet() % batch == 0) {
            current().request(batch);
        }
    }

    /** The writer takes nothing more: neither does this, and it is no success, as the source had more to give. */
    private void stop(Throwable why) {
        current().cancel();
        end(why);
    }

    /**
     * Closes the writer and gives its account.
     *
     * @param why the failure even if everything that was taken is written; null when everything was taken
     */
    private void end(@Nullable Throwable why) {
        CompletableFuture<?> unused = writer.close().whenComplete((account, failure) -> {
            if (failure != null) {
                result.completeExceptionally(Attempt.unwrap(failure));
            } else if (why != null) {
                result.completeExceptionally(why);
            } else {
                result.complete(account);
            }
        });
    }

    private Subscription current() {
        return Objects.requireNonNull(subscription.get(), "no subscription");
    }
}
