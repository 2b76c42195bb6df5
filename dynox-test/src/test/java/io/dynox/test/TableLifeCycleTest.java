package io.dynox.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynox.test.http.ServedClients;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.waiters.WaiterOverrideConfiguration;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.Tag;

@SuppressWarnings("unchecked") // varargs of the SDK's builders
final class TableLifeCycleTest {

    private static final String IN_USE = "Attempt to change a resource which is still in use: Table is being ";
    private static final Map<String, AttributeValue> ITEM =
            Map.of("pk", AttributeValue.fromS("a"), "v", AttributeValue.fromS("x"));
    private static final Map<String, AttributeValue> KEY = Map.of("pk", AttributeValue.fromS("a"));

    private final VirtualTime time = VirtualTime.startAt(Instant.parse("2026-01-01T00:00:00Z"));
    private final InMemoryDynamoDb dynamo =
            InMemoryDynamoDb.builder().time(time).build();
    private final DynamoDbClient client = dynamo.client();

    @BeforeEach
    void letChangesTakeTenSeconds() {
        dynamo.tableChangesTake(Duration.ofSeconds(10));
    }

    private void create() {
        client.createTable(Key.table("users", Key.string("pk")));
    }

    private TableDescription described() {
        return client.describeTable(r -> r.tableName("users")).table();
    }

    private void waitUntilItIsDone() {
        time.advance(Duration.ofSeconds(10));
    }

    private static void assertInUse(ThrowingCallable call, String message) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ResourceInUseException.class,
                        error -> assertThat(error.awsErrorDetails().errorMessage())
                                .isEqualTo(message));
    }

    private static void assertNotFound(ThrowingCallable call) {
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(call)
                .withMessageStartingWith("Requested resource not found");
    }

    @Test
    void aNewTableIsListedAndDescribedButNotYetThere() {
        create();

        assertThat(described().tableStatus()).isEqualTo(TableStatus.CREATING);
        assertThat(client.listTables().tableNames()).containsExactly("users");
        assertNotFound(() -> client.putItem(r -> r.tableName("users").item(ITEM)));
        assertNotFound(() -> client.getItem(r -> r.tableName("users").key(KEY)));
        assertNotFound(() -> client.scan(r -> r.tableName("users")));
        assertNotFound(() -> client.executeStatement(r -> r.statement("SELECT * FROM users")));

        time.advance(Duration.ofMillis(9_999));
        assertThat(described().tableStatus()).isEqualTo(TableStatus.CREATING);

        time.advance(Duration.ofMillis(1));
        assertThat(described().tableStatus()).isEqualTo(TableStatus.ACTIVE);
        client.putItem(r -> r.tableName("users").item(ITEM));
    }

    @Test
    void aTableThatIsCreatedIsInUse() {
        create();

        assertInUse(this::create, "Table already exists: users");
        assertInUse(() -> client.deleteTable(r -> r.tableName("users")), IN_USE + "created: users");
        assertInUse(
                () -> client.updateTable(r -> r.tableName("users").deletionProtectionEnabled(true)),
                IN_USE + "created: users");
        assertInUse(
                () -> client.updateTimeToLive(r -> r.tableName("users")
                        .timeToLiveSpecification(s -> s.enabled(true).attributeName("v"))),
                IN_USE + "created: users");
        String arn = described().tableArn();
        assertInUse(
                () -> client.tagResource(r -> r.resourceArn(arn)
                        .tags(Tag.builder().key("a").value("b").build())),
                IN_USE + "created: users");
    }

    @Test
    void aTableThatIsUpdatedServesItemsAndRefusesFurtherChanges() {
        dynamo.createTable("users", Key.string("pk"));

        client.updateTable(r -> r.tableName("users").deletionProtectionEnabled(true));

        assertThat(described().tableStatus()).isEqualTo(TableStatus.UPDATING);
        client.putItem(r -> r.tableName("users").item(ITEM));
        assertThat(described().itemCount()).isEqualTo(1);
        assertInUse(
                () -> client.updateTable(r -> r.tableName("users").deletionProtectionEnabled(false)),
                IN_USE + "updated: users");
        assertInUse(() -> client.deleteTable(r -> r.tableName("users")), IN_USE + "updated: users");

        waitUntilItIsDone();
        assertThat(described().tableStatus()).isEqualTo(TableStatus.ACTIVE);
        client.updateTable(r -> r.tableName("users").deletionProtectionEnabled(false));
    }

    @Test
    void anIndexIsFilledAndRemovedInTime() {
        dynamo.createTable("users", Key.string("pk"));
        client.putItem(r -> r.tableName("users").item(ITEM));

        client.updateTable(r -> r.tableName("users")
                .attributeDefinitions(a -> a.attributeName("v").attributeType(ScalarAttributeType.S))
                .globalSecondaryIndexUpdates(GlobalSecondaryIndexUpdate.builder()
                        .create(c -> c.indexName("by-v")
                                .keySchema(k -> k.attributeName("v").keyType(KeyType.HASH))
                                .projection(p -> p.projectionType(ProjectionType.ALL)))
                        .build()));

        assertThat(described().globalSecondaryIndexes())
                .extracting(GlobalSecondaryIndexDescription::indexStatus)
                .containsExactly(IndexStatus.CREATING);
        String filling = "Cannot read from backfilling global secondary index: by-v";
        assertThatExceptionOfType(DynamoDbException.class)
                .isThrownBy(() -> client.scan(r -> r.tableName("users").indexName("by-v")))
                .withMessageStartingWith(filling);
        assertThatExceptionOfType(DynamoDbException.class)
                .isThrownBy(
                        () -> client.executeStatement(r -> r.statement("SELECT * FROM users.\"by-v\" WHERE v = 'x'")))
                .withMessageStartingWith(filling);

        waitUntilItIsDone();
        assertThat(described().globalSecondaryIndexes())
                .extracting(GlobalSecondaryIndexDescription::indexStatus)
                .containsExactly(IndexStatus.ACTIVE);
        assertThat(client.scan(r -> r.tableName("users").indexName("by-v")).items())
                .containsExactly(ITEM);

        client.updateTable(r -> r.tableName("users")
                .globalSecondaryIndexUpdates(GlobalSecondaryIndexUpdate.builder()
                        .delete(d -> d.indexName("by-v"))
                        .build()));
        assertThat(described().globalSecondaryIndexes())
                .extracting(GlobalSecondaryIndexDescription::indexStatus)
                .containsExactly(IndexStatus.DELETING);

        waitUntilItIsDone();
        assertThat(described().globalSecondaryIndexes()).isEmpty();
    }

    @Test
    void aTableThatIsDeletedIsDescribedAndThenGone() {
        dynamo.createTable("users", Key.string("pk"));

        client.deleteTable(r -> r.tableName("users"));

        assertThat(described().tableStatus()).isEqualTo(TableStatus.DELETING);
        assertThat(client.listTables().tableNames()).containsExactly("users");
        assertNotFound(() -> client.putItem(r -> r.tableName("users").item(ITEM)));
        assertInUse(this::create, "Table already exists: users");
        assertInUse(
                () -> client.updateTable(r -> r.tableName("users").deletionProtectionEnabled(true)),
                IN_USE + "deleted: users");
        assertThat(client.deleteTable(r -> r.tableName("users"))
                        .tableDescription()
                        .tableStatus())
                .isEqualTo(TableStatus.DELETING);

        waitUntilItIsDone();
        assertNotFound(this::described);
        assertThat(client.listTables().tableNames()).isEmpty();
        create();
    }

    @Test
    void theSdksWaitersWaitInRealTime() {
        InMemoryDynamoDb real = InMemoryDynamoDb.create().tableChangesTake(Duration.ofMillis(50));
        try (DynoxServer server = real.serve(0);
                DynamoDbClient remote = ServedClients.sync(server)) {
            remote.createTable(Key.table("users", Key.string("pk")));
            remote.waiter().waitUntilTableExists(r -> r.tableName("users"), TableLifeCycleTest::pollFast);
            remote.putItem(r -> r.tableName("users").item(ITEM));

            remote.deleteTable(r -> r.tableName("users"));
            remote.waiter().waitUntilTableNotExists(r -> r.tableName("users"), TableLifeCycleTest::pollFast);
        }
        assertThat(real.tableNames()).isEmpty();
    }

    private static void pollFast(WaiterOverrideConfiguration.Builder waiter) {
        waiter.backoffStrategyV2(BackoffStrategy.fixedDelayWithoutJitter(Duration.ofMillis(10)))
                .maxAttempts(5_000);
    }

    @Test
    void changesAreInstantAgainAfterReset() {
        create();
        dynamo.reset();

        create();
        client.putItem(r -> r.tableName("users").item(ITEM));

        assertThat(described().tableStatus()).isEqualTo(TableStatus.ACTIVE);
        assertThatIllegalArgumentException().isThrownBy(() -> dynamo.tableChangesTake(Duration.ofSeconds(-1)));
    }
}
