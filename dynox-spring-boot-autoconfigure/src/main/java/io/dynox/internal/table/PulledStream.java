package io.dynox.internal.table;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.dynox.DynoxInterruptedException;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Queue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * A publisher as a stream that its reader pulls: the reader waits for elements, and is asked for more of what they are made
 * of while it waits.
 *
 * <p>Elements are pulled by one thread at a time; signals may come on any thread.
 */
final class PulledStream<A> implements Subscriber<A>, Iterator<A> {

    private static final int MOST_ITEMS = 256;
    /** A page may hold 1 MB. */
    private static final int MOST_PAGES = 2;

    private final String table;
    private final @Nullable KeyFeed<?> feed;
    /** The most elements asked for and not yet pulled; new demand is signalled by the half of it. */
    private final int mostDemand;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    @GuardedBy("lock")
    private final Queue<A> arrived = new ArrayDeque<>();

    @GuardedBy("lock")
    private @Nullable Subscription subscription;

    @GuardedBy("lock")
    private @Nullable Throwable failure;

    @GuardedBy("lock")
    private boolean hasEnded;

    private int pulled;

    private PulledStream(String table, @Nullable KeyFeed<?> feed, int mostDemand) {
        this.table = table;
        this.feed = feed;
        this.mostDemand = mostDemand;
    }

    /** The elements of a publisher. */
    static <A> Stream<A> of(String table, Publisher<A> publisher) {
        return subscribed(new PulledStream<>(table, null, MOST_ITEMS), publisher);
    }

    /** The elements of a publisher of large elements. */
    static <A> Stream<A> ofPages(String table, Publisher<A> publisher) {
        return subscribed(new PulledStream<>(table, null, MOST_PAGES), publisher);
    }

    /** What is made of keys, which are pulled on the reader's thread as well. */
    static <K, A> Stream<A> of(
            String table, Stream<? extends K> keys, Function<Publisher<K>, ? extends Publisher<A>> read) {
        KeyFeed<K> feed = new KeyFeed<>(keys);
        PulledStream<A> stream = new PulledStream<>(table, feed, MOST_ITEMS);
        feed.onDemand(stream::wake);
        return subscribed(stream, read.apply(feed)).onClose(keys::close);
    }

    private static <A> Stream<A> subscribed(PulledStream<A> stream, Publisher<A> publisher) {
        publisher.subscribe(stream);
        return StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(stream, Spliterator.NONNULL | Spliterator.ORDERED), false)
                .onClose(stream::close);
    }

    @Override
    public boolean hasNext() {
        while (true) {
            lock.lock();
            try {
                if (!arrived.isEmpty()) {
                    break;
                }
                if (hasEnded) {
                    throwFailure();
                    return false;
                }
                if (feed == null || !feed.isWanted()) {
                    changed.await();
                    continue;
                }
            } catch (InterruptedException e) {
                close();
                Thread.currentThread().interrupt();
                throw new DynoxInterruptedException(
                        table, "Interrupted while waiting for the next item; the rest is not read.", e);
            } finally {
                lock.unlock();
            }
            feed.emitOne();
        }
        // as many keys go in as items come out, so that requests stay under way while the reader is busy
        if (feed != null && feed.isWanted()) {
            feed.emitOne();
        }
        return true;
    }

    @Override
    public A next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        A element;
        Subscription source;
        lock.lock();
        try {
            element = arrived.remove();
            source = ++pulled % (mostDemand / 2) == 0 ? subscription : null;
        } finally {
            lock.unlock();
        }
        if (source != null) {
            source.request(mostDemand / 2);
        }
        return element;
    }

    @GuardedBy("lock")
    private void throwFailure() {
        Throwable cause = failure;
        if (cause instanceof RuntimeException thrown) {
            throw thrown;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        if (cause != null) {
            throw new IllegalStateException(cause);
        }
    }

    private void close() {
        Subscription source;
        lock.lock();
        try {
            hasEnded = true;
            arrived.clear();
            source = subscription;
        } finally {
            lock.unlock();
        }
        if (source != null) {
            source.cancel();
        }
    }

    private void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void onSubscribe(Subscription given) {
        lock.lock();
        try {
            subscription = given;
        } finally {
            lock.unlock();
        }
        given.request(mostDemand);
    }

    @Override
    public void onNext(A element) {
        Objects.requireNonNull(element, "element");
        lock.lock();
        try {
            if (!hasEnded) {
                arrived.add(element);
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void onError(Throwable cause) {
        end(Objects.requireNonNull(cause, "cause"));
    }

    @Override
    public void onComplete() {
        end(null);
    }

    private void end(@Nullable Throwable cause) {
        lock.lock();
        try {
            if (!hasEnded) {
                hasEnded = true;
                failure = cause;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
