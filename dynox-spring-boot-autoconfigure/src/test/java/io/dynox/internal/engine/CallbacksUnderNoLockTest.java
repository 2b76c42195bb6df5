package io.dynox.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.BatchWriter;
import io.dynox.FailedWrite;
import io.dynox.GetOptions;
import io.dynox.RetryPolicy;
import io.dynox.WriteOptions;
import io.dynox.event.BatchListener;
import io.dynox.event.OperationEnded;
import io.dynox.internal.engine.read.ReadOutcome;
import io.dynox.internal.engine.request.RequestFailure;
import io.dynox.internal.engine.runtime.ScheduledRuntime;
import io.dynox.internal.engine.write.BatchOutcome;
import io.dynox.internal.engine.write.TextCodec;
import java.time.Duration;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Asks the engine from another thread, and waits for the answer, within each callback: under a lock of the engine there
 * would be none. A simulation on one thread can't see that, as its locks are re-entrant.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CallbacksUnderNoLockTest {

    private static final RetryPolicy RETRY = RetryPolicy.builder()
            .maxAttempts(3)
            .baseDelay(Duration.ofNanos(1))
            .maxDelay(Duration.ofNanos(1))
            .build();

    private enum Callback {
        REQUEST_SENT,
        REPLY_RECEIVED,
        RETRY_SCHEDULED,
        THROTTLED,
        ITEM_FAILED,
        GIVEN_UP,
        WRITES_ENDED,
        OPERATION_ENDED
    }

    private final Set<Callback> seen = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<String> violations = new ConcurrentLinkedQueue<>();
    private Runnable question = () -> {};

    private void ask(Callback callback) {
        seen.add(callback);
        if (!violations.isEmpty()) {
            return;
        }
        try {
            CompletableFuture.runAsync(question, task -> new Thread(task).start())
                    .get(5, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            violations.add(callback + " runs under a lock");
        } catch (InterruptedException | ExecutionException e) {
            violations.add(callback + ": " + e);
        }
    }

    @Test
    void noCallbackRunsUnderALock() {
        AtomicInteger requests = new AtomicInteger();
        try (ScheduledRuntime runtime = new ScheduledRuntime();
                BatchEngine engine = Engines.of(runtime, List.of(new Asking()), 4, 4)) {
            BatchWriter<String> writer = Engines.openWriter(
                    engine,
                    "t",
                    "t",
                    new TextCodec(),
                    CompletableFuture.completedFuture(TextCodec::key),
                    (table, payloads) -> CompletableFuture.completedFuture(outcome(requests.incrementAndGet())),
                    WriteOptions.builder().bufferItems(30).retry(RETRY).build());
            question = () -> {
                engine.snapshot();
                writer.result();
            };

            for (int i = 0; i < 100; i++) {
                writer.put("k" + i).join();
            }
            CompletableFuture<?> closed = writer.close().handle((result, failure) -> result);
            closed.join();
            engine.read(
                            engine.beginRead("t", 300),
                            "t",
                            IntStream.range(0, 300).boxed().toList(),
                            (table, keys, options) ->
                                    CompletableFuture.completedFuture(new ReadOutcome.Failed<Integer>(throttled())),
                            GetOptions.builder().retry(RETRY).build())
                    .join();
        }

        assertThat(violations).isEmpty();
        assertThat(seen).containsExactlyInAnyOrderElementsOf(EnumSet.allOf(Callback.class));
    }

    private static RequestFailure throttled() {
        return new RequestFailure.Throttled(new IllegalStateException("throttled"), List.of());
    }

    private static BatchOutcome outcome(int request) {
        return request % 6 == 0
                ? new BatchOutcome.Replied(new BitSet(), 1, null)
                : new BatchOutcome.Failed(throttled());
    }

    private final class Asking implements BatchListener {

        @Override
        public void requestSent(RequestSent event) {
            ask(Callback.REQUEST_SENT);
        }

        @Override
        public void replyReceived(ReplyReceived event) {
            ask(Callback.REPLY_RECEIVED);
        }

        @Override
        public void retryScheduled(RetryScheduled event) {
            ask(Callback.RETRY_SCHEDULED);
        }

        @Override
        public void throttled(Throttled event) {
            ask(Callback.THROTTLED);
        }

        @Override
        public void itemFailed(FailedWrite failure) {
            ask(Callback.ITEM_FAILED);
        }

        @Override
        public void givenUp(GivenUp event) {
            ask(Callback.GIVEN_UP);
        }

        @Override
        public void writesEnded(WritesEnded event) {
            ask(Callback.WRITES_ENDED);
        }

        @Override
        public void operationEnded(OperationEnded event) {
            ask(Callback.OPERATION_ENDED);
        }
    }
}
