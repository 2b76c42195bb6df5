package io.dynox.internal.engine;

import io.dynox.internal.engine.operation.CallerOperation;
import io.dynox.internal.engine.read.GroupReader;
import io.dynox.internal.engine.read.GroupResult;
import io.dynox.internal.engine.read.ReadResult;
import io.dynox.internal.engine.runtime.SimulatedRuntime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** A publisher of keys, and the subscriber of what is read of them; checks what each of them is promised. */
final class SimulatedStream {

    private record Answer(int key, @Nullable String item) {}

    /** What the stream failed with. */
    private static final class ReadFailure extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient List<Integer> unread;

        ReadFailure(Throwable cause, List<Integer> unread) {
            super(cause);
            this.unread = unread;
        }
    }

    private final SplittableRandom random;
    private final SimulatedRuntime runtime;
    private final SimulatedReads reads;
    private final int groups;
    private final int keys;
    private final boolean failsAtTheEnd;
    /** Whether the publisher neither completes nor fails. */
    private final boolean isEndless;

    private final int patience;

    // the publisher of keys
    private @Nullable Subscriber<? super Integer> taker;
    private long wanted;
    private int taken;
    private boolean isSourceDone;
    private boolean isSourceCancelled;

    // the subscriber
    private @Nullable Subscription subscription;
    private long asked;
    private long received;
    private boolean isCancelled;
    private boolean isComplete;
    private @Nullable Throwable failure;
    private final BitSet answered = new BitSet();

    SimulatedStream(SplittableRandom random, SimulatedRuntime runtime, SimulatedReads reads, int groups, int keys) {
        this.random = random;
        this.runtime = runtime;
        this.reads = reads;
        this.groups = groups;
        this.keys = keys;
        this.failsAtTheEnd = random.nextInt(6) == 0;
        this.isEndless = !failsAtTheEnd && random.nextInt(6) == 0;
        this.patience = random.nextInt(5) == 0 ? random.nextInt(keys + 1) : Integer.MAX_VALUE;
    }

    void start(BatchEngine engine, String name, Duration linger) {
        GroupReader<Integer, Answer> reader = (operation, group) -> read(operation, engine, name, group);
        engine.readAll(name, new Source(), reader, groups, linger, ReadFailure::new)
                .subscribe(new Sink());
    }

    private CompletableFuture<GroupResult<Integer, Answer>> read(
            CallerOperation operation, BatchEngine engine, String name, List<Integer> group) {
        runtime.check(!group.isEmpty() && group.size() <= 100, "illegal size of a group", group.size());
        CompletableFuture<ReadResult<String>> read = reads.read(operation, engine, name, group);
        CompletableFuture<GroupResult<Integer, Answer>> result = read.thenApply(ended -> known(group, ended));
        CompletableFuture<?> unused = result.whenComplete((done, thrown) -> {
            if (result.isCancelled()) {
                read.cancel(false);
            }
        });
        return result;
    }

    private static GroupResult<Integer, Answer> known(List<Integer> group, ReadResult<String> read) {
        List<Answer> answers = new ArrayList<>();
        List<Integer> unread = new ArrayList<>();
        for (int i = 0; i < group.size(); i++) {
            if (read.unread().get(i)) {
                unread.add(group.get(i));
            } else {
                answers.add(new Answer(group.get(i), read.items().get(i)));
            }
        }
        return new GroupResult<>(answers, unread, read.cause());
    }

    /** Emits what is wanted, at once or later, some at a time. */
    private final class Source implements Publisher<Integer>, Subscription {

        private boolean isEmitting;

        @Override
        public void subscribe(Subscriber<? super Integer> subscriber) {
            taker = subscriber;
            subscriber.onSubscribe(this);
            emitSoon();
        }

        @Override
        public void request(long n) {
            runtime.check(n > 0, "asked for no keys", n);
            wanted += n;
            if (random.nextBoolean()) {
                emit();
            } else {
                emitSoon();
            }
        }

        @Override
        public void cancel() {
            isSourceCancelled = true;
        }

        private void emitSoon() {
            runtime.schedule(this::emit, random.nextInt(4) == 0 ? random.nextLong(100_000_000) : 0);
        }

        private void emit() {
            if (isEmitting || isSourceDone) {
                return;
            }
            isEmitting = true;
            int some = random.nextBoolean() ? Integer.MAX_VALUE : random.nextInt(200);
            Subscriber<? super Integer> target = Objects.requireNonNull(taker);
            for (; !isSourceCancelled && wanted > 0 && taken < keys && some > 0; some--) {
                wanted--;
                int held = taken + 1 - answered.cardinality();
                runtime.check(held <= groups * 100, "more keys taken than may be", held);
                target.onNext(taken++);
            }
            isEmitting = false;
            if (isSourceCancelled) {
                return;
            }
            if (taken == keys) {
                isSourceDone = true;
                if (isEndless) {
                    return;
                }
                if (failsAtTheEnd) {
                    target.onError(new IllegalStateException("source"));
                } else {
                    target.onComplete();
                }
            } else if (wanted > 0) {
                emitSoon();
            }
        }
    }

    /** Asks for some at a time, and may lose interest. */
    private final class Sink implements Subscriber<Answer> {

        @Override
        public void onSubscribe(Subscription given) {
            subscription = given;
            askSoon();
        }

        private void askSoon() {
            runtime.schedule(
                    () -> {
                        if (!isCancelled) {
                            int more = 1 + random.nextInt(random.nextBoolean() ? 5 : 500);
                            asked += more;
                            Objects.requireNonNull(subscription).request(more);
                        }
                    },
                    random.nextInt(3) == 0 ? random.nextLong(200_000_000) : 0);
        }

        @Override
        public void onNext(Answer answer) {
            runtime.check(!isCancelled && !isComplete && failure == null, "a signal after the end", answer);
            runtime.check(++received <= asked, "more than was asked for", received);
            runtime.check(!answered.get(answer.key()), "answered twice", answer.key());
            runtime.check(reads.isRead(answer.key()), "answered, but not read", answer.key());
            runtime.check(Objects.equals(answer.item(), SimulatedReads.item(answer.key())), "another item", answer);
            answered.set(answer.key());
            if (received == patience) {
                isCancelled = true;
                Objects.requireNonNull(subscription).cancel();
                reads.isCancelled = true;
                runtime.check(isSourceCancelled || isSourceDone, "cancelled, but not the keys", received);
            } else if (received == asked) {
                askSoon();
            }
        }

        @Override
        public void onError(Throwable cause) {
            runtime.check(!isCancelled && !isComplete && failure == null, "a signal after the end", cause);
            failure = cause;
        }

        @Override
        public void onComplete() {
            runtime.check(!isCancelled && !isComplete && failure == null, "a signal after the end", "completion");
            isComplete = true;
        }
    }

    /** Holds when nothing is left to happen. */
    void checkAtTheEnd() {
        if (!isCancelled) {
            boolean isWaiting = isEndless && answered.cardinality() == keys;
            runtime.check(isComplete || failure != null || isWaiting, "hangs", received + " of " + taken + " keys");
            List<Integer> unread = failure instanceof ReadFailure ended ? ended.unread : List.of();
            BitSet known = (BitSet) answered.clone();
            for (int key : unread) {
                runtime.check(!known.get(key), "answered and unread, or unread twice", key);
                known.set(key);
            }
            runtime.check(known.cardinality() == taken, "keys are lost", taken - known.cardinality());
            runtime.check(unread.isEmpty() != failure instanceof ReadFailure, "fails without need", unread.size());
            runtime.check(
                    unread.isEmpty() || unread.stream().anyMatch(reads::mayBeGivenUp),
                    "given up too early",
                    unread.size());
            runtime.check(
                    failure == null || failsAtTheEnd || !unread.isEmpty(), "another failure", String.valueOf(failure));
            runtime.check(!isComplete || (taken == keys && !failsAtTheEnd && !isEndless), "completes too early", taken);
        }
        runtime.throwViolation();
    }
}
