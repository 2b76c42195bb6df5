package io.dynox.test.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.Key;
import io.dynox.test.VirtualTime;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/** The code in docs/in-memory-dynamodb.md. */
class InMemoryExamplesTest {

    @Test
    void aTableAndAClient() {
        InMemoryDynamoDb dynamo = InMemoryDynamoDb.create();
        dynamo.createTable("users", Key.string("pk"), Key.string("sk"));
        DynamoDbClient client = dynamo.client(); // or dynamo.asyncClient()

        assertThat(client.listTables().tableNames()).containsExactly("users");
    }

    @Test
    void timePassesWhenTheTestSaysSo() {
        GetItemRequest request = GetItemRequest.builder()
                .tableName("users")
                .key(Map.of("pk", AttributeValue.fromS("USER#1")))
                .build();

        VirtualTime time = VirtualTime.start();
        InMemoryDynamoDb dynamo = InMemoryDynamoDb.builder().time(time).build();
        dynamo.createTable("users", Key.string("pk"));
        dynamo.faults().latency(Duration.ofMinutes(2));
        CompletableFuture<?> reply = dynamo.asyncClient().getItem(request);
        assertThat(reply).isNotDone();
        time.advance(Duration.ofMinutes(2));
        assertThat(reply).isCompleted();
    }

    @Test
    void tablesTakeTimeWhenTheTestSaysSo() {
        CreateTableRequest createUsers = CreateTableRequest.builder()
                .tableName("users")
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(KeySchemaElement.builder()
                        .attributeName("pk")
                        .keyType(KeyType.HASH)
                        .build())
                .attributeDefinitions(AttributeDefinition.builder()
                        .attributeName("pk")
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .build();

        VirtualTime time = VirtualTime.start();
        InMemoryDynamoDb dynamo = InMemoryDynamoDb.builder().time(time).build();
        dynamo.tableChangesTake(Duration.ofSeconds(10));
        DynamoDbClient client = dynamo.client();
        client.createTable(createUsers);
        assertThat(client.describeTable(r -> r.tableName("users")).table().tableStatus())
                .isEqualTo(TableStatus.CREATING);
        time.advance(Duration.ofSeconds(10));
        assertThat(client.describeTable(r -> r.tableName("users")).table().tableStatus())
                .isEqualTo(TableStatus.ACTIVE);
    }
}
