package io.dynox.test.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynox.BatchOperations;
import io.dynox.KeyCondition;
import io.dynox.Query;
import io.dynox.QueryException;
import io.dynox.batch.DynoxQueryItemReader;
import io.dynox.batch.DynoxQueryItemReaderBuilder;
import io.dynox.client.DynoxClient;
import io.dynox.test.InMemoryDynamoDb;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ReaderNotOpenException;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbPartitionKey;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbSecondaryPartitionKey;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbSortKey;

class DynoxQueryItemReaderTest {

    private static final int EVENTS = 60;

    record Event(
            @DynamoDbPartitionKey String source,
            @DynamoDbSortKey int number,

            @DynamoDbSecondaryPartitionKey(indexNames = "by-kind")
            String kind) {}

    private final InMemoryDynamoDb dynamo =
            InMemoryDynamoDb.create().createTable("events", Event.class).seed("events", items());
    private final DynoxClient client = DynoxClient.builder(dynamo.asyncClient()).build();
    private final BatchOperations dynox = client.operations();

    @AfterEach
    void close() {
        client.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7})
    void aRestartGoesOnWithTheFirstItemThatWasNotCommitted(int pageItems) throws Exception {
        Query.Builder forwards = Query.partition("a").pageItems(pageItems);

        restartsAnywhere(forwards.build(), numbers(0, EVENTS));
        restartsAnywhere(forwards.backwards(true).build(), numbers(0, EVENTS));
        restartsAnywhere(forwards.sortKey(KeyCondition.between(10, 39)).build(), numbers(10, 40));
    }

    @Test
    void aRestartOnAnIndexGoesOnToo() throws Exception {
        restartsAnywhere(Query.partition("odd").index("by-kind").pageItems(8).build(), odd());
        restartsAnywhere(Query.partition("odd").index("by-kind").build(), odd());
    }

    @Test
    void aLimitIsOneForAllStarts() throws Exception {
        restartsAnywhere(Query.partition("a").limit(25).pageItems(4).build(), numbers(0, 25));
    }

    @Test
    void aPartitionThatIsEmptyHasNoItems() {
        DynoxQueryItemReader<Map<String, Object>> reader =
                reader(Query.partition("nobody").build());
        reader.open(new ExecutionContext());

        assertThat(reader.read()).isNull();
    }

    @Test
    void aQueryThatDoesNotFitTheKeyFailsTheRead() {
        DynoxQueryItemReader<Map<String, Object>> reader =
                reader(Query.partition(1).build());
        reader.open(new ExecutionContext());

        assertThatThrownBy(reader::read)
                .isInstanceOf(QueryException.class)
                .cause()
                .hasMessageContaining("has a value of type N for 'source'");
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThatThrownBy(() -> reader(Query.partition("a").build()).read())
                .isInstanceOf(ReaderNotOpenException.class);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DynoxQueryItemReaderBuilder<>().build())
                .withMessage("table is required.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DynoxQueryItemReaderBuilder<Map<String, Object>>()
                        .table(dynox.table("events"))
                        .build())
                .withMessage("query is required.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> reader(Query.partition("a").countOnly(true).build()));
    }

    private void restartsAnywhere(Query query, List<Integer> all) throws Exception {
        for (int chunk : new int[] {1, 4}) {
            Restarts.<Integer>readsEachItemOnce(
                    () -> Mapped.of(reader(query), item -> ((Number) item.get("number")).intValue()),
                    new ExecutionContext(),
                    chunk,
                    all);
        }
    }

    private DynoxQueryItemReader<Map<String, Object>> reader(Query query) {
        return new DynoxQueryItemReaderBuilder<Map<String, Object>>()
                .table(dynox.table("events"))
                .query(query)
                .build();
    }

    private static List<Integer> numbers(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }

    private static List<Integer> odd() {
        return IntStream.range(0, EVENTS).filter(n -> n % 2 == 1).boxed().toList();
    }

    private static List<Map<String, Object>> items() {
        return IntStream.range(0, EVENTS)
                .<Map<String, Object>>mapToObj(
                        n -> Map.of("source", "a", "number", n, "kind", n % 2 == 1 ? "odd" : "even"))
                .toList();
    }
}
