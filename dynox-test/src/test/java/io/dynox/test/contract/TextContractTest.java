package io.dynox.test.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType.S;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ParameterizedStatement;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Texts that the service has changed since the independent server's were recorded. */
final class TextContractTest extends ContractTest {

    private static final String VIOLATION = "1 validation error detected: Value ";
    private static final String SECRET = "secret";

    TextContractTest(Backend backend) {
        super(backend);
    }

    @BeforeEach
    void skip() {
        knownWrongOverHttp("The service has changed these texts since");
    }

    private static String message(CompletableFuture<?> reply) {
        Throwable failure = Assertions.catchThrowable(reply::join);
        return ((DynamoDbException) failure.getCause()).awsErrorDetails().errorMessage();
    }

    @Test
    void anEmptyBatchNamesWhatIsRequired() {
        assertThat(message(client.batchWriteItem(r -> r.requestItems(Map.of()))))
                .isEqualTo("The requestItems parameter is required for BatchWriteItem");
        assertThat(message(client.batchGetItem(r -> r.requestItems(Map.of()))))
                .isEqualTo("The requestItems parameter is required for BatchGetItem");
        assertThat(message(client.batchGetItem(r -> {})))
                .isEqualTo(VIOLATION + "null at 'requestItems' failed to satisfy constraint: Member must not be null");
    }

    @Test
    void tooManyAreToldByTheirPlaceAndNotPrinted() {
        List<Map<String, AttributeValue>> keys =
                IntStream.range(0, 101).mapToObj(i -> item("pk", SECRET + i)).toList();
        List<WriteRequest> writes = keys.stream()
                .limit(26)
                .map(key -> WriteRequest.builder().putRequest(p -> p.item(key)).build())
                .toList();

        assertThat(message(client.batchGetItem(r -> r.requestItems(
                        Map.of("users", KeysAndAttributes.builder().keys(keys).build())))))
                .isEqualTo(VIOLATION + "at 'RequestItems.users.Keys' failed to satisfy constraint: Member must have"
                        + " length less than or equal to 100");
        assertThat(message(client.batchWriteItem(r -> r.requestItems(Map.of("users", writes)))))
                .isEqualTo(VIOLATION + "at 'RequestItems.users' failed to satisfy constraint: Member must have length"
                        + " less than or equal to 25");
        assertThat(message(client.transactWriteItems(r -> r.transactItems(keys.stream()
                        .map(key -> TransactWriteItem.builder()
                                .put(p -> p.tableName("users").item(key))
                                .build())
                        .toList()))))
                .isEqualTo(VIOLATION + "at 'TransactItems' failed to satisfy constraint: Member must have length less"
                        + " than or equal to 100");
        assertThat(message(client.transactGetItems(r -> r.transactItems(keys.stream()
                        .map(key -> TransactGetItem.builder()
                                .get(g -> g.tableName("users").key(key))
                                .build())
                        .toList()))))
                .isEqualTo(VIOLATION + "at 'TransactItems' failed to satisfy constraint: Member must have length less"
                        + " than or equal to 100");
        assertThat(message(client.batchExecuteStatement(r -> r.statements(keys.stream()
                        .map(key -> BatchStatementRequest.builder()
                                .statement(SECRET)
                                .build())
                        .toList()))))
                .isEqualTo(VIOLATION + "at 'Statements' failed to satisfy constraint: Member must have length less than"
                        + " or equal to 25");
        assertThat(message(client.executeTransaction(r -> r.transactStatements(keys.stream()
                        .map(key -> ParameterizedStatement.builder()
                                .statement(SECRET)
                                .build())
                        .toList()))))
                .isEqualTo(VIOLATION + "at 'TransactStatements' failed to satisfy constraint: Member must have length"
                        + " less than or equal to 100");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void aBadLimitIsToldByItsPlace(int limit) {
        String message = VIOLATION
                + "at 'Limit' failed to satisfy constraint: Member must have value greater than or equal to 1";

        assertThat(message(client.query(r -> r.tableName("users")
                        .limit(limit)
                        .keyConditionExpression("pk = :a")
                        .expressionAttributeValues(item(":a", "a")))))
                .isEqualTo(message);
        assertThat(message(client.scan(r -> r.tableName("users").limit(limit)))).isEqualTo(message);
    }

    @Test
    void aTableNameIsAConstraintOfTableOperations() {
        assertThat(message(client.describeTable(r -> r.tableName(""))))
                .isEqualTo(VIOLATION + "'' at 'tableName' failed to satisfy constraint: Member must have length greater"
                        + " than or equal to 1");
        for (CompletableFuture<?> reply : List.of(
                client.describeTable(r -> {}),
                client.deleteTable(r -> {}),
                client.updateTable(r -> {}),
                client.describeTimeToLive(r -> {}))) {
            assertThat(message(reply))
                    .isEqualTo(VIOLATION + "null at 'tableName' failed to satisfy constraint: Member must not be null");
        }
        assertThat(message(client.describeTable(r -> r.tableName("ab"))))
                .isEqualTo(VIOLATION + "'ab' at 'tableName' failed to satisfy constraint: Member must have length"
                        + " greater than or equal to 3");
        assertThat(message(client.describeTable(r -> r.tableName("a b c"))))
                .isEqualTo(
                        VIOLATION + "'a b c' at 'tableName' failed to satisfy constraint: Member must satisfy regular"
                                + " expression pattern: [a-zA-Z0-9_.-]+");
        assertThat(message(client.createTable(r -> r.tableName(""))))
                .contains("'' at 'tableName'")
                .startsWith("3 validation errors detected: ");
    }

    @Test
    void modelsHaveTheServicesSpelling() {
        assertThat(message(client.createTable(r -> r.tableName(named())
                        .attributeDefinitions(attribute("a", S))
                        .keySchema(key("a", KeyType.HASH), key("b", KeyType.RANGE), key("c", KeyType.RANGE)))))
                .isEqualTo(VIOLATION + "'[KeySchemaElement(attributeName=a, keyType=HASH),"
                        + " KeySchemaElement(attributeName=b, keyType=RANGE), KeySchemaElement(attributeName=c,"
                        + " keyType=RANGE)]' at 'keySchema' failed to satisfy constraint: Member must have length less"
                        + " than or equal to 2");
    }

    /** Texts of the request are made of one letter that no message of ours has. */
    @Test
    void noMessagePrintsMoreThanAThousandCharactersOfTheRequest() {
        String table = table(S);
        String much = "\u00f6".repeat(5_000);
        AttributeValue set = AttributeValue.fromSs(List.of(much, much));

        for (CompletableFuture<?> reply : List.of(
                client.describeTable(r -> r.tableName(much)),
                client.describeTable(r -> r.tableName("arn:aws:dynamodb:us-east-1:123456789012:table/" + much)),
                client.getItem(r -> r.tableName("arn:" + much).key(item("pk", "a"))),
                client.getItem(r -> r.tableName(much)),
                client.getItem(r -> r.tableName(table).key(item("pk", "a")).projectionExpression(much)),
                client.getItem(r -> r.tableName(table).key(item("pk", "a")).attributesToGet(much, much)),
                client.putItem(r -> r.tableName(table).item(item("pk", "a", "s", set))),
                client.putItem(r -> r.tableName(table).item(item("pk", "a", "n", n(much)))),
                client.putItem(r -> r.tableName(table).item(item("pk", "a")).conditionExpression("#" + much + " = :a")),
                client.putItem(r -> r.tableName(table)
                        .item(item("pk", "a"))
                        .conditionExpression("pk = :a")
                        .expressionAttributeValues(item(":" + much, "a", ":a", "a"))),
                client.query(r -> r.tableName(table)
                        .indexName(much)
                        .select(much)
                        .returnConsumedCapacity(much)
                        .keyConditionExpression("pk = :a")),
                client.query(r -> r.tableName(table)
                        .keyConditionExpression(much + " = :a")
                        .expressionAttributeValues(item(":a", "a"))),
                client.batchWriteItem(r -> r.requestItems(Map.of(much, List.of()))),
                client.batchGetItem(r -> r.requestItems(
                        Map.of(much, KeysAndAttributes.builder().keys(List.of()).build()))),
                client.createTable(r -> r.tableName(named())
                        .attributeDefinitions(attribute(much, S), attribute("a", S))
                        .keySchema(key(much, KeyType.HASH), key(much, KeyType.RANGE), key("c", KeyType.RANGE))),
                client.executeStatement(r -> r.statement("SELECT * FROM \"" + much + "\" WHERE")),
                client.executeStatement(r -> r.statement("SELECT * FROM " + table + " WHERE pk = '" + much)),
                client.transactWriteItems(r -> r.transactItems(TransactWriteItem.builder()
                        .put(p -> p.tableName(table).item(item("pk", "a", "s", set)))
                        .build())))) {
            long printed =
                    message(reply).chars().filter(each -> each == '\u00f6').count();
            assertThat(printed).as(message(reply)).isBetween(0L, 1_000L);
        }
    }
}
