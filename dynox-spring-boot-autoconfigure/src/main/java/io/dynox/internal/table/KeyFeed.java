package io.dynox.internal.table;

import java.util.Iterator;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * The keys of a stream, as a publisher whose owner emits each one, so that they are pulled on the owner's thread.
 *
 * <p>One thread emits; any thread may ask for more or cancel.
 */
final class KeyFeed<K> implements Publisher<K>, Subscription {

    private final Iterator<? extends K> keys;
    private final AtomicLong demand = new AtomicLong();
    private volatile Runnable onDemand = () -> {};
    private volatile @Nullable Subscriber<? super K> subscriber;

    KeyFeed(Stream<? extends K> keys) {
        this.keys = Objects.requireNonNull(keys, "keys").iterator();
    }

    /** Runs when keys are wanted. */
    void onDemand(Runnable listener) {
        onDemand = listener;
    }

    @Override
    public void subscribe(Subscriber<? super K> only) {
        subscriber = only;
        only.onSubscribe(this);
    }

    boolean isWanted() {
        return subscriber != null && demand.get() > 0;
    }

    /** Emits the next key, or that there is none; to be called when one is wanted. */
    void emitOne() {
        Subscriber<? super K> target = subscriber;
        if (target == null) {
            return;
        }
        K key;
        try {
            if (!keys.hasNext()) {
                subscriber = null;
                target.onComplete();
                return;
            }
            key = Objects.requireNonNull(keys.next(), "key");
        } catch (RuntimeException e) {
            subscriber = null;
            target.onError(e);
            return;
        }
        demand.decrementAndGet();
        target.onNext(key);
    }

    @Override
    public void request(long more) {
        demand.addAndGet(more);
        onDemand.run();
    }

    @Override
    public void cancel() {
        subscriber = null;
        onDemand.run();
    }
}
