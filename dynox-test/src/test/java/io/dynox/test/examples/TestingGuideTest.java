package io.dynox.test.examples;

import static io.dynox.test.assertj.DynoxAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.BatchWriteResult;
import io.dynox.SyncBatchOperations;
import io.dynox.test.Fault;
import io.dynox.test.FaultPlan;
import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.JsonFormat;
import io.dynox.test.JsonItems;
import io.dynox.test.Seed;
import io.dynox.test.autoconfigure.DynoxTest;
import io.dynox.test.autoconfigure.Table;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbPartitionKey;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbSecondaryPartitionKey;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbSortKey;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The code in docs/testing.md. */
@DynoxTest(
        tables = {
            @Table(name = "users", partitionKey = "pk", sortKey = "sk"),
            @Table(name = "visits", type = TestingGuideTest.Visit.class)
        })
@Import(UserDirectory.class)
@Seed(table = "users", location = "classpath:users.json")
class TestingGuideTest {

    @Autowired
    UserDirectory users;

    @Autowired
    SyncBatchOperations dynox;

    @Autowired
    InMemoryDynamoDb dynamo;

    @Autowired
    FaultPlan faults;

    record Visit(
            @DynamoDbPartitionKey String user,
            @DynamoDbSortKey long at,

            @DynamoDbSecondaryPartitionKey(indexNames = "by-page")
            String page) {}

    @Test
    void whatIsInTheTables() {
        users.add(List.of(Map.of("pk", "USER#3", "sk", "PROFILE", "age", 54)));

        assertThat(dynamo).table("users").hasItemCount(3).doesNotContainItem(Map.of("pk", "USER#9", "sk", "PROFILE"));
        assertThat(dynamo)
                .table("users")
                .item(Map.of("pk", "USER#3", "sk", "PROFILE"))
                .hasAttribute("age", 54)
                .doesNotHaveAttribute("email");
    }

    @Test
    void whatWasSent() {
        users.add(Users.users(60));

        assertThat(dynamo.requests())
                .ofOperation("BatchWriteItem")
                .onTable("users")
                .itemsPerRequest()
                .containsExactlyInAnyOrder(25, 25, 10);
        assertThat(dynamo.requests()).naming(Map.of("pk", "USER#7")).hasSize(1);
    }

    @Test
    void nothingIsLostThoughDynamoDbThrottles() {
        faults.on("BatchWriteItem").table("users").throttle(2);
        faults.where(item -> AttributeValue.fromS("USER#7").equals(item.attribute("pk")))
                .next(3)
                .play(new Fault.Unprocessed(1, 0));

        BatchWriteResult result = dynox.batchWrite("users", Users.users(60), List.of());

        assertThat(result.written()).isEqualTo(60);
        assertThat(result.retries()).isPositive();
    }

    @Test
    void seedsInCode() {
        dynamo.seed("users", List.of(Map.of("pk", "USER#5", "sk", "PROFILE", "tags", List.of("new"))));
        dynamo.seed("users", JsonItems.resource("scan.json").format(JsonFormat.DYNAMODB));

        assertThat(dynamo).table("users").hasItemCount(4);
    }

    @Nested
    @DynoxTest(tables = @Table(name = "orders", partitionKey = "id"))
    class WithOrders {

        @Test
        void theTablesAroundAreThereToo() {
            assertThat(dynamo).hasTable("users").hasTable("visits").hasTable("orders");
        }
    }

    @Test
    void anOutageEnds() {
        faults.outage(Duration.ofMillis(50));

        users.add(Users.users(5));

        assertThat(dynamo).table("users").containsItem(Users.key(4));
    }
}
