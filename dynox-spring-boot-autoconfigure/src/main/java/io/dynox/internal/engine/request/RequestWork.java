package io.dynox.internal.engine.request;

import io.dynox.event.BatchListener.Operation;
import io.dynox.internal.engine.operation.SafeListener;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link RequestLoop} sends: the writes of a writer, the keys of a batch get, or the pages of a scan. Thread-safe.
 *
 * @param <R> its requests
 * @param <O> how they end
 */
public interface RequestWork<R extends Request, O extends RequestOutcome> {

    /**
     * Whether a request may go now; if not, the timer is set to when time alone changes that. One look at the clock serves
     * both, so that nothing becomes due between them.
     */
    boolean isSendableOrTimed();

    /** Takes what goes into the next request; null when nothing may go any more. */
    @Nullable
    R take();

    /** The operation of DynamoDB that a request is. */
    Operation operation(R request);

    /** The listener of a request. */
    SafeListener listener(R request);

    /** Sends a request, once. */
    CompletionStage<O> send(R request);

    /** The outcome of a request that failed. */
    O failed(RequestFailure failure);

    /** The capacity units that an answered request cost, as the service says or, where it doesn't, at least. */
    double cost(R request, O outcome);

    /**
     * Settles what a request carried, under the lock of this work.
     *
     * @param report to be run after the lock is released and before any other effect of the outcome, with what waits for
     *     another request
     */
    void settle(R request, O outcome, Consumer<Again> report);

    /**
     * Gives up what waits when the table has answered nothing but failures for the deadline. When it is too early for that, the
     * timer is set to look again.
     */
    void giveUpIfSilent();

    /** Nothing more goes now: this may be the end. */
    default void paused() {}
}
