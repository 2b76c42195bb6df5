package io.dynox.internal.engine.operation;

import io.dynox.internal.TextlessException;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way out of a stream: hands on what is offered as the subscriber asks for it, one signal at a time, on the threads of
 * callbacks. It has no bound of its own: who offers waits until what was offered is handed on. Thread-safe.
 */
public final class Outlet<A> implements Subscription {

    private static final Logger LOG = LoggerFactory.getLogger(Outlet.class);

    /**
     * Elements that were offered together.
     *
     * @param handedOn called when the last one has been handed on
     */
    private record Parcel<A>(List<A> elements, Runnable handedOn) {}

    private final Executor callbacks;
    private final Runnable onCancel;
    private final Queue<Parcel<A>> parcels = new ConcurrentLinkedQueue<>();
    private final AtomicLong demand = new AtomicLong();
    /** Calls of {@link #signal} that the running drain has not seen yet; only who raises it from zero drains. */
    private final AtomicInteger signals = new AtomicInteger();

    private volatile @Nullable Subscriber<? super A> subscriber;
    private volatile @Nullable Throwable failure;
    private volatile boolean ended;
    private volatile @Nullable RuntimeException refused;
    // owned by the drain
    private @Nullable Parcel<A> parcel;
    private @Nullable Iterator<A> elements;

    /**
     * Creates the way to a subscriber.
     *
     * @param callbacks calls the subscriber
     * @param onCancel called when the subscriber wants nothing more, possibly more than once
     */
    public Outlet(Subscriber<? super A> subscriber, Executor callbacks, Runnable onCancel) {
        this.subscriber = Objects.requireNonNull(subscriber, "subscriber");
        this.callbacks = callbacks;
        this.onCancel = onCancel;
    }

    /** To be called first. */
    public void open() {
        Subscriber<? super A> target = subscriber;
        if (target != null) {
            guarded(() -> target.onSubscribe(this));
        }
    }

    /** Hands elements on after those that were offered before. */
    public void offer(List<A> offered, Runnable handedOn) {
        parcels.add(new Parcel<>(offered, handedOn));
        signal();
    }

    /** Ends the stream when everything that was offered is handed on; only the first call counts. */
    public void end(@Nullable Throwable cause) {
        if (!ended) {
            failure = cause;
            ended = true;
            signal();
        }
    }

    @Override
    public void request(long elementsMore) {
        if (elementsMore <= 0) {
            refused = new IllegalArgumentException(
                    "a subscriber must ask for at least 1 element (Reactive Streams, 3.9), but asked for "
                            + elementsMore);
            onCancel.run();
        } else {
            demand.accumulateAndGet(elementsMore, (a, b) -> a + b < 0 ? Long.MAX_VALUE : a + b);
        }
        signal();
    }

    @Override
    public void cancel() {
        subscriber = null;
        onCancel.run();
        signal();
    }

    private void signal() {
        if (signals.getAndIncrement() == 0) {
            callbacks.execute(this::drain);
        }
    }

    private void drain() {
        int seen = signals.get();
        do {
            Subscriber<? super A> target = subscriber;
            if (target == null) {
                parcels.clear();
                parcel = null;
                elements = null;
            } else {
                guarded(() -> handOn(target));
            }
            seen = signals.addAndGet(-seen);
        } while (seen != 0);
    }

    /** A subscriber that throws, be it an error, gets nothing more, and the stream ends without it. */
    private void guarded(Runnable signals) {
        try {
            signals.run();
        } catch (RuntimeException | Error e) {
            LOG.warn(
                    "A subscriber threw, which Reactive Streams forbids; the stream is cancelled",
                    TextlessException.inLog(LOG.isTraceEnabled(), e));
            cancel();
        }
    }

    private void handOn(Subscriber<? super A> target) {
        while (subscriber != null) {
            RuntimeException refusal = refused;
            if (refusal != null) {
                subscriber = null;
                target.onError(refusal);
                return;
            }
            if (elements == null) {
                parcel = parcels.poll();
                if (parcel == null) {
                    endIfAllIsHandedOn(target);
                    return;
                }
                elements = parcel.elements().iterator();
            }
            if (!elements.hasNext()) {
                elements = null;
                Objects.requireNonNull(parcel).handedOn().run();
            } else if (demand.get() > 0) {
                demand.decrementAndGet();
                target.onNext(elements.next());
            } else {
                return;
            }
        }
    }

    private void endIfAllIsHandedOn(Subscriber<? super A> target) {
        // in this order: what is offered is offered before the end
        if (!ended || !parcels.isEmpty()) {
            return;
        }
        subscriber = null;
        Throwable cause = failure;
        if (cause == null) {
            target.onComplete();
        } else {
            target.onError(cause);
        }
    }
}
