package io.dynox.test.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.BatchOperations;
import io.dynox.BatchTable;
import io.dynox.BatchWriteResult;
import io.dynox.FilterExpression;
import io.dynox.KeyCondition;
import io.dynox.Query;
import io.dynox.ReadPage;
import io.dynox.ReadPosition;
import io.dynox.ScanOptions;
import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.autoconfigure.DynoxTest;
import io.dynox.test.autoconfigure.Table;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Flux;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbPartitionKey;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbSecondaryPartitionKey;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbSecondarySortKey;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbSortKey;

/** The code of docs/queries.md. */
@DynoxTest(tables = @Table(name = "orders", type = QueryExampleTest.PlacedOrder.class))
class QueryExampleTest {

    record PlacedOrder(
            @DynamoDbPartitionKey String customer,
            @DynamoDbSortKey String id,

            @DynamoDbSecondaryPartitionKey(indexNames = "by-status")
            String status,

            @DynamoDbSecondarySortKey(indexNames = "by-status")
            LocalDate day,

            int cents) {}

    @Autowired
    BatchOperations dynox;

    @Autowired
    InMemoryDynamoDb dynamo;

    @BeforeEach
    void orders() {
        dynox.table("orders", PlacedOrder.class)
                .sync()
                .write(batch -> IntStream.range(0, 50)
                        .mapToObj(i -> new PlacedOrder(
                                "CUSTOMER#" + i % 2,
                                "ORDER#%03d".formatted(i),
                                i < 10 ? "OPEN" : "DONE",
                                LocalDate.of(2026, 1, 1).plusDays(i),
                                100 * i))
                        .forEach(batch::put));
    }

    @Test
    void thePartitionOfACustomer() {
        BatchTable<PlacedOrder> orders = dynox.table("orders", PlacedOrder.class);

        Query recent = Query.partition("CUSTOMER#1")
                .sortKey(KeyCondition.beginsWith("ORDER#"))
                .backwards(true)
                .limit(10)
                .build();
        Publisher<PlacedOrder> found = orders.query(recent);

        try (Stream<PlacedOrder> pulled = orders.sync().query(recent)) {
            assertThat(pulled)
                    .hasSize(10)
                    .isEqualTo(Flux.from(found).collectList().block());
        }
    }

    @Test
    void anIndex() {
        BatchTable<PlacedOrder> orders = dynox.table("orders", PlacedOrder.class);

        Query open = Query.partition("OPEN")
                .index("by-status")
                .sortKey(KeyCondition.between(LocalDate.of(2026, 1, 3), LocalDate.of(2026, 1, 5)))
                .build();

        assertThat(orders.sync().query(open)).extracting(PlacedOrder::cents).containsExactly(200, 300, 400);
    }

    @Test
    void pageByPage() {
        BatchTable<PlacedOrder> orders = dynox.table("orders", PlacedOrder.class);
        String bookmark = ReadPosition.BEGINNING.toText();

        Query next = Query.partition("CUSTOMER#1")
                .limit(20)
                .position(ReadPosition.parse(bookmark))
                .build();
        try (Stream<ReadPage<PlacedOrder>> pages = orders.sync().queryPages(next)) {
            for (ReadPage<PlacedOrder> page : pages.toList()) {
                show(page.items());
                bookmark = page.position().toText();
            }
        }

        assertThat(ReadPosition.parse(bookmark).isDone()).isFalse();
    }

    private static void show(List<PlacedOrder> orders) {
        assertThat(orders).isNotEmpty();
    }

    @Test
    void whatACustomerHasIsDeleted() {
        BatchTable<Map<String, Object>> orders = dynox.table("orders");
        Query theirs =
                Query.partition("CUSTOMER#1").projection("customer", "id").build();
        CompletableFuture<BatchWriteResult> deleted = orders.deleteAll(orders.query(theirs));

        assertThat(deleted.join().account().writtenDeletes()).isEqualTo(25);
        assertThat(dynamo.items("orders")).hasSize(25);
    }

    @Test
    void filtersAndCounts() {
        FilterExpression expensive = FilterExpression.of(
                        "#s = :done AND cents > :least", Map.of(":done", "DONE", ":least", 2_000))
                .withNames(Map.of("#s", "status"));
        BatchTable<PlacedOrder> counted = dynox.table("orders", PlacedOrder.class)
                .with(ScanOptions.builder().filter(expensive).countOnly(true).build());
        long count;
        try (Stream<ReadPage<PlacedOrder>> pages = counted.sync().scanPages()) {
            count = pages.mapToLong(ReadPage::count).sum();
        }

        assertThat(count).isEqualTo(29);
    }
}
