package io.dynox.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynox.BatchProgress;
import io.dynox.BatchWriter;
import io.dynox.GetOptions;
import io.dynox.OperationKind;
import io.dynox.WriteOptions;
import io.dynox.event.BatchListener;
import io.dynox.internal.engine.read.ReadOutcome;
import io.dynox.internal.engine.runtime.ManualRuntime;
import io.dynox.internal.engine.write.BatchOutcome;
import io.dynox.internal.engine.write.TextCodec;
import io.dynox.internal.report.Events;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

class WriterProgressTest {

    private final ManualRuntime runtime = new ManualRuntime();
    private final List<BatchProgress> told = new ArrayList<>();
    private final Deque<CompletableFuture<BatchOutcome>> requests = new ArrayDeque<>();
    private final BatchEngine engine = Engines.of(
            runtime,
            List.of(new BatchListener() {
                @Override
                public void progressed(BatchProgress event) {
                    told.add(event);
                }
            }),
            8,
            8);

    @Test
    void listenersAreToldNowAndThenAndAtTheEnd() {
        BatchWriter<String> writer = writer(OptionalLong.of(50));
        put(writer, 50);
        reply(0);
        assertThat(told).as("too early").isEmpty();

        runtime.advance(Duration.ofMillis(500));
        CompletableFuture<?> closed = writer.close();
        reply(5);
        runtime.advance(Duration.ofSeconds(1));
        reply(0);

        assertThat(closed).isDone();
        assertThat(told).extracting(BatchProgress::done).containsExactly(45L, 50L);
        assertThat(told).extracting(BatchProgress::retries).containsExactly(0L, 5L);
        assertThat(told).allSatisfy(progress -> {
            assertThat(progress.table()).isEqualTo("users");
            assertThat(progress.kind()).isEqualTo(OperationKind.BATCH_WRITE);
            assertThat(progress.total()).hasValue(50);
        });
        assertThat(told.get(0).ratePerSecond()).isEqualTo(90);
        assertThat(told.get(1).timeLeft()).contains(Duration.ZERO);
    }

    @Test
    void subscriberIsGivenTheStartTheLatestAndTheEnd() {
        BatchWriter<String> writer = writer(OptionalLong.empty());
        Latest latest = new Latest();
        writer.progress(75).subscribe(latest);
        put(writer, 75);
        runtime.advance(Duration.ofSeconds(1));
        reply(0);
        runtime.advance(Duration.ofSeconds(1));
        reply(0);
        CompletableFuture<?> closed = writer.close();
        reply(0);

        assertThat(closed).isDone();
        assertThat(latest.seen).extracting(BatchProgress::done).containsExactly(0L, 25L, 50L, 75L);
        assertThat(latest.seen).extracting(BatchProgress::total).containsOnly(OptionalLong.of(75));
        assertThat(latest.seen.get(2).timeLeft()).contains(Duration.ofSeconds(1));
        assertThat(latest.ended).isTrue();
    }

    @Test
    void abortedWritesAreDoneAndFailed() {
        BatchWriter<String> writer = writer(OptionalLong.empty());
        Latest latest = new Latest();
        writer.progress().subscribe(latest);
        put(writer, 10);
        assertThat(writer.abort()).isDone();

        BatchProgress last = latest.seen.get(latest.seen.size() - 1);
        assertThat(last.done()).isEqualTo(10);
        assertThat(last.failed()).isEqualTo(10);
        assertThat(last.timeLeft()).isEmpty();
        assertThat(latest.ended).isTrue();
    }

    @Test
    void negativeTotalIsRefused() {
        BatchWriter<String> writer = writer(OptionalLong.empty());

        assertThatThrownBy(() -> writer.progress(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-1");
    }

    @Test
    void batchGetTellsHowManyKeysAreRead() {
        Deque<CompletableFuture<ReadOutcome<String>>> replies = new ArrayDeque<>();
        List<String> keys = IntStream.range(0, 200).mapToObj(Integer::toString).toList();
        CompletableFuture<?> read = engine.read(
                engine.beginRead("users", 210),
                "users",
                keys,
                (table, asked, options) -> {
                    CompletableFuture<ReadOutcome<String>> reply = new CompletableFuture<>();
                    replies.add(reply);
                    return reply;
                },
                GetOptions.DEFAULT);
        runtime.advance(Duration.ofSeconds(2));
        replies.remove().complete(found(100));
        runtime.advance(Duration.ofSeconds(1));
        replies.remove().complete(found(100));

        assertThat(read).isDone();
        assertThat(told).extracting(BatchProgress::done).containsExactly(100L, 200L);
        assertThat(told.get(0).total()).as("distinct keys").hasValue(200);
        assertThat(told.get(0).timeLeft()).contains(Duration.ofSeconds(2));
    }

    private static ReadOutcome<String> found(int keys) {
        return new ReadOutcome.Replied<>(Collections.nCopies(keys, "item"), new BitSet(), false, keys, null);
    }

    private BatchWriter<String> writer(OptionalLong items) {
        return engine.openWriter(
                new Events.OperationStarted("users", OperationKind.BATCH_WRITE, items),
                "users",
                new TextCodec(),
                () -> CompletableFuture.completedFuture(TextCodec::key),
                (table, writes) -> {
                    CompletableFuture<BatchOutcome> request = new CompletableFuture<>();
                    requests.add(request);
                    return request;
                },
                WriteOptions.DEFAULT);
    }

    private static void put(BatchWriter<String> writer, int count) {
        for (int i = 0; i < count; i++) {
            writer.put(i + "=1").join();
        }
    }

    private void reply(int unprocessed) {
        BitSet left = new BitSet();
        left.set(0, unprocessed);
        requests.remove().complete(new BatchOutcome.Replied(left, 25, null));
    }

    /** Asks for one value after the other. */
    private static final class Latest implements Subscriber<BatchProgress> {

        private final List<BatchProgress> seen = new ArrayList<>();
        private final List<Subscription> subscription = new ArrayList<>();
        private boolean ended;

        @Override
        public void onSubscribe(Subscription newSubscription) {
            subscription.add(newSubscription);
            newSubscription.request(1);
        }

        @Override
        public void onNext(BatchProgress progress) {
            seen.add(progress);
            subscription.get(0).request(1);
        }

        @Override
        public void onError(Throwable failure) {
            throw new AssertionError(failure);
        }

        @Override
        public void onComplete() {
            ended = true;
        }
    }
}
