package io.dynox.internal.engine.write;

import io.dynox.DynoxException;
import io.dynox.FailedWrite;
import io.dynox.InvalidItemException;
import io.dynox.ItemWrite;
import io.dynox.WriteOptions;
import io.dynox.event.BatchListener.GivenUp;
import io.dynox.event.BatchListener.Operation;
import io.dynox.event.BatchListener.WritesEnded;
import io.dynox.event.EngineSnapshot;
import io.dynox.internal.engine.operation.SafeListener;
import io.dynox.internal.engine.runtime.Border;
import io.dynox.internal.report.Events;
import io.dynox.internal.report.Results;
import io.dynox.internal.report.Snapshots;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the account of one writer: every issued write is resolved here exactly once, as written, failed, superseded or
 * not attempted, and what flushes wait for is updated. Not thread-safe; owned by {@link WriteBuffer}.
 */
final class WriteLedger<P> {

    final WriteCounters counters = new WriteCounters();
    final StallClock stalls = new StallClock();
    final FlushMarks marks = new FlushMarks();
    final AcceptTimes times = new AcceptTimes();
    private final String table;
    private final WriteCodec<?, P> codec;
    private final Function<ItemWrite.Kind, Operation> operation;
    private final SafeListener listener;
    private final @Nullable Consumer<? super ItemWrite> onWritten;
    final RecordedFailures failures;
    private final AlikeFailures alike;
    private final WriteOptions most;
    private final List<PendingWrite<P>> unsent = new ArrayList<>();
    private long unsentBytes;
    private int heldItems;
    private long heldBytes;
    private WritesEnded told;
    private int untold;
    private int untoldAttempts;
    private ItemWrite.Kind lastFailed = ItemWrite.Kind.PUT;
    private @Nullable Throwable lastFailure;
    private @Nullable String lastRequest;

    WriteLedger(WriterSetup<?, P> setup) {
        this.table = setup.table();
        this.codec = setup.codec();
        this.operation = setup.transport()::operation;
        this.listener = setup.listener();
        this.onWritten = setup.options().onWritten().orElse(null);
        this.most = setup.options();
        this.failures = new RecordedFailures(setup.options());
        this.alike = new AlikeFailures(table, setup.options().alikeFailures());
        this.told = counters.ended(table);
    }

    /** The write was taken into the buffer. */
    void accept(PendingWrite<P> write) {
        counters.accept();
        heldItems++;
        heldBytes += write.heldBytes;
        times.enter(write);
    }

    void written(PendingWrite<P> write, KeySlot.State place, Effects effects) {
        counters.leave(place);
        counters.written(write.kind());
        release(write);
        Consumer<? super ItemWrite> handler = onWritten;
        if (handler != null) {
            effects.add(() -> listener.run(
                    () -> Border.run("A handler of written items", () -> handler.accept(itemOf(write, write.source)))));
        }
        marks.written(write, effects);
    }

    /** The newer write stands in for the older one from now on; both were accepted. */
    void supersede(PendingWrite<P> newer, PendingWrite<P> older, KeySlot.State place, Effects effects) {
        counters.leave(place);
        counters.superseded();
        release(older);
        marks.inherit(newer, older, effects);
    }

    void failed(PendingWrite<P> write, KeySlot.State place, Throwable cause, long now, Effects effects) {
        counters.leave(place);
        counters.failed();
        release(write);
        Duration elapsed = Duration.ofNanos(write.elapsedNanos(now));
        int attempts = write.attempts();
        String request = write.lastRequestId();
        giveUp(write.kind(), cause, attempts, request);
        report(
                new RecordedFailure(() -> new Results.FailedWrite(
                        itemOf(write), cause, attempts, write.outcomeUnknown, elapsed, request, false)),
                write.heldBytes,
                effects);
        marks.failed(write, effects);
    }

    /**
     * A write that was accepted only to fail, as it can't even be encoded.
     *
     * @param bytes roughly what its item takes
     */
    void invalid(ItemWrite write, long bytes, Throwable cause, Effects effects) {
        counters.accept();
        counters.leave(KeySlot.State.READY);
        counters.failed();
        marks.invalid();
        giveUp(write.kind(), cause, 0, null);
        FailedWrite failure = new Results.FailedWrite(write, cause, 0, false, Duration.ZERO, null, false);
        report(new RecordedFailure(() -> failure), bytes, effects);
    }

    void notAttempted(PendingWrite<P> write, KeySlot.State place, Effects effects) {
        counters.leave(place);
        counters.notAttempted();
        release(write);
        // writes that are issued after the ceiling was reached may be any number
        if (unsent.size() < most.bufferItems() && unsentBytes < most.bufferBytes()) {
            unsent.add(write);
            unsentBytes += write.heldBytes;
        }
        marks.notAttempted(write, effects);
    }

    /** Whether the mistake that all writes repeat was found, and none was written since. */
    boolean isMistaken() {
        return counters.written() == 0 && alike.isReached();
    }

    /** Hands over the mistake that all writes repeat, once for each write that shows it. */
    void ifMistaken(Consumer<InvalidItemException> action) {
        InvalidItemException mistake = counters.written() == 0 ? alike.poll(counters.pending()) : null;
        if (mistake != null) {
            action.accept(mistake);
        }
    }

    /** Tells of the writes that were given up since it was last done, all at once. */
    void tellGivenUp(Effects effects) {
        Throwable cause = lastFailure;
        if (untold > 0 && cause != null) {
            GivenUp event =
                    new Events.GivenUp(table, operation.apply(lastFailed), untold, untoldAttempts, cause, lastRequest);
            untold = 0;
            untoldAttempts = 0;
            effects.add(() -> listener.givenUp(event));
        }
    }

    int heldItems() {
        return heldItems;
    }

    long heldBytes() {
        return heldBytes;
    }

    /** Tells how many writes ended since it was told last, if any did. */
    void tellEnded(Effects effects) {
        WritesEnded before = told;
        if (!counters.isAsBefore(before)) {
            WritesEnded now = counters.ended(table);
            told = now;
            WritesEnded event = new Events.WritesEnded(
                    table,
                    now.written() - before.written(),
                    now.failed() - before.failed(),
                    now.superseded() - before.superseded(),
                    now.notAttempted() - before.notAttempted());
            effects.add(() -> listener.writesEnded(event));
        }
    }

    /**
     * What a result is made of, copied while the lock is held and turned into a result after it was released.
     *
     * @param ending why writes were not attempted; null if all were
     */
    Statement statement(@Nullable DynoxException ending) {
        List<PendingWrite<P>> dropped = List.copyOf(unsent);
        return new Statement(
                counters.snapshot(),
                counters.requests,
                counters.retries,
                counters.consumedUnits,
                lastFailure,
                ending,
                failures.toList(),
                () -> dropped.stream().map(this::itemOf).toList());
    }

    /** What a writer that was opened at {@code openedNanos} does now. */
    EngineSnapshot.Writer snapshot(
            boolean isEnding, int waiting, int requestsInFlight, long openedNanos, long now, WriteOptions options) {
        return new Snapshots.Writer(
                table,
                isEnding,
                counters.snapshot(),
                heldBytes,
                waiting,
                requestsInFlight,
                counters.requests,
                counters.retries,
                Duration.ofNanos(now - openedNanos),
                Duration.ofNanos(times.oldestNanos(now)),
                Duration.ofNanos(counters.pending() == 0 ? 0 : stalls.stalledNanos(now)),
                options);
    }

    private void giveUp(ItemWrite.Kind kind, Throwable cause, int attempts, @Nullable String request) {
        lastFailed = kind;
        untold++;
        untoldAttempts = Math.max(untoldAttempts, attempts);
        lastFailure = cause;
        lastRequest = request;
        if (cause instanceof InvalidItemException refused && counters.written() == 0) {
            alike.add(refused, attempts);
        }
    }

    private void report(RecordedFailure failure, long bytes, Effects effects) {
        boolean isWhole = failures.add(failure, bytes);
        effects.add(() -> {
            listener.itemFailed(failure.get());
            if (!isWhole) {
                failure.keepKey(failures.keyNames());
            }
        });
    }

    private void release(PendingWrite<P> write) {
        heldItems--;
        heldBytes -= write.heldBytes;
        times.leave(write);
    }

    private ItemWrite itemOf(PendingWrite<P> write) {
        return itemOf(write, null);
    }

    private ItemWrite itemOf(PendingWrite<P> write, @Nullable Object source) {
        return new ItemWrite(table, write.kind(), codec.describe(write.kind(), write.payload), source);
    }
}
