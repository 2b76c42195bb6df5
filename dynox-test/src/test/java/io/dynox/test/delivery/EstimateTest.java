package io.dynox.test.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynox.BatchTable;
import io.dynox.WriteEstimate;
import io.dynox.client.DynoxClient;
import io.dynox.event.BatchListener.Operation;
import io.dynox.rate.RateLimit;
import io.dynox.test.Fault;
import io.dynox.test.FaultRule;
import io.dynox.test.InMemoryDynamoDb;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** What an estimate says is what the write then takes. */
class EstimateTest {

    private final InMemoryDynamoDb dynamo = InMemoryDynamoDb.create().createTable(table());
    private final DynoxClient dynox =
            DynoxClient.builder(dynamo.asyncClient()).tableKeys("notes", "id").build();
    private final BatchTable<Map<String, Object>> notes = dynox.operations().table("notes");

    @SuppressWarnings("unchecked") // arrays of the SDK's consumers
    private static CreateTableRequest table() {
        return CreateTableRequest.builder()
                .tableName("notes")
                .attributeDefinitions(
                        a -> a.attributeName("id").attributeType(ScalarAttributeType.N),
                        a -> a.attributeName("author").attributeType(ScalarAttributeType.S))
                .keySchema(k -> k.attributeName("id").keyType(KeyType.HASH))
                .provisionedThroughput(p -> p.readCapacityUnits(5L).writeCapacityUnits(50_000L))
                .globalSecondaryIndexes(
                        i -> i.indexName("all")
                                .keySchema(k -> k.attributeName("author").keyType(KeyType.HASH))
                                .projection(p -> p.projectionType(ProjectionType.ALL))
                                .provisionedThroughput(
                                        p -> p.readCapacityUnits(5L).writeCapacityUnits(50_000L)),
                        i -> i.indexName("keys")
                                .keySchema(k -> k.attributeName("author").keyType(KeyType.HASH))
                                .projection(p -> p.projectionType(ProjectionType.KEYS_ONLY))
                                .provisionedThroughput(
                                        p -> p.readCapacityUnits(5L).writeCapacityUnits(50_000L)))
                .build();
    }

    @AfterEach
    void close() {
        dynox.close();
    }

    /** Of 60 notes, of 0 to 5,900 bytes of text, each third has an author, and so is in the indexes. */
    private static Stream<Map<String, Object>> items() {
        return IntStream.range(0, 60)
                .mapToObj(n -> n % 3 == 0
                        ? Map.of("id", n, "text", "x".repeat(100 * n), "author", "a")
                        : Map.of("id", n, "text", "x".repeat(100 * n)));
    }

    @Test
    void anEstimateIsWhatTheWriteTakesAndSendsNothing() {
        WriteEstimate estimate = notes.sync().estimate(items());

        assertThat(dynamo.itemCount("notes")).isZero();
        var written = notes.writeAll(Flux.fromStream(items())).join();
        assertThat(estimate.items()).isEqualTo(60).isEqualTo(written.account().writtenPuts());
        assertThat(estimate.includesIndexes()).isTrue();
        assertThat((double) estimate.writeUnits()).isEqualTo(written.consumedUnits());
        assertThat(estimate.requests()).isEqualTo(3);
        assertThat(estimate.bytes()).isBetween(177_000L, 180_000L);
        assertThat(estimate.provisionedUnits()).hasValue(50_000);
    }

    @Test
    void bothTwinsSayTheSame() {
        WriteEstimate estimate =
                notes.estimate(Flux.fromStream(items()).repeat(0)).join();

        assertThat(estimate).isEqualTo(notes.sync().estimate(items()));
    }

    @Test
    void whatWouldBeRefusedIsCountedWithItsReason() {
        Function<Integer, Map<String, Object>> bad = n -> Map.of("id", "no number " + n);

        WriteEstimate estimate = notes.sync()
                .estimate(Stream.concat(items(), IntStream.range(0, 12).boxed().map(bad)));

        assertThat(estimate.items()).isEqualTo(60);
        assertThat(estimate.refused()).isEqualTo(12);
        assertThat(estimate.problems())
                .hasSize(10)
                .first()
                .satisfies(problem -> assertThat(problem)
                        .hasMessageContaining("must be of type N")
                        .hasMessageNotContaining("no number"));
    }

    @Test
    void withoutThePermissionItIsSaidThatIndexesAreMissing() {
        dynamo.faults().play(FaultRule.of(new Fault.AccessDenied()).on("DescribeTable"));

        WriteEstimate estimate = notes.sync().estimate(items());

        assertThat(estimate.includesIndexes()).isFalse();
        assertThat(estimate.provisionedUnits()).isEmpty();
        assertThat(estimate.items()).isEqualTo(60);
    }

    @Test
    void theTimeIsThatOfTheSmallestLimitOrOfTheCapacity() {
        assertThat(notes.sync().estimate(thousand()).time()).hasValue(Duration.ofMillis(20));

        dynox.changeRateLimit(null, Operation.BATCH_WRITE, new RateLimit.Fixed(100, 100));
        dynox.changeRateLimit("notes", Operation.BATCH_WRITE, new RateLimit.Fixed(50, 50));
        dynox.changeRateLimit("notes", Operation.BATCH_GET, new RateLimit.Fixed(1, 1));
        dynox.changeRateLimit("others", Operation.BATCH_WRITE, new RateLimit.Fixed(2, 2));

        WriteEstimate estimate = notes.sync().estimate(thousand());
        assertThat(estimate.limitedUnits()).hasValue(50);
        assertThat(estimate.time()).hasValue(Duration.ofSeconds(20));
        assertThat(estimate.plus(estimate).time()).hasValue(Duration.ofSeconds(40));
    }

    @Test
    void withoutLimitAndCapacityTheTimeIsNotKnown() {
        dynamo.faults().play(FaultRule.of(new Fault.AccessDenied()).on("DescribeTable"));

        assertThat(notes.sync().estimate(thousand()).time()).isEmpty();
    }

    private static Stream<Map<String, Object>> thousand() {
        return IntStream.range(0, 1_000).mapToObj(n -> Map.of("id", n));
    }

    @Test
    void timeAndMoneyFollowFromTheUnits() {
        WriteEstimate estimate = notes.sync().estimate(thousand());

        assertThat(estimate.writeUnits()).isEqualTo(1_000);
        assertThat(estimate.requests()).isEqualTo(40);
        assertThat(estimate.timeAt(50)).isEqualTo(Duration.ofSeconds(20));
        assertThat(estimate.cost(new BigDecimal("1.25"))).isEqualByComparingTo("0.00125");
        assertThatIllegalArgumentException().isThrownBy(() -> estimate.timeAt(0));
    }

    @Test
    void aSourceThatFailsFailsTheEstimate() {
        assertThatThrownBy(() -> notes.estimate(Flux.error(new IllegalStateException("source")))
                        .join())
                .hasCauseInstanceOf(IllegalStateException.class);
    }
}
