package io.dynox.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynox.BatchWriter;
import io.dynox.GetOptions;
import io.dynox.OperationKind;
import io.dynox.WriteOptions;
import io.dynox.internal.engine.read.ReadOutcome;
import io.dynox.internal.engine.read.ReadResult;
import io.dynox.internal.engine.read.ReadTransport;
import io.dynox.internal.engine.request.RequestFailure.Throttled;
import io.dynox.internal.engine.runtime.ManualRuntime;
import io.dynox.internal.engine.write.BatchOutcome;
import io.dynox.internal.engine.write.KeyReader;
import io.dynox.internal.engine.write.TextCodec;
import io.dynox.internal.engine.write.WriteTransport;
import io.dynox.internal.report.Events;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class BatchEngineTest {

    private final ManualRuntime runtime = new ManualRuntime();
    private final BatchEngine engine = Engines.of(runtime, List.of(), 1, 1);
    private final List<String> sent = new ArrayList<>();

    @Test
    void closeSendsWhatOpenWritersHold() {
        BatchWriter<String> writer = open("users", answering());
        writer.put("a=1").join();
        assertThat(sent).isEmpty();

        engine.close();

        assertThat(sent).containsExactly("users");
        assertThat(writer.result().written()).isOne();
    }

    @Test
    void closedEngineOpensNoWriter() {
        engine.close();

        assertThatThrownBy(() -> open("users", answering())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void closedWriterTakesNoWrites() {
        BatchWriter<String> writer = open("users", answering());
        writer.close().join();

        assertThatThrownBy(() -> writer.put("a=1")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void futureOfACloseBelongsToItsCaller() {
        CompletableFuture<BatchOutcome> answer = new CompletableFuture<>();
        BatchWriter<String> writer = open("users", (table, items) -> answer);
        writer.put("a=1").join();
        assertThat(writer.close().cancel(false)).isTrue();
        assertThat(writer.abort().completeExceptionally(new IllegalStateException("of the caller")))
                .isTrue();
        answer.complete(BatchOutcome.written(1, null));

        assertThat(writer.close()).isCompleted();
        assertThat(writer.abort()).isCompleted();
    }

    @Test
    void readThatWaitsForARetryEndsUnreadWhenTheEngineCloses() {
        CompletableFuture<ReadResult<String>> read = read();
        assertThat(read).isNotDone();

        engine.close();

        assertUnread(read);
    }

    @Test
    void readAfterTheCloseEndsUnread() {
        engine.close();

        assertUnread(read());
    }

    private CompletableFuture<ReadResult<String>> read() {
        ReadTransport<String, String> throttling = (table, keys, options) -> CompletableFuture.completedFuture(
                new ReadOutcome.Failed<>(new Throttled(new IllegalStateException("throttled"), List.of())));
        return engine.read(engine.beginRead("users", 1), "users", List.of("a"), throttling, GetOptions.DEFAULT);
    }

    private static void assertUnread(CompletableFuture<ReadResult<String>> read) {
        assertThat(read).isCompletedWithValueMatching(result -> result.unread().cardinality() == 1);
        assertThat(read.join().cause()).hasMessageContaining("shut down");
    }

    @Test
    void tableThatDoesNotAnswerHoldsUpNoOther() {
        BatchWriter<String> stuck = open("stuck", (table, items) -> new CompletableFuture<>());
        stuck.put("a=1").join();
        CompletableFuture<?> unused = stuck.flush();

        BatchWriter<String> other = open("other", answering());
        other.put("a=1").join();

        assertThat(other.flush().join().written()).isOne();
    }

    @Test
    void partialBatchGoesAfterTheLingerTime() {
        BatchWriter<String> writer = open("users", answering());
        writer.put("a=1").join();
        runtime.advance(Duration.ofMillis(99));
        assertThat(sent).isEmpty();

        runtime.advance(Duration.ofMillis(1));
        assertThat(sent).containsExactly("users");
        assertThat(writer.result().written()).isOne();
    }

    @Test
    void closeThatRunsOutOfTimeReportsWhatIsInFlight() {
        BatchWriter<String> writer = open("users", (table, items) -> new CompletableFuture<>());
        writer.put("a=1").join();
        CompletableFuture<?> closed = writer.close();
        assertThat(closed).isNotDone();

        runtime.advance(Duration.ofMinutes(5));

        assertThat(closed).isCompletedExceptionally();
        assertThat(writer.result().failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.mayHaveBeenWritten()).isTrue());
    }

    @Test
    void closeOfTheEngineHasOneLimitForAllWritersTogether() {
        for (String table : List.of("a", "b", "c")) {
            open(table, (name, items) -> new CompletableFuture<>()).put("a=1").join();
        }

        CompletableFuture<Void> ended = engine.endWriters(BatchEngine.LONGEST_CLOSE);
        runtime.advance(BatchEngine.LONGEST_CLOSE.minusMillis(1));
        assertThat(ended).isNotDone();
        runtime.advance(Duration.ofMillis(1));

        assertThat(ended).isCompleted();
        assertThat(engine.snapshot().writers()).isEmpty();
    }

    @Test
    void failedQuestionForTheKeysIsAskedAgainByLaterWritesWhenThePolicySays() {
        AtomicInteger questions = new AtomicInteger();
        AtomicReference<CompletableFuture<KeyReader<String>>> answer =
                new AtomicReference<>(CompletableFuture.failedFuture(new IllegalStateException("denied")));
        BatchWriter<String> writer = engine.openWriter(
                new Events.OperationStarted("users", OperationKind.WRITER, OptionalLong.empty()),
                "users",
                new TextCodec(),
                () -> {
                    questions.incrementAndGet();
                    return answer.get();
                },
                answering(),
                WriteOptions.DEFAULT);
        for (int i = 0; i < 100; i++) {
            assertThat(writer.put("a=" + i)).isCompletedExceptionally();
        }
        assertThat(questions).as("while writes fail at once").hasValue(1);

        runtime.advance(WriteOptions.DEFAULT.retry().maxDelay());
        writer.put("a=1").join();
        assertThat(questions).as("after the wait").hasValue(2);

        answer.set(CompletableFuture.completedFuture(TextCodec::key));
        runtime.advance(WriteOptions.DEFAULT.retry().maxDelay());
        writer.put("a=2").join();
        writer.close().handle((result, failed) -> result).join();

        assertThat(questions).hasValue(3);
        assertThat(writer.result().account().written()).isOne();
    }

    private WriteTransport<String> answering() {
        return (table, items) -> {
            sent.add(table);
            return CompletableFuture.completedFuture(BatchOutcome.written(items.size(), null));
        };
    }

    private BatchWriter<String> open(String table, WriteTransport<String> transport) {
        return Engines.openWriter(
                engine,
                table,
                table,
                new TextCodec(),
                CompletableFuture.completedFuture(TextCodec::key),
                transport,
                WriteOptions.DEFAULT);
    }
}
