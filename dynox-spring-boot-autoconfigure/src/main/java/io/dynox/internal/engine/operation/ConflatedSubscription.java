package io.dynox.internal.engine.operation;

import io.dynox.internal.TextlessException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One subscriber of a {@link ConflatedSource}. Whatever happens only says that there is work; one thread at a time does it.
 * Thread-safe.
 */
final class ConflatedSubscription<T> implements Subscription {

    private static final Logger LOG = LoggerFactory.getLogger(ConflatedSubscription.class);

    private final Supplier<? extends T> latest;
    private final Executor executor;
    private final Consumer<ConflatedSubscription<?>> onEnd;
    private final AtomicLong demand = new AtomicLong();
    /** One until {@link #open}: nothing is signalled before {@code onSubscribe} has returned. */
    private final AtomicInteger work = new AtomicInteger(1);

    private volatile @Nullable Subscriber<? super T> subscriber;
    private volatile @Nullable Throwable misuse;
    private volatile boolean changed = true;
    private volatile boolean ended;

    ConflatedSubscription(
            Subscriber<? super T> subscriber,
            Supplier<? extends T> latest,
            Executor executor,
            Consumer<ConflatedSubscription<?>> onEnd) {
        this.subscriber = subscriber;
        this.latest = latest;
        this.executor = executor;
        this.onEnd = onEnd;
    }

    void open() {
        executor.execute(this::drain);
    }

    void changed() {
        changed = true;
        schedule();
    }

    void end() {
        ended = true;
        schedule();
    }

    @Override
    public void request(long n) {
        if (n <= 0) {
            misuse = new IllegalArgumentException(
                    "Reactive Streams 3.9: the number of requested elements must be above zero, but is " + n);
        } else {
            demand.accumulateAndGet(n, (sum, more) -> sum + more < 0 ? Long.MAX_VALUE : sum + more);
        }
        schedule();
    }

    /** Lets go of the subscriber; a call of it that has begun is not interrupted. */
    @Override
    public void cancel() {
        subscriber = null;
        onEnd.accept(this);
    }

    private void schedule() {
        if (work.getAndIncrement() == 0) {
            executor.execute(this::drain);
        }
    }

    private void drain() {
        int done = 1;
        while (done != 0) {
            done = work.get();
            try {
                signal();
            } catch (RuntimeException | Error e) {
                cancel();
                LOG.warn(
                        "A subscriber of a progress failed, and is not called again",
                        TextlessException.inLog(LOG.isTraceEnabled(), e));
            }
            done = work.addAndGet(-done);
        }
    }

    /** Signals as much as may be. What happens meanwhile, in the calls of the subscriber too, is work of its own. */
    private void signal() {
        Subscriber<? super T> receiver = subscriber;
        Throwable error = misuse;
        if (receiver != null && error != null) {
            cancel();
            receiver.onError(error);
            return;
        }
        // read before the change: what changed before the end is reported before it
        boolean last = ended;
        if (receiver != null && changed && demand.get() > 0) {
            changed = false;
            if (demand.get() != Long.MAX_VALUE) {
                demand.decrementAndGet();
            }
            receiver.onNext(latest.get());
            receiver = subscriber;
        }
        if (receiver != null && last && !changed) {
            cancel();
            receiver.onComplete();
        }
    }
}
