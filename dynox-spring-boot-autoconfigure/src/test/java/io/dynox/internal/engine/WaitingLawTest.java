package io.dynox.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.BatchWriteResult;
import io.dynox.BatchWriter;
import io.dynox.RetryPolicy;
import io.dynox.WriteOptions;
import io.dynox.internal.engine.request.RequestFailure;
import io.dynox.internal.engine.runtime.SimulatedRuntime;
import io.dynox.internal.engine.write.BatchOutcome;
import io.dynox.internal.engine.write.TextCodec;
import io.dynox.internal.engine.write.WriteTransport;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The retry policy alone says how long a throttled table is left in peace, for writes and for the lane of their table. */
class WaitingLawTest {

    private static final int SEEDS = 50;

    @Test
    void aLaneWaitsNoLongerThanThePolicyAllows() {
        RetryPolicy policy = RetryPolicy.builder()
                .baseDelay(Duration.ofMillis(1))
                .maxDelay(Duration.ofMillis(5))
                .build();
        for (int seed = 0; seed < SEEDS; seed++) {
            BatchWriteResult result = write(seed, 1, 25, 9, policy);

            assertThat(result.written()).as("seed %s", seed).isEqualTo(25);
            assertThat(result.elapsed()).as("seed %s", seed).isLessThan(Duration.ofMillis(100));
        }
    }

    @Test
    void fortyThrottledRepliesCostNoWriteItsDeadline() {
        RetryPolicy policy =
                RetryPolicy.builder().deadline(Duration.ofSeconds(60)).build();
        for (int seed = 0; seed < SEEDS; seed++) {
            BatchWriteResult result = write(seed, 32, 500, 40, policy);

            assertThat(result.written()).as("seed %s", seed).isEqualTo(500);
        }
    }

    private static BatchWriteResult write(int seed, int window, int writes, int throttled, RetryPolicy policy) {
        SimulatedRuntime runtime = new SimulatedRuntime(new SplittableRandom(seed));
        BatchEngine engine = Engines.of(runtime, List.of(), window, 1);
        WriteTransport<String> transport = new WriteTransport<>() {
            private int requests;

            @Override
            public CompletableFuture<BatchOutcome> send(String table, List<String> payloads) {
                BatchOutcome outcome = ++requests > throttled
                        ? BatchOutcome.written(payloads.size(), null)
                        : new BatchOutcome.Failed(
                                new RequestFailure.Throttled(new IllegalStateException("slow down"), List.of()));
                CompletableFuture<BatchOutcome> reply = new CompletableFuture<>();
                runtime.schedule(() -> reply.complete(outcome), 2_000_000);
                return reply;
            }
        };
        BatchWriter<String> writer = Engines.openWriter(
                engine,
                "t",
                "t",
                new TextCodec(),
                CompletableFuture.completedFuture(TextCodec::key),
                transport,
                WriteOptions.builder().retry(policy).build());
        for (int i = 0; i < writes; i++) {
            writer.put(i + "=value").join();
        }
        CompletableFuture<BatchWriteResult> flushed = writer.flush();
        while (!flushed.isDone()) {
            assertThat(runtime.step()).as("an event that ends the flush").isTrue();
        }
        return flushed.join();
    }
}
