package io.dynox.internal.engine.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.BatchWriteResult.Covered;
import io.dynox.ItemWrite;
import io.dynox.internal.engine.operation.SafeListener;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class FlushMarksTest {

    private final FlushMarks marks = new FlushMarks();

    @Test
    void flushOfNothingIsDone() {
        assertThat(flush()).isDone();
    }

    @Test
    void flushWaitsForWhatWasIssuedBeforeIt() {
        PendingWrite<String> write = issued();
        CompletableFuture<Void> flushed = flush();
        assertThat(flushed).isNotDone();

        resolve(write);

        assertThat(flushed).isDone();
    }

    @Test
    void flushDoesNotWaitForWhatIsIssuedAfterIt() {
        PendingWrite<String> before = issued();
        CompletableFuture<Void> flushed = flush();
        issued();

        resolve(before);

        assertThat(flushed).isDone();
    }

    @Test
    void laterFlushWaitsForTheEarlierOnesToo() {
        PendingWrite<String> first = issued();
        CompletableFuture<Void> early = flush();
        PendingWrite<String> second = issued();
        CompletableFuture<Void> late = flush();

        resolve(second);
        assertThat(late).isNotDone();
        resolve(first);

        assertThat(early).isDone();
        assertThat(late).isDone();
    }

    @Test
    void flushWithoutNewWritesWaitsForTheOneBefore() {
        PendingWrite<String> write = issued();
        CompletableFuture<Void> first = flush();
        CompletableFuture<Void> second = flush();
        assertThat(second).isNotDone();

        resolve(write);

        assertThat(first).isDone();
        assertThat(second).isDone();
    }

    @Test
    void writesCountWhereTheyWereIssued() {
        PendingWrite<String> older = issued();
        FlushMark first = marks.flush(new SafeListener(List.of()), new Effects());
        PendingWrite<String> newer = issued();
        PendingWrite<String> other = issued();
        marks.invalid();
        FlushMark second = marks.flush(new SafeListener(List.of()), new Effects());

        marks.inherit(newer, older, new Effects());
        marks.written(newer, new Effects());
        marks.notAttempted(other, new Effects());

        assertThat(first.counts()).isEqualTo(new Covered(1, 0, 0, 0));
        assertThat(second.counts()).isEqualTo(new Covered(0, 1, 1, 1));
    }

    @Test
    void newerWriteTakesOverThePromiseToTheOlderOne() {
        PendingWrite<String> older = issued();
        CompletableFuture<Void> flushed = flush();
        PendingWrite<String> newer = issued();

        Effects effects = new Effects();
        marks.inherit(newer, older, effects);
        effects.run();
        assertThat(flushed).isNotDone();

        resolve(newer);
        assertThat(flushed).isDone();
        assertThat(flush()).isDone();
    }

    @Test
    void isUrgentWhileAFlushedWriteStandsInTheReadyQueue() {
        PendingWrite<String> write = issued();
        marks.enterReady(write);
        assertThat(marks.isUrgent()).isFalse();

        CompletableFuture<Void> unused = flush();
        assertThat(marks.isUrgent()).isTrue();

        marks.leaveReady(write);
        assertThat(marks.isUrgent()).isFalse();
    }

    @Test
    void completesOutsideTheChange() {
        PendingWrite<String> write = issued();
        CompletableFuture<Void> flushed = flush();

        Effects effects = new Effects();
        marks.resolve(write, effects);
        assertThat(flushed).isNotDone();

        effects.run();
        assertThat(flushed).isDone();
    }

    private CompletableFuture<Void> flush() {
        Effects effects = new Effects();
        CompletableFuture<Void> flushed =
                marks.flush(new SafeListener(List.of()), effects).done();
        effects.run();
        return flushed;
    }

    private PendingWrite<String> issued() {
        PendingWrite<String> write = new PendingWrite<>(ItemWrite.Kind.PUT, "item", 1, 1);
        marks.issue(write);
        return write;
    }

    private void resolve(PendingWrite<String> write) {
        Effects effects = new Effects();
        marks.resolve(write, effects);
        effects.run();
    }
}
