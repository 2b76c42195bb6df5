package io.dynox.test.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.BatchGetResult;
import io.dynox.BatchWriteResult;
import io.dynox.InvalidItemException;
import io.dynox.ScanOptions;
import io.dynox.SyncBatchOperations;
import io.dynox.SyncBatchTable;
import io.dynox.annotation.DynoxType;
import io.dynox.annotation.EpochSeconds;
import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.autoconfigure.DynoxTest;
import io.dynox.test.autoconfigure.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbPartitionKey;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbSortKey;

/** A shop whose customers, orders and lines share one table: the code in docs/single-table-design.md, with 200,000 items. */
@DynoxTest(tables = @Table(name = "shop", type = SingleTableExampleTest.Order.class))
class SingleTableExampleTest {

    private static final int CUSTOMERS = 20_000;
    private static final int LINES = 8;

    sealed interface Entity {}

    @DynoxType(attribute = "type", value = "customer")
    record Customer(
            @DynamoDbPartitionKey String pk,
            @DynamoDbSortKey String sk,
            String name) implements Entity {

        static Customer of(int number) {
            return new Customer("CUSTOMER#" + number, "PROFILE", "Customer " + number);
        }
    }

    @DynoxType(attribute = "sk", prefix = "ORDER#")
    record Order(
            @DynamoDbPartitionKey String pk,
            @DynamoDbSortKey String sk,
            BigDecimal total,
            @EpochSeconds Optional<Instant> expires)
            implements Entity {

        static Order of(int customer) {
            return new Order("CUSTOMER#" + customer, "ORDER#1", BigDecimal.valueOf(customer), Optional.empty());
        }
    }

    @DynoxType(attribute = "sk", prefix = "LINE#")
    record Line(
            @DynamoDbPartitionKey String pk,
            @DynamoDbSortKey String sk,
            String article,
            int count) implements Entity {

        static Line of(int customer, int line) {
            return new Line("CUSTOMER#" + customer, "LINE#1#" + line, "Article " + line, line + 1);
        }
    }

    @Autowired
    private SyncBatchOperations dynox;

    @Autowired
    private InMemoryDynamoDb dynamo;

    private static Stream<Entity> everything() {
        return IntStream.range(0, CUSTOMERS)
                .boxed()
                .flatMap(customer -> Stream.concat(
                        Stream.of(Customer.of(customer), Order.of(customer)),
                        IntStream.range(0, LINES).mapToObj(line -> Line.of(customer, line))));
    }

    @Test
    void aShopIsImportedLookedUpAndCleanedUp() {
        SyncBatchTable<Entity> shop = dynox.table("shop", Entity.class);

        BatchWriteResult imported = shop.write(batch -> everything().forEach(batch::put));

        assertThat(imported.written()).isEqualTo(200_000);
        assertThat(dynamo.itemCount("shop")).isEqualTo(200_000);

        Map<String, Object> key = shop.key("CUSTOMER#7", "PROFILE");
        BatchGetResult<Entity> found = shop.batchGet(List.of(key, shop.key("CUSTOMER#7", "ORDER#1")));

        assertThat(found.inKeyOrder()).containsExactly(Optional.of(Customer.of(7)), Optional.of(Order.of(7)));

        try (Stream<Line> lines = shop.only(Line.class).scan()) {
            shop.write(batch -> lines.map(shop::keyOf).forEach(batch::delete));
        }

        assertThat(dynamo.itemCount("shop")).isEqualTo(40_000);
        try (Stream<Entity> left = shop.scan()) {
            assertThat(left).hasSize(40_000).noneMatch(Line.class::isInstance);
        }
    }

    @Test
    void theRightTypeIsFoundWithoutLookingAtTheKey() {
        SyncBatchTable<Entity> shop = dynox.table("shop", Entity.class);
        shop.batchWrite(List.of(Customer.of(1), Order.of(1), Line.of(1, 0)), List.of());
        List<String> texts = new ArrayList<>();

        try (Stream<Entity> entities = shop.scan()) {
            entities.forEach(entity -> {
                if (entity instanceof Customer customer) {
                    texts.add(customer.name());
                } else if (entity instanceof Order order) {
                    texts.add("an order of " + order.total());
                } else if (entity instanceof Line line) {
                    texts.add(line.count() + " of " + line.article());
                }
            });
        }

        assertThat(texts).containsExactlyInAnyOrder("Customer 1", "an order of 1", "1 of Article 0");
    }

    @Test
    void itemsOfUnknownTypesAreSkippedAndReported() {
        SyncBatchTable<Entity> shop = dynox.table("shop", Entity.class);
        shop.save(Customer.of(1));
        shop.asMaps().save(Map.of("pk", "CUSTOMER#1", "sk", "INVOICE#1"));
        List<InvalidItemException> skipped = new CopyOnWriteArrayList<>();

        ScanOptions lenient = ScanOptions.builder().onUnmappable(skipped::add).build();
        try (Stream<Entity> known = shop.with(lenient).scan()) {
            assertThat(known).containsExactly(Customer.of(1));
        }

        assertThat(skipped).extracting(problem -> problem.key().get("sk")).containsExactly("INVOICE#1");
    }
}
