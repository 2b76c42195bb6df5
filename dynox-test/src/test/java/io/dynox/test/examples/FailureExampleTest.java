package io.dynox.test.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dynox.BatchOperations;
import io.dynox.BatchWriteException;
import io.dynox.BatchWriter;
import io.dynox.FailedWrite;
import io.dynox.RetriesExhaustedException;
import io.dynox.SyncBatchOperations;
import io.dynox.SyncBatchWriter;
import io.dynox.test.Fault;
import io.dynox.test.FaultPlan;
import io.dynox.test.FaultRule;
import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.autoconfigure.DynoxTest;
import io.dynox.test.autoconfigure.Table;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** One user's partition stays throttled; the close says so, and lists it. */
@DynoxTest(
        tables = @Table(name = "users", partitionKey = "pk", sortKey = "sk"),
        properties = {
            "dynox.retry.max-attempts=3",
            "dynox.retry.base-delay=1ms",
            "dynox.retry.max-delay=2ms",
            "dynox.write.close-timeout=10s"
        })
class FailureExampleTest {

    @Autowired
    BatchOperations dynox;

    @Autowired
    SyncBatchOperations blocking;

    @Autowired
    InMemoryDynamoDb dynamo;

    @BeforeEach
    void throttleOneUser(@Autowired FaultPlan faults) {
        faults.play(FaultRule.of(new Fault.HotPartition("pk", AttributeValue.fromS("USER#4"))));
    }

    @Test
    void failedItemsAreListedWhenTheWriterClosesWithoutBlocking() {
        BatchWriter<Map<String, Object>> batch = dynox.writer("users");
        List<CompletableFuture<Void>> accepted =
                Users.users(10).stream().map(batch::put).toList();

        CompletableFuture<BatchWriteException> failure = CompletableFuture.allOf(
                        accepted.toArray(CompletableFuture[]::new))
                .thenCompose(all -> batch.close())
                .handle((result, thrown) -> failureOf(thrown));

        assertThat(failure.join()).satisfies(this::listsTheOneUser);
    }

    @Test
    void failedItemsAreListedWhenTheWriterCloses() {
        BatchWriteException failure = catchThrowableOfType(BatchWriteException.class, () -> {
            try (SyncBatchWriter<Map<String, Object>> batch = blocking.writer("users")) {
                Users.users(10).forEach(batch::put);
            }
        });

        assertThat(failure).satisfies(this::listsTheOneUser);
    }

    @Test
    void aFailedBodySendsNothingMore() {
        dynamo.faults().clear();

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> blocking.write("users", batch -> {
                    batch.put(Users.user(1));
                    throw new IllegalStateException("the source of the users broke");
                }))
                .satisfies(thrown ->
                        assertThat(thrown.getSuppressed()).singleElement().isInstanceOf(BatchWriteException.class));
        assertThat(dynamo.itemCount("users")).isZero();
    }

    private static BatchWriteException failureOf(Throwable thrown) {
        return (BatchWriteException)
                (thrown.getCause() == null || thrown instanceof BatchWriteException ? thrown : thrown.getCause());
    }

    private void listsTheOneUser(BatchWriteException failure) {
        FailedWrite failed = failure.failures().get(0);
        assertThat(failure.failures()).hasSize(1);
        assertThat(failed.write().item().get("pk")).isEqualTo("USER#4");
        // the first request wrote the other nine; three more in a row made no progress
        assertThat(failed.attempts()).isEqualTo(4);
        assertThat(failed.cause()).isInstanceOf(RetriesExhaustedException.class);
        assertThat(failure.result().written()).isEqualTo(9);
        assertThat(failure)
                .hasMessageStartingWith("1 of 10 writes to table 'users' were not written")
                .hasMessageContaining("dynox.retry");
        assertThat(dynamo.itemCount("users")).isEqualTo(9);
    }
}
