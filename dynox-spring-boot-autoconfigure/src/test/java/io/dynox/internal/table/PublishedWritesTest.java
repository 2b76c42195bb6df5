package io.dynox.internal.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynox.BatchOperations;
import io.dynox.BatchWriteException;
import io.dynox.BatchWriteResult;
import io.dynox.WriteOptions;
import io.dynox.client.DynoxClient;
import io.dynox.internal.sdk.FakeTable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
    void everyPublishedKeyIsDeletedWithinTheBuffer() {
        operations
                .batchWrite(
                        "users",
                        IntStream.range(0, 2_001).mapToObj(id -> user(id)).toList(),
                        List.of())
                .join();
        CompletableFuture<BatchWriteResult> result;

        try (SubmissionPublisher<Map<String, Object>> keys = new SubmissionPublisher<>(Runnable::run, 256)) {
            result = operations.table("users").deleteAll(FlowAdapters.toPublisher(keys));
            for (int id = 0; id < 2_000; id++) {
                keys.submit(Map.of("pk", "u" + id));
            }
        }

        assertThat(result.join().writtenDeletes()).isEqualTo(2_000);
        assertThat(table.items).hasSize(1);
    }

    @Test
    void keysOfAStreamAreDeletedAndTheStreamIsClosed() {
        AtomicBoolean closed = new AtomicBoolean();
        operations
                .batchWrite("users", List.of(user(1), user(2), user(3)), List.of())
                .join();

        BatchWriteResult result = operations
                .table("users")
                .sync()
                .deleteAll(Stream.of(Map.of("pk", "u1"), Map.of("pk", "u3")).onClose(() -> closed.set(true)));

        assertThat(result.writtenDeletes()).isEqualTo(2);
        assertThat(table.items).hasSize(1);
        assertThat(closed).isTrue();
    }

    @Test
    void failureOfThePublisherOfKeysIsThatOfTheDeletes() {
        IllegalStateException failure = new IllegalStateException("source");
        try (SubmissionPublisher<Map<String, Object>> keys = new SubmissionPublisher<>(Runnable::run, 256)) {
            CompletableFuture<BatchWriteResult> result =
                    operations.table("users").deleteAll(FlowAdapters.toPublisher(keys));
            keys.submit(Map.of("pk", "u1"));
            keys.closeExceptionally(failure);

            assertThatThrownBy(result::join).hasCause(failure);
        }
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
