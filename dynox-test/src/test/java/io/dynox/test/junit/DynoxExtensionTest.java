package io.dynox.test.junit;

import static io.dynox.test.assertj.DynoxAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.BatchOperations;
import io.dynox.BatchWriterFactory;
import io.dynox.SyncBatchOperations;
import io.dynox.test.FaultPlan;
import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.JsonFormat;
import io.dynox.test.JsonItems;
import io.dynox.test.Key;
import io.dynox.test.Seed;
import io.dynox.test.VirtualTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedAsyncClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsAsyncClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

@Seed(table = "users", location = "classpath:scan.json", format = JsonFormat.DYNAMODB)
final class DynoxExtensionTest {

    @RegisterExtension
    static final DynoxExtension DYNOX = DynoxExtension.builder()
            .table("users", Key.string("pk"), Key.string("sk"))
            .table("orders", io.dynox.test.enhanced.Order.class)
            .table(io.dynox.test.enhanced.Account.class)
            .seed("users", JsonItems.resource("users.json"))
            .seed("account", List.of(Map.of("id", "a", "balance", 5)))
            .virtualTime()
            .build();

    private final InMemoryDynamoDb constructed;
    private int seededBefore;

    DynoxExtensionTest(InMemoryDynamoDb dynamo) {
        this.constructed = dynamo;
    }

    @BeforeEach
    void count(InMemoryDynamoDb dynamo) {
        seededBefore = dynamo.itemCount("users");
    }

    @AfterEach
    void isStillTheSame(InMemoryDynamoDb dynamo) {
        assertThat(dynamo == constructed).isTrue();
    }

    @Test
    void tablesAreThere(InMemoryDynamoDb dynamo) {
        assertThat(dynamo.tableNames()).containsExactly("account", "orders", "users");
    }

    @RepeatedTest(2)
    void eachTestFindsTheSeedsAndNothingElse(InMemoryDynamoDb dynamo, SyncBatchOperations dynox, FaultPlan faults) {
        assertThat(seededBefore).isEqualTo(3);
        assertThat(dynamo).requests().isEmpty();

        dynox.batchWrite("users", List.of(Map.of("pk", "USER#9", "sk", "PROFILE")), List.of());

        assertThat(dynamo).table("users").hasItemCount(4);
        faults.outage(Duration.ofDays(1));
        dynamo.client(); // the next test finds neither the outage nor the item
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void parametersOfJUnitGoTogetherWithOurs(int number, InMemoryDynamoDb dynamo) {
        assertThat(number).isPositive();
        assertThat(dynamo == constructed).isTrue();
    }

    @Test
    void clientsAreThoseOfTheDatabase(
            InMemoryDynamoDb dynamo,
            DynamoDbClient client,
            DynamoDbAsyncClient asyncClient,
            DynamoDbStreamsClient streams,
            DynamoDbStreamsAsyncClient asyncStreams,
            FaultPlan faults) {
        assertThat(client).isSameAs(dynamo.client());
        assertThat(asyncClient).isSameAs(dynamo.asyncClient());
        assertThat(streams).isSameAs(dynamo.streamsClient());
        assertThat(asyncStreams).isSameAs(dynamo.streamsAsyncClient());
        assertThat(faults).isSameAs(dynamo.faults());
    }

    @Test
    void dynoxWorksOnTheDatabase(BatchOperations dynox, BatchWriterFactory writers, InMemoryDynamoDb dynamo) {
        dynox.batchWrite("users", List.of(Map.of("pk", "USER#7", "sk", "PROFILE")), List.of())
                .join();

        assertThat(dynamo).table("users").containsItem(Map.of("pk", "USER#7", "sk", "PROFILE"));
        assertThat(writers).isNotNull();
    }

    @Test
    void theEnhancedClientWorksOnTheDatabase(DynamoDbEnhancedClient enhanced, DynamoDbEnhancedAsyncClient async) {
        var schema = TableSchema.fromBean(io.dynox.test.enhanced.Account.class);

        assertThat(enhanced.table("account", schema)
                        .getItem(key -> key.key(k -> k.partitionValue("a")))
                        .getBalance())
                .isEqualTo(5);
        assertThat(async.table("account", schema)
                        .getItem(key -> key.key(k -> k.partitionValue("a")))
                        .join()
                        .getBalance())
                .isEqualTo(5);
    }

    @Test
    void timeIsTheTests(InMemoryDynamoDb dynamo, VirtualTime time) {
        dynamo.faults().latency(Duration.ofHours(1));

        var reply = dynamo.asyncClient().listTables();

        assertThat(reply).isNotDone();
        time.advance(Duration.ofHours(1));
        assertThat(reply).isCompleted();
    }

    @Nested
    @Seed(table = "notes", location = "classpath:users.json")
    class Inside {

        @RegisterExtension
        static final DynoxExtension MORE =
                DynoxExtension.builder().table("notes", Key.string("pk")).build();

        @Test
        void tablesAndSeedsAreAddedToThoseAround(InMemoryDynamoDb dynamo) {
            assertThat(dynamo == constructed).isTrue();
            assertThat(dynamo.tableNames()).containsExactly("account", "notes", "orders", "users");
            assertThat(dynamo).table("notes").hasItemCount(2);
            assertThat(seededBefore).isEqualTo(3);
        }
    }

    @Nested
    @Seed(table = "late", location = "classpath:users.json")
    class WithATableOfTheTest {

        @BeforeEach
        void create(InMemoryDynamoDb dynamo) {
            dynamo.createTable("late", Key.string("pk"));
        }

        @Test
        void seedsComeOnceItIsThere(InMemoryDynamoDb dynamo) {
            assertThat(dynamo).table("late").hasItemCount(2);
        }
    }

    @ExtendWith(DynoxExtension.class)
    static final class WithoutABuilder {}
}
