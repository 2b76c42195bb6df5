package io.dynox.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.BatchWriteResult;
import io.dynox.BatchWriter;
import io.dynox.RetriesExhaustedException;
import io.dynox.RetryPolicy;
import io.dynox.WriteOptions;
import io.dynox.internal.engine.request.RequestFailure.Throttled;
import io.dynox.internal.engine.runtime.ManualRuntime;
import io.dynox.internal.engine.write.BatchOutcome;
import io.dynox.internal.engine.write.TextCodec;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A writer that waits behind others, one request at a time, for a table that answers nothing but failures. */
class DeadTableTest {

    private static final int BUFFER = 25;
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    /** How long each request takes: three of them are not enough for the deadline, and none of the writer's own is among four. */
    private static final Duration LATENCY = Duration.ofSeconds(3);

    private final ManualRuntime runtime = new ManualRuntime();
    private final BatchEngine engine = Engines.of(runtime, List.of(), 1, 1);
    private boolean isDead = true;
    private Duration latency = LATENCY;
    /** After a failure it leaves the table in peace for four seconds. */
    private final BatchWriter<String> writer = open(DEADLINE, Duration.ofSeconds(8));

    private CompletableFuture<BatchWriteResult> flushed = new CompletableFuture<>();

    private void writerWaitsBehind(int others) {
        for (int i = 0; i < others; i++) {
            open(DEADLINE.multipliedBy(5), Duration.ofMillis(2)).put("other=1").join();
        }
        writer.put("first=1").join();
        flushed = writer.flush();
    }

    @Test
    void givesUpWhatWaitsWhenTheTableHasFailedForTheDeadline() {
        writerWaitsBehind(5);
        runtime.advance(LATENCY.multipliedBy(3).plusSeconds(1));
        assertThat(flushed).isNotDone();

        runtime.advance(LATENCY);

        assertThat(flushed).isDone();
        assertThat(flushed.join().failures()).singleElement().satisfies(failure -> {
            assertThat(failure.attempts()).isZero();
            assertThat(failure.cause())
                    .isInstanceOf(RetriesExhaustedException.class)
                    .hasMessageContaining("all writes that waited")
                    .hasMessageContaining("those of other operations")
                    .hasMessageNotContaining("unprocessed");
        });
        assertThat(writer.put("second=1")).as("at once after that").isCompletedExceptionally();
    }

    @Test
    void whoseTurnComesThenSendsNothingAnyMore() {
        writerWaitsBehind(4);

        runtime.advance(LATENCY.multipliedBy(4).plusSeconds(1));

        assertThat(flushed).isDone();
        assertThat(flushed.join().failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.attempts()).isZero());
    }

    @Test
    void givesUpSoonAfterTheFailureThatEndsTheDeadlineHoweverLateItComes() {
        latency = Duration.ofSeconds(1);
        writerWaitsBehind(5);
        latency = Duration.ofSeconds(11);

        runtime.advance(Duration.ofSeconds(12));
        assertThat(flushed).isNotDone();

        runtime.advance(DEADLINE.dividedBy(50));
        assertThat(flushed).isDone();
    }

    @Test
    void putsThatWaitForRoomFailWithWhatIsHeld() {
        writerWaitsBehind(5);
        for (int i = 1; i < BUFFER; i++) {
            assertThat(writer.put(i + "=1")).isCompleted();
        }
        CompletableFuture<Void> waiting = writer.put("waiting=1");
        assertThat(waiting).isNotDone();

        runtime.advance(LATENCY.multipliedBy(4).plusSeconds(1));

        assertThat(waiting).isCompletedExceptionally();
    }

    @Test
    void takesWritesAgainWhenItHasWaited() {
        writerWaitsBehind(5);
        runtime.advance(LATENCY.multipliedBy(4).plusSeconds(1));
        assertThat(writer.put("early=1")).isCompletedExceptionally();

        runtime.advance(Duration.ofSeconds(4));

        assertThat(writer.put("late=1")).isCompleted();
    }

    @Test
    void takesWritesAgainAsSoonAsThoseOfAnotherAreProcessed() {
        writerWaitsBehind(5);
        runtime.advance(LATENCY.multipliedBy(4).plusSeconds(1));
        assertThat(writer.put("early=1")).isCompletedExceptionally();

        isDead = false;
        runtime.advance(LATENCY.minusMillis(900));

        assertThat(writer.put("late=1")).isCompleted();
    }

    @Test
    void takesWritesAgainThoughItHasFailedOnceMoreSinceThoseOfAnotherWereProcessed() {
        writerWaitsBehind(5);
        runtime.advance(LATENCY.multipliedBy(4).plusSeconds(1));
        isDead = false;
        latency = Duration.ofMillis(100);
        runtime.schedule(() -> isDead = true, Duration.ofMillis(2_050).toNanos());
        runtime.advance(Duration.ofMillis(2_150));

        assertThat(writer.put("late=1")).isCompleted();
    }

    @Test
    void whatIsIssuedAfterThatIsTriedThoughAnEarlierRequestIsStillUnderWay() {
        BatchEngine wide = Engines.of(runtime, List.of(), 2, 1);
        BatchWriter<String> busy = open(wide, DEADLINE, Duration.ofSeconds(8));
        latency = Duration.ofSeconds(24);
        busy.put("under way=1").join();
        latency = Duration.ofSeconds(12);
        open(wide, DEADLINE.multipliedBy(5), Duration.ofMillis(2))
                .put("other=1")
                .join();
        busy.put("given up=1").join();
        CompletableFuture<BatchWriteResult> givenUp = busy.flush();
        runtime.advance(Duration.ofSeconds(20));
        assertThat(givenUp).isNotDone();
        assertThat(busy.result().failed()).isOne();

        busy.put("tried=1").join();
        isDead = false;
        runtime.advance(Duration.ofSeconds(30));

        assertThat(busy.result().failed()).isOne();
        assertThat(busy.result().written()).isEqualTo(2);
    }

    private BatchWriter<String> open(Duration deadline, Duration delay) {
        return open(engine, deadline, delay);
    }

    private BatchWriter<String> open(BatchEngine on, Duration deadline, Duration delay) {
        RetryPolicy retry = RetryPolicy.builder()
                .deadline(deadline)
                .maxAttempts(1_000)
                .baseDelay(delay)
                .maxDelay(delay)
                .build();
        return Engines.openWriter(
                on,
                "users",
                "users",
                new TextCodec(),
                CompletableFuture.completedFuture(TextCodec::key),
                (table, items) -> {
                    CompletableFuture<BatchOutcome> answer = new CompletableFuture<>();
                    runtime.schedule(() -> answer.complete(answer(items.size())), latency.toNanos());
                    return answer;
                },
                WriteOptions.builder()
                        .bufferItems(BUFFER)
                        .concurrency(1)
                        .linger(Duration.ZERO)
                        .retry(retry)
                        .build());
    }

    private BatchOutcome answer(int writes) {
        return isDead
                ? new BatchOutcome.Failed(new Throttled(new IllegalStateException("throttled"), List.of()))
                : BatchOutcome.written(writes, null);
    }
}
