package io.dynox.test.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dynox.BatchWriteException;
import io.dynox.BatchWriteResult;
import io.dynox.BatchWriter;
import io.dynox.RetryPolicy;
import io.dynox.SyncBatchWriter;
import io.dynox.UnitsCeilingException;
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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** A writer stops before it has consumed more than it may. */
class UnitsCeilingTest {

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
    void writerStopsBeforeItsCeilingAndSaysSo() {
        dynamo.createTable("users", Key.number("pk"));

        BatchWriteException failure = catchThrowableOfType(
                BatchWriteException.class,
                () -> dynox.operations()
                        .sync()
                        .table("users")
                        .with(QUICK.toBuilder().maxUnits(110).build())
                        .batchWrite(items(1_000), List.of()));

        BatchWriteResult account = failure.result();
        assertThat(account.consumedUnits()).isEqualTo(110);
        assertThat(account.written()).isEqualTo(110);
        assertThat(account.notAttempted()).isEqualTo(890);
        assertThat(account.unsent()).hasSize(890);
        assertThat(account.failed()).isZero();
        assertThat(dynamo.items("users")).hasSize(110);
        assertThat(failure)
                .hasMessageContainingAll(
                        "890 not attempted",
                        "its ceiling of 110 write units: 110.0 are consumed, and the next write takes at least 1",
                        "Raise dynox.write.max-units")
                .hasCauseInstanceOf(UnitsCeilingException.class);
        assertThat(account.endedBy()).get().isSameAs(failure.getCause());
    }

    @Test
    void whatFitsExactlyIsASuccess() {
        dynamo.createTable("users", Key.number("pk"));

        BatchWriteResult account = dynox.operations()
                .sync()
                .table("users")
                .with(QUICK.toBuilder().maxUnits(1_000).build())
                .batchWrite(items(1_000), List.of());

        assertThat(account.written()).isEqualTo(1_000);
        assertThat(account.endedBy()).isEmpty();
    }

    @Test
    void putsFailAtOnceAfterwardsAndAreCountedButNotKept() {
        dynamo.createTable("users", Key.number("pk"));
        WriteOptions options = QUICK.toBuilder().maxUnits(10).bufferItems(25).build();
        BatchWriter<Map<String, Object>> writer =
                dynox.operations().table("users").with(options).writer();
        List<CompletableFuture<Void>> first =
                items(20).stream().map(writer::put).toList();
        BatchWriteResult flushed = writer.flush().join();

        List<CompletableFuture<Void>> later =
                items(100).stream().map(writer::put).toList();

        assertThat(first).allMatch(CompletableFuture::isDone);
        assertThat(flushed.written()).isEqualTo(10);
        assertThat(flushed.notAttempted()).isEqualTo(10);
        assertThat(later).allMatch(CompletableFuture::isCompletedExceptionally);
        assertThat(catchThrowable(() -> later.get(0).join())).hasCauseInstanceOf(UnitsCeilingException.class);
        assertThat(writer.result().notAttempted()).isEqualTo(110);
        assertThat(writer.result().unsent()).hasSize(25);
        assertThat(catchThrowable(() -> writer.close().join())).hasCauseInstanceOf(BatchWriteException.class);
        assertThat(writer.result().account().isBalanced()).isTrue();
    }

    @Test
    void putThatWaitsForRoomFailsWithTheCeiling() {
        dynamo.createTable("users", Key.number("pk"));
        WriteOptions options = QUICK.toBuilder().maxUnits(60).bufferItems(25).build();
        SyncBatchWriter<Map<String, Object>> writer =
                dynox.operations().sync().table("users").with(options).writer();

        UnitsCeilingException failure = catchThrowableOfType(
                UnitsCeilingException.class, () -> items(10_000).forEach(writer::put));

        assertThat(failure.table()).isEqualTo("users");
        assertThat(failure.maxUnits()).isEqualTo(60);
        assertThat(failure.consumedUnits()).isEqualTo(60);
        assertThat(writer.abort().written()).isEqualTo(60);
    }

    @Test
    void sourceIsAskedForNothingMore() {
        dynamo.createTable("users", Key.number("pk"));
        List<Map<String, Object>> taken = new ArrayList<>();
        WriteOptions options = QUICK.toBuilder().maxUnits(60).bufferItems(25).build();
        Stream<Map<String, Object>> source = items(10_000).stream().peek(taken::add);

        Throwable failure = catchThrowable(
                () -> dynox.operations().sync().table("users").with(options).writeAll(source));

        assertThat(failure).isInstanceOfAny(BatchWriteException.class, UnitsCeilingException.class);
        assertThat(failure).hasMessageContaining("ceiling of 60 write units");
        assertThat(taken).hasSizeLessThan(1_000);
    }

    @Test
    void costsOfIndexesAreLearnedFromTheFirstReply() {
        dynamo.client()
                .createTable(table -> table.tableName("indexed")
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .keySchema(KeySchemaElement.builder()
                                .attributeName("pk")
                                .keyType(KeyType.HASH)
                                .build())
                        .attributeDefinitions(definition("pk"), definition("n"))
                        .globalSecondaryIndexes(GlobalSecondaryIndex.builder()
                                .indexName("byN")
                                .projection(p -> p.projectionType(ProjectionType.ALL))
                                .keySchema(KeySchemaElement.builder()
                                        .attributeName("n")
                                        .keyType(KeyType.HASH)
                                        .build())
                                .build()));
        WriteOptions options = QUICK.toBuilder().maxUnits(101).concurrency(1).build();

        BatchWriteException failure = catchThrowableOfType(
                BatchWriteException.class,
                () -> dynox.operations().sync().table("indexed").with(options).batchWrite(items(1_000), List.of()));

        assertThat(failure.result().consumedUnits()).isEqualTo(100);
        assertThat(failure.result().written()).isEqualTo(50);
    }

    @Test
    void noCeilingIsPassedWhateverIsSentAgain() {
        for (int seed = 0; seed < 40; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            String table = "table" + seed;
            dynamo.createTable(table, Key.number("pk"));
            dynamo.faults().clear().unprocessed(random.nextDouble(0.6), seed);
            long ceiling = random.nextInt(1, 1_000);
            List<Map<String, Object>> items = IntStream.range(0, random.nextInt(1, 400))
                    .mapToObj(i -> Map.<String, Object>of("pk", i, "text", "x".repeat(random.nextInt(8_000))))
                    .toList();
            WriteOptions options = QUICK.toBuilder()
                    .maxUnits(ceiling)
                    .concurrency(random.nextInt(1, 9))
                    .build();

            BatchWriteResult account;
            try {
                account = dynox.operations().sync().table(table).with(options).batchWrite(items, List.of());
            } catch (BatchWriteException e) {
                account = e.result();
                assertThat(account.endedBy()).as("seed %d", seed).isPresent();
            }

            assertThat(account.consumedUnits()).as("seed %d", seed).isLessThanOrEqualTo((double) ceiling);
            assertThat(account.account().isBalanced()).as("seed %d", seed).isTrue();
            assertThat(account.account().accepted()).as("seed %d", seed).isEqualTo(items.size());
            assertThat(dynamo.items(table)).as("seed %d", seed).hasSize((int) account.written());
            if (!account.isSuccess()) {
                // the next write of at most 8 units did not fit
                assertThat(account.consumedUnits()).as("seed %d", seed).isGreaterThan(ceiling - 8.0);
            }
        }
    }

    private static AttributeDefinition definition(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.N)
                .build();
    }

    private static List<Map<String, Object>> items(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Map.<String, Object>of("pk", i, "n", i))
                .toList();
    }
}
