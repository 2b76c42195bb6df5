package io.dynox.test.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.BatchWriteResult;
import io.dynox.BatchWriteResult.Covered;
import io.dynox.BatchWriter;
import io.dynox.RetryPolicy;
import io.dynox.WriteOptions;
import io.dynox.client.DynoxClient;
import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.Key;
import io.dynox.test.Ways;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What each flush covers, so that a writer that lives long can tell chunks apart. */
class FlushCoverageTest {

    private static final WriteOptions QUICK = WriteOptions.builder()
            .retry(RetryPolicy.builder()
                    .baseDelay(Duration.ofMillis(1))
                    .maxDelay(Duration.ofMillis(5))
                    .build())
            .build();

    private final InMemoryDynamoDb dynamo = InMemoryDynamoDb.create();
    private final DynoxClient dynox = Ways.to(dynamo).writeOptions(QUICK).build();

    @AfterEach
    void close() {
        dynox.close();
    }

    @Test
    void flushCoversWhatWasIssuedSinceTheOneBefore() {
        dynamo.createTable("users", Key.number("pk"));
        BatchWriter<Map<String, Object>> writer = dynox.operations().writer("users");

        put(writer, 0, 30);
        BatchWriteResult first = writer.flush().join();
        put(writer, 30, 12);
        writer.put(Map.of("name", "nobody")).join();
        BatchWriteResult second = writer.flush().join();
        BatchWriteResult third = writer.flush().join();

        assertThat(first.covered()).isEqualTo(new Covered(30, 0, 0, 0));
        assertThat(second.covered()).isEqualTo(new Covered(12, 0, 1, 0));
        assertThat(second.written()).isEqualTo(42);
        assertThat(third.covered()).isEqualTo(new Covered(0, 0, 0, 0));
        assertThat(writer.result().covered()).isEqualTo(new Covered(42, 0, 1, 0));
        assertThat(writer.abort().join().covered()).isEqualTo(new Covered(0, 0, 0, 0));
    }

    @Test
    void flushesAndTheCloseAddUpToTheAccount() {
        for (int seed = 0; seed < 40; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            String table = "table" + seed;
            dynamo.createTable(table, Key.number("pk"));
            dynamo.faults().clear().unprocessed(random.nextDouble(0.6), seed);
            WriteOptions options = QUICK.toBuilder()
                    .linger(Duration.ofMillis(random.nextInt(3)))
                    .maxUnits(random.nextInt(4) == 0 ? random.nextInt(100, 600) : 0)
                    .build();
            BatchWriter<Map<String, Object>> writer =
                    dynox.operations().table(table).with(options).writer();
            ConcurrentLinkedQueue<CompletableFuture<BatchWriteResult>> flushes = new ConcurrentLinkedQueue<>();

            List<CompletableFuture<Void>> issuers = new ArrayList<>();
            for (int issuer = 0; issuer < 3; issuer++) {
                SplittableRandom own = random.split();
                issuers.add(CompletableFuture.runAsync(() -> issue(writer, own, flushes)));
            }
            issuers.forEach(CompletableFuture::join);
            boolean isAborted = random.nextInt(4) == 0;
            BatchWriteResult end = isAborted
                    ? writer.abort().join()
                    : writer.close()
                            .exceptionallyCompose(failed -> writer.abort())
                            .join();

            Covered sum =
                    flushes.stream().map(flush -> flush.join().covered()).reduce(end.covered(), FlushCoverageTest::sum);
            assertThat(sum)
                    .as("seed %d", seed)
                    .isEqualTo(new Covered(end.written(), end.superseded(), end.failed(), end.notAttempted()));
            assertThat(end.account().isBalanced()).as("seed %d", seed).isTrue();
        }
    }

    private static void issue(
            BatchWriter<Map<String, Object>> writer,
            SplittableRandom random,
            ConcurrentLinkedQueue<CompletableFuture<BatchWriteResult>> flushes) {
        for (int i = 0; i < 200; i++) {
            int pk = random.nextInt(150);
            CompletableFuture<Void> unused = switch (random.nextInt(20)) {
                case 0 -> writer.put(Map.of("name", "nobody"));
                case 1, 2 -> writer.delete(Map.of("pk", pk));
                default -> writer.put(Map.of("pk", pk, "i", i));
            };
            if (random.nextInt(25) == 0) {
                flushes.add(writer.flush());
            }
        }
    }

    private static Covered sum(Covered a, Covered b) {
        return new Covered(
                a.written() + b.written(),
                a.superseded() + b.superseded(),
                a.failed() + b.failed(),
                a.notAttempted() + b.notAttempted());
    }

    private static void put(BatchWriter<Map<String, Object>> writer, int from, int count) {
        for (int pk = from; pk < from + count; pk++) {
            writer.put(Map.of("pk", pk)).join();
        }
    }
}
