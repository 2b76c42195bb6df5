package io.dynox.internal.engine.read;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.dynox.internal.engine.operation.CallerOperation;
import io.dynox.internal.engine.operation.Outlet;
import io.dynox.internal.engine.operation.StreamOperation;
import io.dynox.internal.engine.runtime.Alarm;
import io.dynox.internal.engine.runtime.Attempt;
import io.dynox.internal.engine.runtime.EngineRuntime;
import io.dynox.internal.engine.runtime.Trampoline;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * One subscription to a {@link ReadStream}: takes as many keys as fit its groups, and replaces those of a group when the
 * last answer of it was handed on. After a failure it takes nothing more, lets the groups on their way end, and fails when
 * their answers are handed on.
 *
 * <p>Thread-safe.
 */
final class KeyGroups<K, A> implements Subscriber<K> {

    private final StreamOperation operation;
    private final GroupReader<K, A> reader;
    private final int groups;
    private final long lingerNanos;
    private final EngineRuntime runtime;
    private final BiFunction<Throwable, List<K>, Throwable> failure;
    private final Outlet<A> outlet;

    private final ReentrantLock lock = new ReentrantLock();

    @GuardedBy("lock")
    private final Alarm alarm;

    @GuardedBy("lock")
    private final Deque<K> waiting = new ArrayDeque<>();

    @GuardedBy("lock")
    private final List<K> unread = new ArrayList<>();

    @GuardedBy("lock")
    private final Map<CallerOperation, CompletableFuture<?>> reads = new HashMap<>();

    @GuardedBy("lock")
    private @Nullable Subscription source;
    /** Groups whose answers are not all handed on. */
    @GuardedBy("lock")
    private int open;
    /** The unread keys that came into no group. */
    @GuardedBy("lock")
    private long neverAsked;

    @GuardedBy("lock")
    private long lingerEndNanos;

    @GuardedBy("lock")
    private boolean hasAll;

    @GuardedBy("lock")
    private boolean isCancelled;

    @GuardedBy("lock")
    private boolean isEnded;

    private volatile @Nullable Throwable sourceFailure;

    @GuardedBy("lock")
    private @Nullable Throwable readFailure;

    KeyGroups(
            StreamOperation operation,
            GroupReader<K, A> reader,
            int groups,
            long lingerNanos,
            EngineRuntime runtime,
            BiFunction<Throwable, List<K>, Throwable> failure,
            Subscriber<? super A> subscriber) {
        this.operation = operation;
        this.reader = reader;
        this.groups = groups;
        this.lingerNanos = lingerNanos;
        this.runtime = runtime;
        this.failure = failure;
        this.outlet = new Outlet<>(subscriber, operation.callbacks(), this::cancel);
        this.alarm = new Alarm(runtime, this::ring);
    }

    void start(Publisher<? extends K> keys) {
        outlet.open();
        try {
            keys.subscribe(this);
        } catch (RuntimeException e) {
            endOfKeys(e);
        }
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        Objects.requireNonNull(subscription, "subscription");
        boolean isWanted;
        lock.lock();
        try {
            isWanted = source == null && !isCancelled;
            if (isWanted) {
                source = subscription;
            }
        } finally {
            lock.unlock();
        }
        if (isWanted) {
            subscription.request((long) groups * KeyQueue.MAX_KEYS);
        } else {
            subscription.cancel();
        }
    }

    @Override
    public void onNext(K key) {
        Objects.requireNonNull(key, "key");
        boolean changesAnything = false;
        lock.lock();
        try {
            if (readFailure != null) {
                unread.add(key);
                neverAsked++;
            } else if (!isCancelled) {
                waiting.add(key);
                if (waiting.size() == 1) {
                    lingerEndNanos = runtime.nanoTime() + lingerNanos;
                }
                changesAnything = waiting.size() == 1 || waiting.size() % KeyQueue.MAX_KEYS == 0 || lingerNanos == 0;
            }
        } finally {
            lock.unlock();
        }
        if (changesAnything) {
            goOn();
        }
    }

    @Override
    public void onError(Throwable cause) {
        Objects.requireNonNull(cause, "cause");
        endOfKeys(cause);
    }

    @Override
    public void onComplete() {
        endOfKeys(null);
    }

    private void endOfKeys(@Nullable Throwable cause) {
        lock.lock();
        try {
            hasAll = true;
            sourceFailure = cause;
        } finally {
            lock.unlock();
        }
        goOn();
    }

    private void ring() {
        lock.lock();
        try {
            alarm.rung(runtime.nanoTime());
        } finally {
            lock.unlock();
        }
        goOn();
    }

    private void goOn() {
        Trampoline.run(this::readAll);
    }

    private void readAll() {
        for (List<K> group = cut(); group != null; group = cut()) {
            List<K> keys = group;
            CallerOperation part = operation.group(keys.size());
            CompletableFuture<GroupResult<K, A>> read = started(part, keys);
            keep(part, read);
            Attempt.run(
                    () -> read,
                    cause -> unread(part, keys, cause),
                    (GroupResult<K, A> result) -> Trampoline.run(() -> end(part, keys.size(), result)));
        }
        endIfComplete();
    }

    /** The keys of the next group, or null when there is none yet; then the timer is set if time alone changes that. */
    private @Nullable List<K> cut() {
        lock.lock();
        try {
            if (open >= groups || waiting.isEmpty()) {
                return null;
            }
            boolean isPartial = waiting.size() < KeyQueue.MAX_KEYS && !hasAll;
            if (isPartial && lingerNanos > 0) {
                long now = runtime.nanoTime();
                long left = lingerEndNanos - now;
                if (left > 0) {
                    alarm.armIn(now, left);
                    return null;
                }
            }
            open++;
            List<K> group = new ArrayList<>(Math.min(waiting.size(), KeyQueue.MAX_KEYS));
            while (!waiting.isEmpty() && group.size() < KeyQueue.MAX_KEYS) {
                group.add(waiting.remove());
            }
            // a rest is younger than what was cut: it gets its full time
            lingerEndNanos = runtime.nanoTime() + lingerNanos;
            return group;
        } finally {
            lock.unlock();
        }
    }

    private CompletableFuture<GroupResult<K, A>> started(CallerOperation part, List<K> keys) {
        try {
            return reader.read(part, keys);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private GroupResult<K, A> unread(CallerOperation part, List<K> keys, Throwable cause) {
        part.failRead(cause);
        return new GroupResult<>(List.of(), keys, cause);
    }

    private void keep(CallerOperation part, CompletableFuture<?> read) {
        boolean isUnwanted;
        lock.lock();
        try {
            reads.put(part, read);
            isUnwanted = isCancelled;
        } finally {
            lock.unlock();
        }
        if (isUnwanted) {
            read.cancel(false);
        }
    }

    private void end(CallerOperation part, int size, GroupResult<K, A> result) {
        Subscription ended = null;
        lock.lock();
        try {
            reads.remove(part);
            unread.addAll(result.unread());
            if (!result.unread().isEmpty() && readFailure == null) {
                readFailure = Objects.requireNonNullElseGet(
                        result.failure(), () -> new IllegalStateException("keys are unread without a reason"));
                unread.addAll(waiting);
                neverAsked += waiting.size();
                waiting.clear();
                alarm.cancel();
                ended = source;
            }
        } finally {
            lock.unlock();
        }
        if (ended != null) {
            ended.cancel();
        }
        outlet.offer(result.answers(), () -> handedOn(size));
    }

    /** The place of a group is free; its keys are replaced. */
    private void handedOn(int size) {
        Subscription active;
        lock.lock();
        try {
            open--;
            active = hasAll || isCancelled || readFailure != null ? null : source;
        } finally {
            lock.unlock();
        }
        if (active != null) {
            active.request(size);
        }
        goOn();
    }

    private void endIfComplete() {
        Throwable cause;
        List<K> left;
        long notAsked;
        lock.lock();
        try {
            boolean takesNoMore = hasAll || readFailure != null;
            if (!takesNoMore || open > 0 || !waiting.isEmpty() || isCancelled || isEnded) {
                return;
            }
            isEnded = true;
            alarm.cancel();
            cause = readFailure;
            left = List.copyOf(unread);
            notAsked = neverAsked;
        } finally {
            lock.unlock();
        }
        operation.end(notAsked, cause == null ? sourceFailure : cause);
        outlet.end(cause == null ? sourceFailure : withSourceFailure(failure.apply(cause, left)));
    }

    private Throwable withSourceFailure(Throwable cause) {
        Throwable other = sourceFailure;
        if (other != null && other != cause) {
            cause.addSuppressed(other);
        }
        return cause;
    }

    private void cancel() {
        Subscription ended;
        List<CompletableFuture<?>> unwanted;
        lock.lock();
        try {
            isCancelled = true;
            ended = source;
            unwanted = List.copyOf(reads.values());
            reads.clear();
            waiting.clear();
            alarm.cancel();
        } finally {
            lock.unlock();
        }
        if (ended != null) {
            ended.cancel();
        }
        unwanted.forEach(read -> read.cancel(false));
        operation.end(0, null);
    }
}
