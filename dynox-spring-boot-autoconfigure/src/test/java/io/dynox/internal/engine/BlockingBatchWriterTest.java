package io.dynox.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynox.BatchWriteException;
import io.dynox.BatchWriteResult;
import io.dynox.BatchWriter;
import io.dynox.BufferFullException;
import io.dynox.DynoxInterruptedException;
import io.dynox.SyncBatchWriter;
import io.dynox.WriteOptions;
import io.dynox.internal.engine.request.RequestFailure;
import io.dynox.internal.engine.runtime.EngineThread;
import io.dynox.internal.engine.runtime.ScheduledRuntime;
import io.dynox.internal.engine.write.BatchOutcome;
import io.dynox.internal.engine.write.BlockingBatchWriter;
import io.dynox.internal.engine.write.TextCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BlockingBatchWriterTest {

    private final ScheduledRuntime runtime = new ScheduledRuntime(Runnable::run);
    private final List<CompletableFuture<BatchOutcome>> replies = new ArrayList<>();
    private final BatchEngine engine = Engines.of(runtime, List.of(), 1, 1);
    private final BatchWriter<String> writer = Engines.openWriter(
            engine,
            "t",
            "t",
            new TextCodec(),
            CompletableFuture.completedFuture(TextCodec::key),
            (table, payloads) -> {
                CompletableFuture<BatchOutcome> reply = new CompletableFuture<>();
                replies.add(reply);
                return reply;
            },
            WriteOptions.builder().bufferItems(25).bufferBytes(1 << 20).build());

    @AfterEach
    void close() {
        Thread.interrupted();
        replyToAll();
        CompletableFuture<BatchWriteResult> aborted = writer.abort();
        replyToAll();
        aborted.join();
        runtime.close();
    }

    @Test
    void putThatFindsNoRoomInTimeIsNotAccepted() {
        SyncBatchWriter<String> blocking = filled(Duration.ofMillis(1));

        assertThatThrownBy(() -> blocking.put("late=1"))
                .isInstanceOf(BufferFullException.class)
                .hasMessageContaining("dynox.write.put-timeout");
        assertThat(writer.result().account().accepted()).isEqualTo(25);
    }

    @Test
    void putInsideACallbackThatWouldWaitFailsAtOnceAndIsNotAccepted() {
        SyncBatchWriter<String> blocking = filled(Duration.ZERO);

        EngineThread.run(() -> assertThatThrownBy(() -> blocking.put("late=1"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("room in the buffer")
                .hasMessageContaining("inside a callback"));

        assertThat(writer.result().account().accepted()).isEqualTo(25);
    }

    @Test
    void interruptedPutIsNotAcceptedAndKeepsTheFlag() {
        SyncBatchWriter<String> blocking = filled(Duration.ZERO);
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> blocking.put("late=1")).isInstanceOf(DynoxInterruptedException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(writer.result().account().accepted()).isEqualTo(25);
    }

    @Test
    void interruptedPutThatHasRoomIsAccepted() {
        SyncBatchWriter<String> blocking = new BlockingBatchWriter<>("t", writer, Duration.ofMillis(1));
        Thread.currentThread().interrupt();

        blocking.put("a=1");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(writer.result().account().accepted()).isOne();
    }

    @Test
    void interruptedFlushGoesOn() {
        SyncBatchWriter<String> blocking = filled(Duration.ZERO);
        Thread.currentThread().interrupt();

        assertThatThrownBy(blocking::flush).isInstanceOf(DynoxInterruptedException.class);
        assertThat(Thread.interrupted()).isTrue();

        replyToAll();
        assertThat(blocking.flush().written()).isEqualTo(25);
    }

    @Test
    void closeThrowsTheAccountOfWhatFailed() {
        SyncBatchWriter<String> blocking = filled(Duration.ZERO);
        replies.get(0)
                .complete(new BatchOutcome.Failed(
                        new RequestFailure.Refused(new IllegalStateException("no such table"))));

        assertThatThrownBy(blocking::close)
                .isInstanceOfSatisfying(
                        BatchWriteException.class,
                        e -> assertThat(e.result().failed()).isEqualTo(25));
    }

    private SyncBatchWriter<String> filled(Duration putTimeout) {
        SyncBatchWriter<String> blocking = new BlockingBatchWriter<>("t", writer, putTimeout);
        for (int i = 0; i < 25; i++) {
            blocking.put(i + "=1");
        }
        return blocking;
    }

    private void replyToAll() {
        for (int i = 0; i < replies.size(); i++) {
            replies.get(i).complete(BatchOutcome.written(25, null));
        }
    }
}
