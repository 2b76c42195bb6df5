package io.dynox.test.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.BatchOperations;
import io.dynox.BatchWriteException;
import io.dynox.BatchWriteResult;
import io.dynox.DeadLetterHandler;
import io.dynox.FailedWrite;
import io.dynox.ItemWrite;
import io.dynox.RetryPolicy;
import io.dynox.SyncBatchOperations;
import io.dynox.SyncBatchWriter;
import io.dynox.WriteEstimate;
import io.dynox.WriteOptions;
import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.autoconfigure.DynoxTest;
import io.dynox.test.autoconfigure.Table;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The code of docs/writing.md. */
@DynoxTest(tables = @Table(name = "users", partitionKey = "pk", sortKey = "sk"))
@Import(WritingGuideTest.DeadLetters.class)
class WritingGuideTest {

    private static final Logger log = LoggerFactory.getLogger(WritingGuideTest.class);

    @Autowired
    BatchOperations dynox;

    @Autowired
    SyncBatchOperations blocking;

    @Autowired
    InMemoryDynamoDb dynamo;

    @Autowired
    BlockingQueue<Map<String, ?>> deadLetters;

    @Test
    void theThreeWays() {
        List<Map<String, Object>> users = Users.users(100);

        // a collection that is there already
        CompletableFuture<BatchWriteResult> all = dynox.batchWrite("users", users, List.of(Users.key(7)));

        // items that come one by one: the writer is closed when the body's stage completes
        CompletableFuture<BatchWriteResult> some = dynox.write(
                "users", batch -> batch.put(Users.user(1)).thenCompose(accepted -> batch.delete(Users.key(2))));

        // the same, blocking
        BatchWriteResult account = blocking.write("users", batch -> users.forEach(batch::put));

        assertThat(all.join().account().accepted()).isEqualTo(101);
        assertThat(some.join().written()).isEqualTo(2);
        assertThat(account.written()).isEqualTo(100);
    }

    @Test
    void eachFlushSaysWhatItCovered() {
        try (SyncBatchWriter<Map<String, Object>> batch = blocking.writer("users")) {
            Users.users(100).forEach(batch::put);
            BatchWriteResult first = batch.flush();
            batch.delete(Users.key(7));
            BatchWriteResult second = batch.flush();
            log.info(
                    "{} then, {} now, {} in all",
                    first.covered().written(),
                    second.covered().written(),
                    second.written());

            assertThat(first.covered().written()).isEqualTo(100);
            assertThat(second.covered().written()).isEqualTo(1);
            assertThat(second.written()).isEqualTo(101);
        }
    }

    @Test
    void failuresAreListed() {
        List<Map<String, Object>> users = List.of(Users.user(1), Map.of("name", "nobody"));
        try {
            blocking.batchWrite("users", users, List.of());
        } catch (BatchWriteException e) {
            log.warn("{} writes failed", e.result().failed());
            for (FailedWrite failure : e.failures()) {
                log.warn("after {} attempts", failure.attempts(), failure.cause());
            }
        }

        assertThat(dynamo.itemCount("users")).isEqualTo(1);
        assertThat(deadLetters).containsExactly(Map.of("name", "nobody"));
    }

    @Test
    void aDryRunSendsNothing() {
        Stream<Map<String, Object>> users = Users.users(1_000).stream();

        WriteEstimate estimate = blocking.table("users").estimate(users);
        log.info(
                "{} items, {} refused, {} requests, at least {} units: {} at 500 units a second, {} USD",
                estimate.items(),
                estimate.refused(),
                estimate.requests(),
                estimate.writeUnits(),
                estimate.timeAt(500),
                estimate.cost(new BigDecimal("0.625")));

        assertThat(estimate.requests()).isEqualTo(40);
        assertThat(dynamo.itemCount("users")).isZero();
    }

    @Test
    void aCeilingEndsAWriter() {
        List<Map<String, Object>> users = Users.users(1_000);
        WriteOptions limited = WriteOptions.builder().maxUnits(500).build();
        try {
            blocking.table("users").with(limited).batchWrite(users, List.of());
        } catch (BatchWriteException e) {
            log.warn("{} units are used", e.result().consumedUnits(), e);
            List<ItemWrite> left = e.result().unsent();
            log.info("{} writes are left", left.size());
        }

        assertThat(dynamo.itemCount("users")).isEqualTo(500);
    }

    @Test
    void optionsOfACallWin() {
        WriteOptions patient = WriteOptions.builder()
                .concurrency(4)
                .linger(Duration.ofSeconds(1))
                .retry(RetryPolicy.builder()
                        .deadline(Duration.ofMinutes(30))
                        .maxAttempts(1_000)
                        .baseDelay(Duration.ofMillis(100))
                        .maxDelay(Duration.ofSeconds(20))
                        .build())
                .build();
        BatchWriteResult result = blocking.table("users").with(patient).batchWrite(Users.users(50), List.of());

        assertThat(result.written()).isEqualTo(50);
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class DeadLetters {

        private final BlockingQueue<Map<String, ?>> queue = new LinkedBlockingQueue<>();

        @Bean
        DeadLetterHandler deadLetters() {
            return failure -> queue.add(failure.write().item());
        }

        @Bean
        BlockingQueue<Map<String, ?>> deadLetterQueue() {
            return queue;
        }
    }
}
