package io.dynox.test.internal.partiql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.dynox.test.InMemoryDynamoDb;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.core.util.DefaultSdkAutoConstructList;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** The table {@code music}, with a full and a lean index of each kind, and the clients to run statements on it. */
final class StatementFixture {

    final InMemoryDynamoDb dynamo = InMemoryDynamoDb.create();
    final DynamoDbClient client = dynamo.client();
    final DynamoDbAsyncClient asyncClient = dynamo.asyncClient();

    StatementFixture() {
        createMusic();
    }

    private void createMusic() {
        client.createTable(r -> r.tableName("music")
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(attribute("pk"), attribute("sk"), attribute("genre"), attribute("title"))
                .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE))
                .localSecondaryIndexes(
                        LocalSecondaryIndex.builder()
                                .indexName("titles")
                                .keySchema(key("pk", KeyType.HASH), key("title", KeyType.RANGE))
                                .projection(p -> p.projectionType(ProjectionType.KEYS_ONLY))
                                .build(),
                        LocalSecondaryIndex.builder()
                                .indexName("by-title")
                                .keySchema(key("pk", KeyType.HASH), key("title", KeyType.RANGE))
                                .projection(p -> p.projectionType(ProjectionType.ALL))
                                .build())
                .globalSecondaryIndexes(
                        GlobalSecondaryIndex.builder()
                                .indexName("by-genre")
                                .keySchema(key("genre", KeyType.HASH), key("sk", KeyType.RANGE))
                                .projection(p -> p.projectionType(ProjectionType.ALL))
                                .build(),
                        GlobalSecondaryIndex.builder()
                                .indexName("genres")
                                .keySchema(key("genre", KeyType.HASH))
                                .projection(p -> p.projectionType(ProjectionType.KEYS_ONLY))
                                .build()));
    }

    private static AttributeDefinition attribute(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    /** The items that a statement returns. */
    List<Map<String, AttributeValue>> run(String statement, Object... parameters) {
        return client.executeStatement(r -> r.statement(statement).parameters(values(parameters)))
                .items();
    }

    void put(Object... namesAndValues) {
        client.putItem(r -> r.tableName("music").item(item(namesAndValues)));
    }

    Map<String, AttributeValue> get(String pk, String sk) {
        return client.getItem(r -> r.tableName("music").key(item("pk", pk, "sk", sk)))
                .item();
    }

    /** The sort keys of what a statement returns. */
    List<String> sortKeys(String statement, Object... parameters) {
        return run(statement, parameters).stream()
                .map(item -> item.getOrDefault("sk", value("none")).s())
                .toList();
    }

    /** Expects a {@code ValidationException} with exactly this text. */
    void assertInvalid(String statement, String message) {
        assertInvalid(() -> run(statement), message);
    }

    static void assertInvalid(ThrowingCallable call, String message) {
        assertThat(catchThrowable(call)).isInstanceOfSatisfying(DynamoDbException.class, error -> {
            assertThat(error.awsErrorDetails().errorMessage()).isEqualTo(message);
            assertThat(error.awsErrorDetails().errorCode()).isEqualTo("ValidationException");
        });
    }

    static Map<String, AttributeValue> item(Object... namesAndValues) {
        Map<String, AttributeValue> item = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            item.put((String) namesAndValues[i], value(namesAndValues[i + 1]));
        }
        return item;
    }

    static List<AttributeValue> values(Object... values) {
        return values.length == 0
                ? DefaultSdkAutoConstructList.getInstance()
                : List.of(values).stream().map(StatementFixture::value).toList();
    }

    static AttributeValue value(Object value) {
        if (value instanceof AttributeValue attribute) {
            return attribute;
        }
        if (value instanceof Boolean bool) {
            return AttributeValue.fromBool(bool);
        }
        if (value instanceof List<?> list) {
            return AttributeValue.fromL(
                    list.stream().map(StatementFixture::value).toList());
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, AttributeValue> members = new LinkedHashMap<>();
            map.forEach((name, member) -> members.put(String.valueOf(name), value(member)));
            return AttributeValue.fromM(members);
        }
        return value instanceof Number
                ? AttributeValue.fromN(value.toString())
                : AttributeValue.fromS(value.toString());
    }
}
