package io.dynox.test.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dynox.BatchOperations;
import io.dynox.BatchWriteException;
import io.dynox.BatchWriteResult;
import io.dynox.BatchWriter;
import io.dynox.DynoxException;
import io.dynox.InvalidItemException;
import io.dynox.RetryPolicy;
import io.dynox.SyncBatchOperations;
import io.dynox.SyncBatchWriter;
import io.dynox.TableAccessException;
import io.dynox.WriteOptions;
import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.Key;
import io.dynox.test.junit.DynoxExtension;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbPartitionKey;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbSortKey;

/** A mistake that each write repeats is reported once, and soon. */
class RepeatedMistakesTest {

    @RegisterExtension
    static final DynoxExtension DYNOX = DynoxExtension.builder()
            .table("orders", Key.string("pk"))
            .table("lines", Key.string("pk"), Key.number("sk"))
            .build();

    record OtherName(@DynamoDbPartitionKey String id, String text) {}

    record OtherType(@DynamoDbPartitionKey long pk, String text) {}

    record NoSortKey(@DynamoDbPartitionKey String pk, long sk) {}

    record SortKeyTooMany(
            @DynamoDbPartitionKey String pk,
            @DynamoDbSortKey String sk) {}

    record Right(
            @DynamoDbPartitionKey String pk,
            @DynamoDbSortKey long sk) {}

    @Test
    void keyOfAnotherNameIsRefusedOnceBeforeTheFirstWrite(SyncBatchOperations dynox, InMemoryDynamoDb dynamo) {
        TableAccessException failure = catchThrowableOfType(
                TableAccessException.class,
                () -> dynox.table("orders", OtherName.class).write(batch -> {
                    for (int i = 0; i < 1_000; i++) {
                        batch.put(new OtherName("O#" + i, "x"));
                    }
                }));

        assertThat(failure)
                .hasMessageContaining("OtherName declares the key 'id' (S), but table 'orders'")
                .hasMessageContaining("has the key 'pk' (S)");
        assertThat(dynamo.requests("BatchWriteItem")).isEmpty();
    }

    @Test
    void keysOfAnotherTypeOrAnotherNumberAreRefused(SyncBatchOperations dynox, InMemoryDynamoDb dynamo) {
        assertRefused(dynox, "orders", new OtherType(1, "x"), "the key 'pk' (N), but", "the key 'pk' (S):");
        assertRefused(dynox, "lines", new NoSortKey("a", 1), "the key 'pk' (S), but", "the key 'pk' (S), 'sk' (N):");
        assertRefused(dynox, "orders", new SortKeyTooMany("a", "b"), "the key 'pk' (S), 'sk' (S), but", "'pk' (S):");
        assertThat(dynamo.requests("BatchWriteItem")).isEmpty();
    }

    // the class of an item is the class of its items
    @SuppressWarnings("unchecked")
    private static <T> void assertRefused(SyncBatchOperations dynox, String table, T item, String... texts) {
        Class<T> type = (Class<T>) item.getClass();
        BatchWriteException failure = catchThrowableOfType(
                BatchWriteException.class, () -> dynox.table(table, type).batchWrite(List.of(item), List.of()));

        assertThat(failure.getCause()).isInstanceOf(TableAccessException.class);
        assertThat(failure).hasMessageContainingAll(texts);
    }

    @Test
    void rightKeysAreAskedForOnce(SyncBatchOperations dynox, InMemoryDynamoDb dynamo) {
        for (int i = 0; i < 3; i++) {
            dynox.table("lines", Right.class).batchWrite(List.of(new Right("a", i)), List.of());
        }

        assertThat(dynamo.requests("DescribeTable").size()).isLessThanOrEqualTo(1);
        assertThat(dynamo.itemCount("lines")).isEqualTo(3);
    }

    @Test
    void itemsWithoutTheirKeyEndTheWriterAfterAHundred(SyncBatchOperations dynox, InMemoryDynamoDb dynamo) {
        SyncBatchWriter<Map<String, Object>> writer = dynox.writer("orders");
        int puts = 0;
        InvalidItemException end = null;
        while (end == null && puts < 1_000) {
            puts++;
            end = catchThrowableOfType(InvalidItemException.class, () -> writer.put(Map.of("PK", "O#1")));
        }
        BatchWriteException failure = catchThrowableOfType(BatchWriteException.class, writer::close);

        assertThat(puts).isLessThanOrEqualTo(102);
        assertThat(end)
                .hasMessageContaining("gave up after 100 writes were refused for one reason and none was written")
                .hasMessageContaining("has no attribute 'pk'");
        assertThat(failure).hasMessageContaining("has no attribute 'pk'");
        assertThat(dynamo.requests("BatchWriteItem")).isEmpty();
    }

    @Test
    void mistakesThatOnlyDynamoDbFindsEndTheWriterToo(SyncBatchOperations dynox, InMemoryDynamoDb dynamo) {
        dynamo.faults().on("BatchWriteItem").poison();

        // the account, or the refusal of the writes that came after the writer had given up
        DynoxException failure = catchThrowableOfType(
                DynoxException.class,
                () -> dynox.batchWrite(
                        "orders",
                        IntStream.range(0, 2_000)
                                .mapToObj(i -> Map.of("pk", "O#" + i))
                                .toList(),
                        List.of()));

        assertThat(failure)
                .hasMessageContaining("(Validation, HTTP status 400)")
                .hasMessageNotContaining("O#");
        assertThat(dynamo.itemCount("orders")).isZero();
        assertThat(dynamo.requests("BatchWriteItem").size()).isLessThan(1_000);
    }

    @Test
    void badItemsAmongGoodOnesCostThemselvesOnly(SyncBatchOperations dynox) {
        BatchWriteException failure = catchThrowableOfType(
                BatchWriteException.class,
                () -> dynox.write("orders", batch -> {
                    batch.put(Map.of("pk", "good"));
                    batch.flush();
                    for (int i = 0; i < 500; i++) {
                        batch.put(Map.of("PK", "bad"));
                    }
                    batch.put(Map.of("pk", "last"));
                }));

        assertThat(failure.result().account().written()).isEqualTo(2);
        assertThat(failure.result().account().failed()).isEqualTo(500);
    }

    @Test
    void mistakesThatDifferDoNotEndTheWriter(SyncBatchOperations dynox) {
        BatchWriteException failure = catchThrowableOfType(
                BatchWriteException.class,
                () -> dynox.write("orders", batch -> {
                    for (int i = 0; i < 300; i++) {
                        Map<String, Object> item = new HashMap<>(Map.of("pk", i % 2 == 0 ? "" : "x".repeat(3_000)));
                        item.put("nan" + (i % 2), i % 2 == 0 ? "x" : Double.NaN);
                        batch.put(item);
                    }
                    batch.put(Map.of("pk", "last"));
                }));

        assertThat(failure.result().account().written()).isEqualTo(1);
    }

    @Test
    void zeroNeverGivesUp(SyncBatchOperations dynox) {
        BatchWriteException failure = catchThrowableOfType(
                BatchWriteException.class,
                () -> dynox.table("orders")
                        .with(WriteOptions.builder().alikeFailures(0).build())
                        .write(batch -> {
                            for (int i = 0; i < 500; i++) {
                                batch.put(Map.of("PK", "bad"));
                            }
                            batch.put(Map.of("pk", "last"));
                        }));

        assertThat(failure.result().account().written()).isEqualTo(1);
    }

    /** A good write that has no answer yet says nothing of the others, nor do the bad ones say anything of it. */
    @Test
    void badItemsThatCameWhileAGoodOneWaitsCostThemselvesOnly(SyncBatchOperations dynox) {
        BatchWriteException failure = catchThrowableOfType(
                BatchWriteException.class,
                () -> dynox.write("orders", batch -> {
                    batch.put(Map.of("pk", "first"));
                    for (int i = 0; i < 500; i++) {
                        batch.put(Map.of("pk", "bad" + i, "set", Set.of()));
                    }
                    batch.put(Map.of("pk", "last"));
                }));

        assertThat(failure.result().account().written()).isEqualTo(2);
        assertThat(failure.result().account().failed()).isEqualTo(500);
    }

    /** As a daemon whose source is mended: what it writes after the pause is written. */
    @Test
    void aWriterThatGaveUpRecovers(BatchOperations dynox, InMemoryDynamoDb dynamo) {
        RetryPolicy soon = RetryPolicy.builder()
                .baseDelay(Duration.ofMillis(1))
                .maxDelay(Duration.ofMillis(1))
                .build();
        BatchWriter<Map<String, Object>> writer = dynox.table("orders")
                .with(WriteOptions.builder().retry(soon).build())
                .writer();
        List<CompletableFuture<Void>> bad = IntStream.range(0, 200)
                .mapToObj(i -> writer.put(Map.of("PK", "O#" + i)))
                .toList();
        assertThat(bad).anyMatch(CompletableFuture::isCompletedExceptionally);

        long puts = 0;
        CompletableFuture<Void> accepted;
        do {
            puts++;
            accepted = writer.put(Map.of("pk", "good" + puts));
        } while (accepted.isCompletedExceptionally() && puts < 10_000_000);
        BatchWriteResult account = writer.flush().join();

        assertThat(account.account().written()).isEqualTo(1);
        assertThat(dynamo.itemCount("orders")).isEqualTo(1);
        BatchWriteException end = catchThrowableOfType(BatchWriteException.class, () -> joined(writer.close()));
        assertThat(end.result().account().pending()).isZero();
    }

    private static void joined(CompletableFuture<?> future) {
        try {
            future.join();
        } catch (CompletionException e) {
            throw (RuntimeException) e.getCause();
        }
    }
}
