package io.dynox.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.BatchWriteResult;
import io.dynox.BatchWriter;
import io.dynox.SyncBatchWriter;
import io.dynox.WriteOptions;
import io.dynox.internal.engine.runtime.ScheduledRuntime;
import io.dynox.internal.engine.write.BatchOutcome;
import io.dynox.internal.engine.write.BlockingBatchWriter;
import io.dynox.internal.engine.write.TextCodec;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Ten million writes, within a heap of 64 MB: {@code mvn -Psoak -pl dynox-spring-boot-autoconfigure test
 * -Dtest=EngineSoakTest}.
 */
@Tag("soak")
class EngineSoakTest {

    private static final int WRITES = 10_000_000;

    @Test
    void tenMillionWritesNeedNoMoreThanTheBuffer() {
        assertThat(Runtime.getRuntime().maxMemory()).isLessThanOrEqualTo(64L << 20);
        CompletableFuture<BatchOutcome> written = CompletableFuture.completedFuture(BatchOutcome.written(25, null));
        try (ScheduledRuntime runtime = new ScheduledRuntime();
                BatchEngine engine = Engines.of(runtime, List.of(), 32, 1)) {
            BatchWriter<String> writer = Engines.openWriter(
                    engine,
                    "t",
                    "t",
                    new TextCodec(),
                    CompletableFuture.completedFuture(TextCodec::key),
                    (table, payloads) -> written,
                    WriteOptions.DEFAULT);
            SyncBatchWriter<String> blocking = new BlockingBatchWriter<>("t", writer, Duration.ZERO);
            for (int i = 0; i < WRITES; i++) {
                blocking.put(i + "=value");
            }

            BatchWriteResult result = writer.close().join();

            assertThat(result.written()).isEqualTo(WRITES);
            assertThat(result.requests()).isLessThan(WRITES / 25 + 1_000);
        }
    }
}
