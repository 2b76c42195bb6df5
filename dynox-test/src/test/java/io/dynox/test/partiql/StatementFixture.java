package io.dynox.test.partiql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.dynox.test.client.Clients;
import io.dynox.test.error.ServiceErrors;
import io.dynox.test.operation.Admission;
import io.dynox.test.operation.Operations;
import io.dynox.test.storage.Tables;
import io.dynox.test.value.ValidationFailure;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.core.util.DefaultSdkAutoConstructList;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.ExecuteTransactionRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** The table {@code music}, with a local, a full and a sparse global index, and the clients to run statements on it. */
final class StatementFixture {

    final DynamoDbClient client;
    final DynamoDbAsyncClient asyncClient;

    StatementFixture() {
        Tables tables = new Tables();
        Operations operations = new Operations(tables, Clock.systemUTC());
        Partiql partiql = new Partiql(tables, operations::execute);
        client = Clients.sync(request -> reply(partiql, operations, request), "test");
        asyncClient = Clients.async(request -> reply(partiql, operations, request), "test");
        createMusic();
    }

    private static CompletableFuture<DynamoDbResponse> reply(
            Partiql partiql, Operations operations, DynamoDbRequest request) {
        try {
            return CompletableFuture.completedFuture(execute(partiql, operations, request));
        } catch (ValidationFailure e) {
            return CompletableFuture.failedFuture(ServiceErrors.validation(String.valueOf(e.getMessage())));
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static DynamoDbResponse execute(Partiql partiql, Operations operations, DynamoDbRequest request) {
        if (request instanceof ExecuteStatementRequest statement) {
            return partiql.executeStatement(statement, Admission.ALL);
        }
        if (request instanceof BatchExecuteStatementRequest batch) {
            return partiql.batchExecuteStatement(batch, Admission.ALL);
        }
        return request instanceof ExecuteTransactionRequest transaction
                ? partiql.executeTransaction(transaction, Admission.ALL)
                : operations.execute(request, Admission.ALL);
    }

    private void createMusic() {
        client.createTable(r -> r.tableName("music")
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(attribute("pk"), attribute("sk"), attribute("genre"), attribute("title"))
                .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE))
                .localSecondaryIndexes(LocalSecondaryIndex.builder()
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
