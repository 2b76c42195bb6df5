package io.dynox.internal.engine.operation;

import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;

/**
 * Something that changes, for any number of subscribers: each is given the present value, and after a change, as soon as it
 * asks for it, the latest one. What changed in between is left out, so that nothing is kept for a slow subscriber, and no
 * value is made without a subscriber. Thread-safe.
 */
public final class ConflatedSource {

    private final Executor executor;
    private final Set<ConflatedSubscription<?>> subscriptions = ConcurrentHashMap.newKeySet();
    private volatile boolean ended;

    /**
     * A source that has not ended.
     *
     * @param executor calls subscribers
     */
    public ConflatedSource(Executor executor) {
        this.executor = executor;
    }

    /** A publisher of the values that {@code latest} gives whenever it is asked. */
    public <T> Publisher<T> publisher(Supplier<? extends T> latest) {
        return subscriber -> subscribe(Objects.requireNonNull(subscriber, "subscriber"), latest);
    }

    /** There is another value. */
    public void changed() {
        subscriptions.forEach(ConflatedSubscription::changed);
    }

    /** The present value is the last one. */
    public void end() {
        ended = true;
        subscriptions.forEach(ConflatedSubscription::end);
    }

    private <T> void subscribe(Subscriber<? super T> subscriber, Supplier<? extends T> latest) {
        ConflatedSubscription<T> subscription =
                new ConflatedSubscription<>(subscriber, latest, executor, subscriptions::remove);
        subscriptions.add(subscription);
        subscriber.onSubscribe(subscription);
        subscription.open();
        if (ended) {
            subscription.end();
        }
    }
}
