package io.dynox.test.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.dynamodb.model.KeyType.HASH;
import static software.amazon.awssdk.services.dynamodb.model.KeyType.RANGE;
import static software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType.S;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;

/** The definition of global indexes with several key attributes. */
@SuppressWarnings("unchecked") // varargs of the SDK's builders
final class SeveralKeysDefinitionContractTest extends ContractTest {

    private static final String INVALID = "Invalid KeySchema: ";

    SeveralKeysDefinitionContractTest(Backend backend) {
        super(backend);
    }

    @BeforeEach
    void skip() {
        knownWrongOverHttp("Indexes with several key attributes are newer than the independent servers");
    }

    private CompletableFuture<?> create(String table, KeySchemaElement... keys) {
        return client.createTable(r -> r.tableName(table)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(key("pk", HASH))
                .attributeDefinitions(definitions(keys))
                .globalSecondaryIndexes(i ->
                        i.indexName("several").keySchema(keys).projection(p -> p.projectionType(ProjectionType.ALL))));
    }

    private static List<AttributeDefinition> definitions(KeySchemaElement... keys) {
        return Stream.concat(Stream.of("pk"), Stream.of(keys).map(KeySchemaElement::attributeName))
                .distinct()
                .map(name -> attribute(name, S))
                .toList();
    }

    private static KeySchemaElement[] keys(int partitions, int sorts) {
        return Stream.concat(
                        Stream.iterate(0, i -> i < partitions, i -> i + 1).map(i -> key("h" + i, HASH)),
                        Stream.iterate(0, i -> i < sorts, i -> i + 1).map(i -> key("r" + i, RANGE)))
                .toArray(KeySchemaElement[]::new);
    }

    @Test
    void fourOfEachAreTheMost() {
        String table = named();

        create(table, keys(4, 4)).join();

        assertThat(client.describeTable(r -> r.tableName(table))
                        .join()
                        .table()
                        .globalSecondaryIndexes()
                        .get(0)
                        .keySchema())
                .containsExactly(keys(4, 4));
        assertInvalid(
                create(named(), keys(5, 0)),
                INVALID + "The KeySchema exceeds the maximum allowed number of HASH key attributes");
        assertInvalid(
                create(named(), keys(1, 5)),
                INVALID + "The KeySchema exceeds the maximum allowed number of RANGE key attributes");
        assertInvalid(create(named(), keys(5, 4)), "1 validation error detected: Value '");
    }

    @Test
    void partitionAttributesComeFirst() {
        assertInvalid(
                create(named(), key("r", RANGE), key("h", HASH), key("g", HASH)),
                INVALID + "The first KeySchemaElement is not a HASH key type");
        assertInvalid(
                create(named(), key("h", HASH), key("r", RANGE), key("g", HASH)),
                INVALID + "All HASH key attributes must precede RANGE key attributes in the KeySchema");
        assertInvalid(create(named(), key("h", HASH), key("g", HASH), key("h", RANGE)), INVALID);
    }

    @Test
    void tablesAndLocalIndexesHaveNone() {
        assertInvalid(
                client.createTable(r -> r.tableName(named())
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .keySchema(key("a", HASH), key("b", HASH))
                        .attributeDefinitions(attribute("a", S), attribute("b", S))),
                INVALID + "The second KeySchemaElement is not a RANGE key type");
        assertInvalid(
                client.createTable(r -> r.tableName(named())
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .keySchema(key("a", HASH), key("b", RANGE))
                        .attributeDefinitions(attribute("a", S), attribute("b", S), attribute("c", S))
                        .localSecondaryIndexes(i -> i.indexName("local")
                                .keySchema(key("a", HASH), key("b", RANGE), key("c", RANGE))
                                .projection(p -> p.projectionType(ProjectionType.ALL)))),
                "1 validation error detected: Value '");
    }

    @Test
    void anIndexThatIsAddedIsFilled() {
        String table = table(S);
        put(table, item("pk", "1", "h", "x", "g", "y", "r", "2", "q", "a"));
        put(table, item("pk", "2", "h", "x", "g", "y", "r", "1", "q", "b"));
        put(table, item("pk", "3", "h", "x", "g", "y", "r", "1"));

        update(table, key("h", HASH), key("g", HASH), key("r", RANGE), key("q", RANGE))
                .join();

        assertThat(client.query(r -> r.tableName(table)
                                .indexName("added")
                                .keyConditionExpression("h = :x AND g = :y")
                                .expressionAttributeValues(item(":x", "x", ":y", "y")))
                        .join()
                        .items())
                .extracting(entry -> entry.get("pk").s())
                .containsExactly("2", "1");
        assertInvalid(
                update(table(S), key("h", HASH), key("r", RANGE), key("g", HASH)),
                INVALID + "All HASH key attributes must precede RANGE key attributes in the KeySchema");
    }

    private CompletableFuture<?> update(String table, KeySchemaElement... keys) {
        return client.updateTable(r -> r.tableName(table)
                .attributeDefinitions(definitions(keys).stream()
                        .filter(definition -> !definition.attributeName().equals("pk"))
                        .toList())
                .globalSecondaryIndexUpdates(GlobalSecondaryIndexUpdate.builder()
                        .create(c -> c.indexName("added")
                                .keySchema(keys)
                                .projection(p -> p.projectionType(ProjectionType.ALL)))
                        .build()));
    }
}
