package io.dynox.internal.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynox.BatchOperations;
import io.dynox.BatchWriteException;
import io.dynox.BatchWriteResult;
import io.dynox.WriteOptions;
import io.dynox.client.DynoxClient;
import io.dynox.internal.sdk.FakeTable;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.SubmissionPublisher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.reactivestreams.FlowAdapters;

@Timeout(60)
class PublishedWritesTest {

    private final FakeTable table = new FakeTable(false);
    private final DynoxClient dynox = DynoxClient.builder(table.client)
            .tableKeys("users", "pk")
            .writeOptions(
                    WriteOptions.builder().bufferItems(100).bufferBytes(1 << 20).build())
            .build();
    private final BatchOperations operations = dynox.operations();

    @AfterEach
    void close() {
        dynox.close();
    }

    private static Map<String, Object> user(int id) {
        return Map.of("pk", "u" + id, "age", id);
    }

    @Test
    void everythingPublishedIsWrittenWithinTheBuffer() {
        CompletableFuture<BatchWriteResult> result;

        try (SubmissionPublisher<Map<String, Object>> source = new SubmissionPublisher<>(Runnable::run, 256)) {
            result = operations.writeAll("users", FlowAdapters.toPublisher(source));
            for (int id = 0; id < 5_000; id++) {
                source.submit(user(id));
            }
        }

        assertThat(result.join().written()).isEqualTo(5_000);
        assertThat(table.items).hasSize(5_000);
    }

    @Test
    void failureOfThePublisherIsThatOfTheWrite() {
        IllegalStateException failure = new IllegalStateException("source");
        try (SubmissionPublisher<Map<String, Object>> source = new SubmissionPublisher<>(Runnable::run, 256)) {
            CompletableFuture<BatchWriteResult> result = operations.writeAll("users", FlowAdapters.toPublisher(source));
            source.submit(user(1));
            source.closeExceptionally(failure);

            assertThatThrownBy(result::join).hasCause(failure);
        }
        assertThat(failure.getSuppressed()).singleElement().isInstanceOf(BatchWriteException.class);
    }
}
