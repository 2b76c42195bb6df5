package io.dynox.internal.engine.read;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.dynox.internal.engine.operation.CallerOperation;
import io.dynox.internal.engine.operation.OpenRead;
import io.dynox.internal.engine.operation.Outlet;
import io.dynox.internal.engine.operation.StreamOperation;
import io.dynox.internal.engine.runtime.Attempt;
import io.dynox.internal.engine.runtime.EngineRuntime;
import io.dynox.internal.engine.runtime.Trampoline;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * One subscription to a {@link ReadStream}: takes as many keys as fit its groups, and replaces those of a group when the
 * last answer of it was handed on. After a failure it takes nothing more, lets the groups on their way end, and fails when
 * their answers are handed on. Thread-safe.
 */
final class KeyGroups<K, A> implements Subscriber<K>, OpenRead {

    private final StreamOperation operation;
    private final GroupReader<K, A> reader;
    private final int groups;
    private final BiFunction<Throwable, List<K>, Throwable> failure;
    private final Outlet<A> outlet;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    private final ReentrantLock lock = new ReentrantLock();

    @GuardedBy("lock")
    private final GroupCutter<K> waiting;

    @GuardedBy("lock")
    private final UnreadKeys<K> unread = new UnreadKeys<>();

    @GuardedBy("lock")
    private final Map<CallerOperation, CompletableFuture<?>> reads = new HashMap<>();

    @GuardedBy("lock")
    private @Nullable KeySource source;
    /** Groups whose answers are not all handed on. */
    @GuardedBy("lock")
    private int open;

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
        this.failure = failure;
        this.outlet = new Outlet<>(subscriber, operation.callbacks(), this::cancel);
        this.waiting = new GroupCutter<>(runtime, lingerNanos, this::ring);
    }

    /** Begins; {@code opened} is given this once the subscriber knows of it. */
    void start(Publisher<? extends K> keys, Consumer<OpenRead> opened) {
        outlet.open();
        opened.accept(this);
        try {
            keys.subscribe(this);
        } catch (RuntimeException | Error e) {
            endOfKeys(e);
        }
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        KeySource asked = new KeySource(Objects.requireNonNull(subscription, "subscription"), this::endOfKeys);
        boolean isWanted;
        lock.lock();
        try {
            isWanted = source == null && !isCancelled && readFailure == null;
            if (isWanted) {
                source = asked;
            }
        } finally {
            lock.unlock();
        }
        if (isWanted) {
            asked.request((long) groups * KeyQueue.MAX_KEYS);
        } else {
            KeySource.cancel(asked);
        }
    }

    @Override
    public void onNext(K key) {
        Objects.requireNonNull(key, "key");
        boolean changesAnything = false;
        lock.lock();
        try {
            if (readFailure != null) {
                unread.neverAsked(List.of(key));
            } else if (!isCancelled) {
                changesAnything = waiting.add(key);
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
        endOfKeys(Objects.requireNonNull(cause, "cause"));
    }

    @Override
    public void onComplete() {
        endOfKeys(null);
    }

    private void endOfKeys(@Nullable Throwable cause) {
        KeySource broken;
        lock.lock();
        try {
            hasAll = true;
            sourceFailure = cause;
            broken = cause == null ? null : source;
        } finally {
            lock.unlock();
        }
        KeySource.cancel(broken);
        goOn();
    }

    private void ring() {
        lock.lock();
        try {
            waiting.rung();
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
            List<K> group = open < groups ? waiting.cut(hasAll) : null;
            open += group == null ? 0 : 1;
            return group;
        } finally {
            lock.unlock();
        }
    }

    private CompletableFuture<GroupResult<K, A>> started(CallerOperation part, List<K> keys) {
        try {
            return reader.read(part, keys);
        } catch (RuntimeException | Error e) {
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
        KeySource unwanted = null;
        lock.lock();
        try {
            reads.remove(part);
            unread.asked(result.unread());
            if (!result.unread().isEmpty()) {
                unwanted = fail(Objects.requireNonNullElseGet(
                        result.failure(), () -> new IllegalStateException("keys are unread without a reason")));
            }
        } finally {
            lock.unlock();
        }
        KeySource.cancel(unwanted);
        outlet.offer(result.answers(), () -> handedOn(size));
    }

    /** Takes nothing more; returns the source that is to be cancelled, if there is one. */
    @GuardedBy("lock")
    private @Nullable KeySource fail(Throwable cause) {
        if (readFailure != null || isEnded) {
            return null;
        }
        readFailure = cause;
        unread.neverAsked(waiting.drain());
        return source;
    }

    @Override
    public String table() {
        return operation.table();
    }

    /** Takes no more keys; the groups on their way are batch gets, which the engine stops as well. */
    @Override
    public void stop(Throwable why) {
        KeySource unwanted;
        lock.lock();
        try {
            unwanted = fail(why);
        } finally {
            lock.unlock();
        }
        KeySource.cancel(unwanted);
        goOn();
        ended.complete(null); // what is in flight is in flight for its groups
    }

    @Override
    public void abandon() {} // its groups are abandoned as batch gets

    @Override
    public CompletableFuture<?> ended() {
        return ended;
    }

    /** The place of a group is free; its keys are replaced. */
    private void handedOn(int size) {
        KeySource active;
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
            cause = readFailure;
            left = unread.toList();
            notAsked = unread.neverAsked();
        } finally {
            lock.unlock();
        }
        operation.end(notAsked, cause == null ? sourceFailure : cause);
        outlet.end(cause == null ? sourceFailure : withSourceFailure(failure.apply(cause, left)));
        ended.complete(null);
    }

    private Throwable withSourceFailure(Throwable cause) {
        if (sourceFailure != null && sourceFailure != cause) {
            cause.addSuppressed(sourceFailure);
        }
        return cause;
    }

    private void cancel() {
        KeySource active;
        List<CompletableFuture<?>> unwanted;
        lock.lock();
        try {
            isCancelled = true;
            active = source;
            unwanted = List.copyOf(reads.values());
            reads.clear();
            waiting.close();
        } finally {
            lock.unlock();
        }
        KeySource.cancel(active);
        unwanted.forEach(read -> read.cancel(false));
        operation.end(0, null);
        ended.complete(null);
    }
}
