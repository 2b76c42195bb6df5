package io.dynox.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryDescription;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryStatus;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableNotFoundException;

/** What is said of tables and of the account beyond items. */
final class TableSettingsTest {

    private static final ProvisionedThroughput FIVE = ProvisionedThroughput.builder()
            .readCapacityUnits(5L)
            .writeCapacityUnits(5L)
            .build();

    private final VirtualTime time = VirtualTime.start();
    private final InMemoryDynamoDb dynamo =
            InMemoryDynamoDb.builder().time(time).build().createTable("users", Key.string("pk"));
    private final DynamoDbClient client = dynamo.client();

    @Test
    void aTableOnDemandIsWarmFromTheStart() {
        assertThat(users().warmThroughput().readUnitsPerSecond()).isEqualTo(12_000);
        assertThat(users().warmThroughput().writeUnitsPerSecond()).isEqualTo(4_000);

        client.updateTable(r -> r.tableName("users")
                .warmThroughput(w -> w.readUnitsPerSecond(20_000L).writeUnitsPerSecond(9_000L)));

        assertThat(users().warmThroughput().readUnitsPerSecond()).isEqualTo(20_000);
    }

    @Test
    void encryptionIsDescribed() {
        assertThat(users().sseDescription()).isNull();

        client.updateTable(
                r -> r.tableName("users").sseSpecification(s -> s.enabled(true).kmsMasterKeyId("1234")));

        assertThat(users().sseDescription().statusAsString()).isEqualTo("ENABLED");
        assertThat(users().sseDescription().kmsMasterKeyArn()).endsWith(":key/1234");
    }

    @Test
    void pointInTimeRecoveryReachesBackToWhenItWasEnabled() {
        assertThat(recovery().pointInTimeRecoveryStatus()).isEqualTo(PointInTimeRecoveryStatus.DISABLED);

        client.updateContinuousBackups(r -> r.tableName("users")
                .pointInTimeRecoverySpecification(
                        p -> p.pointInTimeRecoveryEnabled(true).recoveryPeriodInDays(2)));
        var enabled = time.clock().instant();
        time.advance(Duration.ofDays(1));
        assertThat(recovery().earliestRestorableDateTime()).isEqualTo(enabled);
        time.advance(Duration.ofDays(2));

        assertThat(recovery().earliestRestorableDateTime()).isEqualTo(enabled.plus(Duration.ofDays(1)));
        assertThat(recovery().latestRestorableDateTime())
                .isEqualTo(time.clock().instant().minus(Duration.ofMinutes(5)));
    }

    @Test
    void backupsOfAMissingTableAreNotFound() {
        assertThatThrownBy(() -> client.describeContinuousBackups(r -> r.tableName("nobody")))
                .isInstanceOf(TableNotFoundException.class)
                .hasMessageStartingWith("Table not found: nobody");
    }

    @Test
    void tagsOfAMissingTableAreNotFound() {
        String arn = users().tableArn() + "2";

        assertThatThrownBy(() -> client.listTagsOfResource(r -> r.resourceArn(arn)))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageStartingWith("Requested resource not found: ResourcArn: " + arn + " not found");
    }

    @Test
    void quotasAndEndpointAreThoseOfANewAccount() {
        assertThat(client.describeLimits().tableMaxWriteCapacityUnits()).isEqualTo(40_000);
        assertThat(client.describeEndpoints(r -> {}).endpoints())
                .extracting(endpoint -> endpoint.address())
                .containsExactly("dynamodb.us-east-1.amazonaws.com");
    }

    @Test
    void aTableThatLeavesOnDemandTakesItsIndexesAlong() {
        index();

        assertInvalid(
                () -> client.updateTable(r -> r.tableName("cities")
                        .billingMode(BillingMode.PROVISIONED)
                        .provisionedThroughput(FIVE)),
                "One or more parameter values were invalid: ProvisionedThroughput must be specified for index: by-name");

        provision();
        assertThat(cities().globalSecondaryIndexes()
                        .get(0)
                        .provisionedThroughput()
                        .readCapacityUnits())
                .isEqualTo(5);
        client.updateTable(r -> r.tableName("cities").billingMode(BillingMode.PAY_PER_REQUEST));
        assertThat(cities().globalSecondaryIndexes()
                        .get(0)
                        .provisionedThroughput()
                        .readCapacityUnits())
                .isZero();
    }

    @Test
    void anIndexIsGivenAnotherThroughputOnly() {
        index();
        provision();

        assertInvalid(
                () -> client.updateTable(r -> r.tableName("cities").globalSecondaryIndexUpdates(byName())),
                "The provisioned throughput for the index by-name will not change. The requested value equals the current"
                        + " value. Current ReadCapacityUnits provisioned for the index: 5.");
    }

    private void index() {
        dynamo.createTable("cities", Key.string("pk"));
        client.updateTable(r -> r.tableName("cities")
                .attributeDefinitions(AttributeDefinition.builder()
                        .attributeName("name")
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .globalSecondaryIndexUpdates(GlobalSecondaryIndexUpdate.builder()
                        .create(c -> c.indexName("by-name")
                                .projection(p -> p.projectionType(ProjectionType.ALL))
                                .keySchema(KeySchemaElement.builder()
                                        .attributeName("name")
                                        .keyType(KeyType.HASH)
                                        .build()))
                        .build()));
    }

    private void provision() {
        client.updateTable(r -> r.tableName("cities")
                .billingMode(BillingMode.PROVISIONED)
                .provisionedThroughput(FIVE)
                .globalSecondaryIndexUpdates(byName()));
    }

    private static GlobalSecondaryIndexUpdate byName() {
        return GlobalSecondaryIndexUpdate.builder()
                .update(u -> u.indexName("by-name").provisionedThroughput(FIVE))
                .build();
    }

    private static void assertInvalid(Runnable call, String message) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        DynamoDbException.class,
                        error -> assertThat(error.awsErrorDetails().errorMessage())
                                .startsWith(message));
    }

    private PointInTimeRecoveryDescription recovery() {
        return client.describeContinuousBackups(r -> r.tableName("users"))
                .continuousBackupsDescription()
                .pointInTimeRecoveryDescription();
    }

    private TableDescription users() {
        return client.describeTable(r -> r.tableName("users")).table();
    }

    private TableDescription cities() {
        return client.describeTable(r -> r.tableName("cities")).table();
    }
}
