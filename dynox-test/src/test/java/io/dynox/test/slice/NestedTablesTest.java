package io.dynox.test.slice;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.Seed;
import io.dynox.test.autoconfigure.DynoxTest;
import io.dynox.test.autoconfigure.Table;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbPartitionKey;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbSecondaryPartitionKey;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** Tables and seeds of nested classes and subclasses. */
@DynoxTest(
        tables = {
            @Table(name = "users", partitionKey = "pk", sortKey = "sk"),
            @Table(type = NestedTablesTest.PageView.class),
            @Table(name = "views", type = NestedTablesTest.PageView.class)
        })
@Seed(table = "users", location = "classpath:users.json")
class NestedTablesTest {

    @Autowired
    private InMemoryDynamoDb dynamo;

    private int seededBefore;

    @BeforeEach
    void countWhatIsSeededBefore() {
        seededBefore = dynamo.itemCount("users");
    }

    @Test
    void tablesOfClassesHaveTheirIndexes() {
        assertThat(dynamo.tableNames()).containsExactly("page_view", "users", "views");
        assertThat(dynamo.client()
                        .describeTable(describe -> describe.tableName("views"))
                        .table()
                        .globalSecondaryIndexes())
                .hasSize(1);
    }

    @RepeatedTest(2)
    void eachTestFindsTheSeedsAndNoMore() {
        assertThat(seededBefore).isEqualTo(2);
        assertThat(dynamo.requests()).isEmpty();

        dynamo.client().deleteTable(delete -> delete.tableName("users"));
    }

    @Test
    @Seed(table = "users", location = "scan.json", format = io.dynox.test.JsonFormat.DYNAMODB)
    void seedsOfAMethodComeOnTop() {
        assertThat(seededBefore).isEqualTo(3);
    }

    @Nested
    class WithoutAnnotations {

        @RepeatedTest(2)
        void tablesAndSeedsAreThoseAround(@Autowired InMemoryDynamoDb inner) {
            assertThat(inner).isSameAs(dynamo);
            assertThat(inner.itemCount("users")).isEqualTo(2);

            dynamo.faults().outage(Duration.ofHours(1));
        }
    }

    @Nested
    @DynoxTest(
            tables = {
                @Table(name = "orders", partitionKey = "id"),
                @Table(name = "views", partitionKey = "id", partitionKeyType = ScalarAttributeType.N)
            })
    @Seed(table = "users", location = "scan.json", format = io.dynox.test.JsonFormat.DYNAMODB)
    class WithTablesOfItsOwn {

        @RepeatedTest(2)
        void tablesAndSeedsAreAddedToThoseAround(@Autowired InMemoryDynamoDb inner) {
            assertThat(inner.tableNames()).containsExactly("orders", "page_view", "users", "views");
            assertThat(inner.itemCount("users")).isEqualTo(3);
            assertThat(inner.item("users", Map.of("pk", "USER#3", "sk", "PROFILE")))
                    .isPresent();
        }

        @Test
        void theNearestDefinitionOfATableHolds() {
            assertThat(dynamo.key("views"))
                    .singleElement()
                    .satisfies(key -> assertThat(key.type()).isEqualTo(ScalarAttributeType.N));
        }

        @Test
        void theClassAroundSeesTheSameDatabase(@Autowired InMemoryDynamoDb inner) {
            assertThat(dynamo).isSameAs(inner);
            assertThat(seededBefore).isEqualTo(3);
        }

        @Nested
        class AndWithin {

            @Test
            void tablesAreThoseAround() {
                assertThat(dynamo.tableNames()).containsExactly("orders", "page_view", "users", "views");
            }
        }
    }

    record PageView(
            @DynamoDbPartitionKey String page,

            @DynamoDbSecondaryPartitionKey(indexNames = "by-user")
            String user) {}
}
