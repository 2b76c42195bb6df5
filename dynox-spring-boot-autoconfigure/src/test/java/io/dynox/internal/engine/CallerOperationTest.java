package io.dynox.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.BatchWriter;
import io.dynox.GetOptions;
import io.dynox.OperationKind;
import io.dynox.RetryPolicy;
import io.dynox.WriteOptions;
import io.dynox.event.BatchListener;
import io.dynox.event.CallerContext;
import io.dynox.event.OperationEnded;
import io.dynox.event.OperationEnded.Counts;
import io.dynox.event.OperationStarted;
import io.dynox.internal.engine.lane.Pacers;
import io.dynox.internal.engine.operation.SafeListener;
import io.dynox.internal.engine.read.ReadOutcome;
import io.dynox.internal.engine.read.ReadTransport;
import io.dynox.internal.engine.request.RequestFailure;
import io.dynox.internal.engine.runtime.ManualRuntime;
import io.dynox.internal.engine.write.BatchOutcome;
import io.dynox.internal.engine.write.TextCodec;
import io.dynox.internal.report.Events;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class CallerOperationTest {

    private static final Duration CLOSE_TIMEOUT = Duration.ofMinutes(1);

    private final ManualRuntime runtime = new ManualRuntime();
    private final List<String> heard = new ArrayList<>();
    private final List<String> callers = new ArrayList<>();
    private final List<OperationEnded> ends = new ArrayList<>();
    private final Deque<CompletableFuture<BatchOutcome>> requests = new ArrayDeque<>();
    private final ThreadLocal<String> caller = ThreadLocal.withInitial(() -> "nobody");
    private final BatchEngine engine =
            Engines.of(runtime, List.of(new Recorder("")), 8, 8, Pacers.NONE, () -> restoring(caller.get()));

    @Test
    void requestThatAFlushSendsIsHeardByTheFlushAlone() {
        BatchWriter<String> writer = open(OperationKind.WRITER);
        writer.put("a=1").join();
        CompletableFuture<?> flushed = writer.flush();
        reply(BatchOutcome.written(1, null));

        assertThat(flushed).isDone();
        assertThat(heard)
                .containsExactly(
                        "begin /WRITER",
                        "begin /WRITER/FLUSH",
                        "sent /WRITER/FLUSH",
                        "reply /WRITER/FLUSH",
                        "end /WRITER/FLUSH");
    }

    @Test
    void requestThatNoFlushWaitsForIsHeardByTheWriter() {
        BatchWriter<String> writer = open(OperationKind.WRITER);
        writer.put("a=1").join();
        runtime.advance(Duration.ofMillis(100));
        reply(BatchOutcome.written(1, null));

        assertThat(heard).containsExactly("begin /WRITER", "sent /WRITER", "reply /WRITER");
    }

    @Test
    void closeOfAWriterIsAFlushAndTheEndOfTheWriter() {
        BatchWriter<String> writer = open(OperationKind.WRITER);
        writer.put("a=1").join();
        CompletableFuture<?> closed = writer.close();
        reply(BatchOutcome.written(1, null));

        assertThat(closed).isDone();
        assertThat(heard).endsWith("sent /WRITER/FLUSH", "reply /WRITER/FLUSH", "end /WRITER/FLUSH", "end /WRITER");
    }

    @Test
    void scopedWriteIsOneOperation() {
        BatchWriter<String> writer = open(OperationKind.WRITE);
        writer.put("a=1").join();
        CompletableFuture<?> closed = writer.close();
        reply(BatchOutcome.written(1, null));

        assertThat(closed).isDone();
        assertThat(heard).containsExactly("begin /WRITE", "sent /WRITE", "reply /WRITE", "end /WRITE");
    }

    @Test
    void numbersOfAFlushAreWhatTheWriterDidMeanwhile() {
        BatchWriter<String> writer = open(OperationKind.WRITER);
        writer.put("a=1").join();
        CompletableFuture<?> first = writer.flush();
        reply(new BatchOutcome.Replied(new BitSet(), 1.5, null));
        writer.put("b=1").join();
        writer.put("c=1").join();
        CompletableFuture<?> second = writer.flush();
        BitSet unprocessed = new BitSet();
        unprocessed.set(1);
        reply(new BatchOutcome.Replied(unprocessed, 1, null));
        runtime.advance(Duration.ofSeconds(1));
        reply(new BatchOutcome.Replied(new BitSet(), 1, null));

        assertThat(first).isDone();
        assertThat(second).isDone();
        OperationEnded end = ends.get(1);
        assertThat(end.counts()).isEqualTo(new Counts.Writes(2, 0, 0, 0));
        assertThat(end.requests()).isEqualTo(2);
        assertThat(end.retries()).isEqualTo(1);
        assertThat(end.consumedUnits()).isEqualTo(2);
        assertThat(end.isSuccess()).isTrue();
    }

    @Test
    void flushEndsThoughItsFutureWasCancelled() {
        BatchWriter<String> writer = open(OperationKind.WRITER);
        writer.put("a=1").join();
        writer.flush().cancel(false);
        reply(BatchOutcome.written(1, null));

        assertThat(heard).endsWith("end /WRITER/FLUSH");
    }

    @Test
    void writesThatAReplyEndsAreGivenUpAtOnce() {
        BatchWriter<String> writer = open(OperationKind.WRITE);
        for (int i = 0; i < 25; i++) {
            writer.put(i + "=1").join();
        }
        reply(new BatchOutcome.Failed(new RequestFailure.Refused(new IllegalStateException("no table"))));
        CompletableFuture<?> closed = writer.close();

        assertThat(closed).isCompletedExceptionally();
        assertThat(heard.stream().filter(event -> event.startsWith("given up"))).containsExactly("given up 25 /WRITE");
        assertThat(ends)
                .singleElement()
                .satisfies(end -> assertThat(end.error()).hasMessage("no table"));
    }

    @Test
    void failedBodyIsTheErrorOfTheWrite() {
        BatchWriter<String> writer = open(OperationKind.WRITE);
        IllegalStateException failure = new IllegalStateException("body");

        assertThat(BatchEngine.abort(writer, failure)).isDone();

        assertThat(ends)
                .singleElement()
                .satisfies(end -> assertThat(end.error()).isSameAs(failure));
    }

    @Test
    void closeThatRunsOutOfTimeEndsTheWriteWithAnError() {
        BatchWriter<String> writer = open(OperationKind.WRITE);
        writer.put("a=1").join();
        CompletableFuture<?> closed = writer.close();
        runtime.advance(CLOSE_TIMEOUT);

        assertThat(closed).isCompletedExceptionally();
        assertThat(ends).singleElement().satisfies(end -> {
            assertThat(end.error()).hasMessageContaining("dynox.write.close-timeout");
            assertThat(end.counts()).isEqualTo(new Counts.Writes(0, 0, 1, 0));
        });
    }

    @Test
    void everythingOfAnOperationHappensInTheContextOfItsCaller() {
        caller.set("alice");
        BatchWriter<String> alice = open(OperationKind.WRITE);
        alice.put("a=1").join();
        List<String> seen = new ArrayList<>();
        CompletableFuture<?> closed = alice.close().thenRun(() -> seen.add(caller.get()));
        caller.set("bob");
        BatchWriter<String> bob = open(OperationKind.WRITER);
        bob.put("a=1").join();
        CompletableFuture<?> flushed = bob.flush().thenRun(() -> seen.add(caller.get()));
        caller.set("carol");
        reply(BatchOutcome.written(1, null));
        reply(BatchOutcome.written(1, null));

        assertThat(closed).isDone();
        assertThat(flushed).isDone();
        assertThat(seen).containsExactly("alice", "bob");
        assertThat(callers)
                .isEqualTo(List.of(
                        "alice: begin /WRITE",
                        "alice: sent /WRITE",
                        "bob: begin /WRITER",
                        "bob: begin /WRITER/FLUSH",
                        "bob: sent /WRITER/FLUSH",
                        "alice: reply /WRITE",
                        "alice: end /WRITE",
                        "bob: reply /WRITER/FLUSH",
                        "bob: end /WRITER/FLUSH"));
    }

    @Test
    void listenersWithoutOperationsAndContextCostNothing() {
        SafeListener listener = new SafeListener(List.of(new BatchListener() {}));

        assertThat(listener.operationStarted(
                        new Events.OperationStarted("users", OperationKind.FLUSH, OptionalLong.empty())))
                .isSameAs(listener);
    }

    @Test
    void batchGetThatGivesUpTellsItOnceAndEndsWithTheCause() {
        ReadTransport<String, String> throttling =
                (table, keys, options) -> CompletableFuture.completedFuture(new ReadOutcome.Failed<>(
                        new RequestFailure.Throttled(new IllegalStateException("slow down"), List.of("Hot"))));
        GetOptions once = GetOptions.builder()
                .retry(RetryPolicy.builder().maxAttempts(1).build())
                .build();

        CompletableFuture<?> read =
                engine.read(engine.beginRead("users", 3), "users", List.of("a", "b", "c"), throttling, once);

        assertThat(read).isDone();
        assertThat(heard)
                .containsExactly(
                        "begin /BATCH_GET",
                        "sent /BATCH_GET",
                        "reply /BATCH_GET",
                        "given up 3 /BATCH_GET",
                        "end /BATCH_GET");
        assertThat(ends).singleElement().satisfies(end -> {
            assertThat(end.counts()).isEqualTo(new Counts.Keys(0, 0, 3));
            assertThat(end.error())
                    .hasMessageContaining("IllegalStateException")
                    .hasMessageNotContaining("slow down");
        });
    }

    private BatchWriter<String> open(OperationKind kind) {
        return engine.openWriter(
                new Events.OperationStarted("users", kind, OptionalLong.empty()),
                "users",
                new TextCodec(),
                () -> CompletableFuture.completedFuture(TextCodec::key),
                (table, items) -> {
                    CompletableFuture<BatchOutcome> request = new CompletableFuture<>();
                    requests.add(request);
                    return request;
                },
                WriteOptions.builder().closeTimeout(CLOSE_TIMEOUT).build());
    }

    private void reply(BatchOutcome outcome) {
        requests.remove().complete(outcome);
    }

    private CallerContext.Snapshot restoring(String captured) {
        return task -> {
            String before = caller.get();
            caller.set(captured);
            try {
                task.run();
            } finally {
                caller.set(before);
            }
        };
    }

    /** Writes down what it hears, and of which operation. */
    private final class Recorder implements BatchListener {

        private final String path;

        private Recorder(String path) {
            this.path = path;
        }

        @Override
        public BatchListener operationStarted(OperationStarted event) {
            Recorder within = new Recorder(path + "/" + event.kind());
            within.note("begin");
            return within;
        }

        @Override
        public void requestSent(RequestSent event) {
            note("sent");
        }

        @Override
        public void replyReceived(ReplyReceived event) {
            note("reply");
        }

        @Override
        public void givenUp(GivenUp event) {
            note("given up " + event.items());
        }

        @Override
        public void operationEnded(OperationEnded event) {
            ends.add(event);
            note("end");
        }

        private void note(String what) {
            heard.add(what + " " + path);
            callers.add(caller.get() + ": " + what + " " + path);
        }
    }
}
