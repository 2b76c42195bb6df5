package io.dynox.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.BatchWriter;
import io.dynox.WriteOptions;
import io.dynox.internal.engine.runtime.ManualRuntime;
import io.dynox.internal.engine.write.BatchOutcome;
import io.dynox.internal.engine.write.TextCodec;
import io.dynox.internal.rate.RateLimits;
import io.dynox.internal.rate.RateLimits.ReadWrite;
import io.dynox.rate.RateLimit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Many tables that spend from one rate limit, in virtual time. */
class LimitOfAllTablesTest {

    private static final int TABLES = 500;

    private final ManualRuntime runtime = new ManualRuntime();
    private final RateLimits limits =
            new RateLimits(runtime, new ReadWrite(new RateLimit.Fixed(100, 100), null), Map.of());
    private final BatchEngine engine = Engines.of(runtime, List.of(), 8, 1, limits);
    private final List<String> served = new ArrayList<>();
    private int written;
    private double costOfAnItem = 1;

    @Test
    void isOverdrawnByOneRequestHoweverManyTablesThereAre() {
        for (int table = 0; table < TABLES; table++) {
            write("t" + table, 25);
        }
        assertThat(written).as("the burst, and one request in debt").isEqualTo(125);

        runtime.advance(Duration.ofSeconds(1));
        assertThat(written).isBetween(200, 225);

        runtime.advance(Duration.ofSeconds(125));
        assertThat(written).isEqualTo(TABLES * 25);
    }

    @Test
    void tablesGoInTurns() {
        write("bulk", 2_500);
        for (int table = 0; table < 10; table++) {
            write("t" + table, 25);
        }
        runtime.advance(Duration.ofSeconds(10));

        assertThat(served).contains("t0", "t1", "t2", "t3", "t4", "t5", "t6", "t7", "t8", "t9");
        assertThat(written).isBetween(1_000, 1_125);
    }

    @Test
    void itemsThatCostMoreThanExpectedOverdrawItByOneRequest() {
        costOfAnItem = 4;
        write("users", 1_000);
        runtime.advance(Duration.ofSeconds(10));

        assertThat(written * costOfAnItem).isBetween(1_000.0, 100 + 1_000 + 100.0);
    }

    private void write(String table, int items) {
        BatchWriter<String> writer = Engines.openWriter(
                engine,
                table,
                table,
                new TextCodec(),
                CompletableFuture.completedFuture(TextCodec::key),
                (name, batch) -> {
                    written += batch.size();
                    served.add(name);
                    CompletableFuture<BatchOutcome> reply = new CompletableFuture<>();
                    runtime.schedule(
                            () -> reply.complete(BatchOutcome.written(batch.size() * costOfAnItem, null)), 5_000_000);
                    return reply;
                },
                WriteOptions.DEFAULT);
        for (int i = 0; i < items; i++) {
            assertThat(writer.put(i + "=x")).isNotNull();
        }
    }
}
