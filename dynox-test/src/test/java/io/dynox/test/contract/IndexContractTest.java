package io.dynox.test.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType.N;
import static software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType.S;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ItemCollectionMetrics;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnItemCollectionMetrics;
import software.amazon.awssdk.services.dynamodb.model.Select;

@SuppressWarnings("unchecked") // the SDK takes builders as generic varargs
final class IndexContractTest extends ContractTest {

    private static final String INVALID = "One or more parameter values were invalid: ";

    IndexContractTest(Backend backend) {
        super(backend);
    }

    /** Keys pk and sk; the global index by-g on g (keys only), the local one by-l on l (includes x). */
    private String indexed() {
        String name = named();
        client.createTable(r -> r.tableName(name)
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE))
                        .attributeDefinitions(
                                attribute("pk", S), attribute("sk", S), attribute("g", S), attribute("l", N))
                        .globalSecondaryIndexes(i -> i.indexName("by-g")
                                .keySchema(key("g", KeyType.HASH))
                                .projection(p -> p.projectionType(ProjectionType.KEYS_ONLY)))
                        .localSecondaryIndexes(i -> i.indexName("by-l")
                                .keySchema(key("pk", KeyType.HASH), key("l", KeyType.RANGE))
                                .projection(p ->
                                        p.projectionType(ProjectionType.INCLUDE).nonKeyAttributes("x"))))
                .join();
        client.waiter()
                .waitUntilTableExists(r -> r.tableName(name), ContractTest::pollFast)
                .join();
        return name;
    }

    private QueryResponse byG(String table, Consumer<QueryRequest.Builder> more) {
        return client.query(r -> more.accept(r.tableName(table)
                        .indexName("by-g")
                        .keyConditionExpression("g = :g")
                        .expressionAttributeValues(item(":g", "one"))))
                .join();
    }

    private QueryResponse byL(String table, Consumer<QueryRequest.Builder> more) {
        return client.query(r -> more.accept(r.tableName(table)
                        .indexName("by-l")
                        .keyConditionExpression("pk = :pk")
                        .expressionAttributeValues(item(":pk", "p"))))
                .join();
    }

    @Test
    void anIndexHoldsOnlyItemsWithItsKeys() {
        String table = indexed();
        put(table, item("pk", "p", "sk", "1", "g", "one", "x", 1));
        put(table, item("pk", "p", "sk", "2", "x", 2));

        assertThat(byG(table, r -> {}).items()).containsExactly(item("pk", "p", "sk", "1", "g", "one"));

        put(table, item("pk", "p", "sk", "1"));
        assertThat(byG(table, r -> {}).items()).isEmpty();
    }

    @Test
    void anUpdateMovesTheEntry() {
        String table = indexed();
        put(table, item("pk", "p", "sk", "1", "l", 1, "x", "a"));
        put(table, item("pk", "p", "sk", "2", "l", 2, "x", "b", "y", "c"));

        client.updateItem(r -> r.tableName(table)
                        .key(item("pk", "p", "sk", "1"))
                        .updateExpression("SET l = :l")
                        .expressionAttributeValues(item(":l", 3)))
                .join();

        assertThat(byL(table, r -> {}).items())
                .containsExactly(
                        item("pk", "p", "sk", "2", "l", 2, "x", "b"), item("pk", "p", "sk", "1", "l", 3, "x", "a"));
    }

    @Test
    void aLocalIndexFetchesWhatItLacks() {
        String table = indexed();
        Map<String, AttributeValue> item = item("pk", "p", "sk", "1", "l", 1, "x", "a", "y", "c");
        put(table, item);

        assertThat(byL(table, r -> r.select(Select.ALL_ATTRIBUTES)).items()).containsExactly(item);
        assumeFalse(isOverHttp(), "the independent server doesn't fetch for a projection");
        assertThat(byL(table, r -> r.projectionExpression("y")).items()).containsExactly(item("y", "c"));
    }

    @Test
    void aGlobalIndexRefusesWhatItLacks() {
        String table = indexed();

        assertInvalid(
                client.query(r -> r.tableName(table)
                        .indexName("by-g")
                        .select(Select.ALL_ATTRIBUTES)
                        .keyConditionExpression("g = :g")
                        .expressionAttributeValues(item(":g", "one"))),
                INVALID + "Select type ALL_ATTRIBUTES is not supported for global secondary index by-g because its"
                        + " projection type is not ALL");
        assertInvalid(
                client.query(r -> r.tableName(table)
                        .indexName("by-g")
                        .consistentRead(true)
                        .keyConditionExpression("g = :g")
                        .expressionAttributeValues(item(":g", "one"))),
                "Consistent reads are not supported on global secondary indexes");
    }

    @Test
    void pagesOfAnIndexGoOnAmongEqualKeys() {
        String table = indexed();
        for (int i = 0; i < 7; i++) {
            put(table, item("pk", "p" + i % 3, "sk", "s" + i, "g", "one"));
        }

        Set<Map<String, AttributeValue>> seen = new HashSet<>();
        Map<String, AttributeValue> start = Map.of();
        int pages = 0;
        do {
            Map<String, AttributeValue> from = start;
            QueryResponse page = byG(table, r -> r.limit(2).exclusiveStartKey(from.isEmpty() ? null : from));
            seen.addAll(page.items());
            start = page.lastEvaluatedKey();
            assertThat(start.keySet()).isSubsetOf("g", "pk", "sk");
            pages++;
        } while (!start.isEmpty());

        assertThat(seen).hasSize(7);
        assertThat(pages).isEqualTo(4);
    }

    @Test
    void anIndexedAttributeHasItsType() {
        String table = indexed();

        assertInvalid(
                client.putItem(r -> r.tableName(table).item(item("pk", "p", "sk", "1", "g", 1))),
                INVALID + "Type mismatch for Index Key g Expected: S Actual: N IndexName: by-g");
        assertInvalid(
                client.updateItem(r -> r.tableName(table)
                        .key(item("pk", "p", "sk", "1"))
                        .updateExpression("SET g = :g")
                        .expressionAttributeValues(item(":g", 1))),
                INVALID + "Type mismatch for Index Key g Expected: S Actual: N IndexName: by-g");
    }

    @Test
    void writesAreChargedForEachIndex() {
        assumeFalse(isOverHttp(), "the independent server charges the table alone");
        String table = indexed();

        ConsumedCapacity consumed = client.putItem(r -> r.tableName(table)
                        .item(item("pk", "p", "sk", "1", "g", "one", "l", 1))
                        .returnConsumedCapacity(ReturnConsumedCapacity.INDEXES))
                .join()
                .consumedCapacity();

        assertThat(consumed.capacityUnits()).isEqualTo(3);
        assertThat(consumed.table().capacityUnits()).isEqualTo(1);
        assertThat(consumed.globalSecondaryIndexes().get("by-g").capacityUnits())
                .isEqualTo(1);
        assertThat(consumed.localSecondaryIndexes().get("by-l").capacityUnits()).isEqualTo(1);
    }

    @Test
    void itemCollectionsAreMeasured() {
        assumeFalse(isOverHttp(), "the independent server reports no item collections");
        String table = indexed();

        ItemCollectionMetrics metrics = client.putItem(r -> r.tableName(table)
                        .item(item("pk", "p", "sk", "1"))
                        .returnItemCollectionMetrics(ReturnItemCollectionMetrics.SIZE))
                .join()
                .itemCollectionMetrics();

        assertThat(metrics.itemCollectionKey()).isEqualTo(item("pk", "p"));
        assertThat(metrics.sizeEstimateRangeGB()).containsExactly(0.0, 1.0);
    }

    @Test
    void aGlobalIndexComesAndGoes() {
        assumeFalse(isOverHttp(), "the independent server can't create an index of a table");
        String table = indexed();
        put(table, item("pk", "p", "sk", "1", "late", 7));

        client.updateTable(r -> r.tableName(table)
                        .attributeDefinitions(attribute("late", N))
                        .globalSecondaryIndexUpdates(u -> u.create(c -> c.indexName("by-late")
                                .keySchema(key("late", KeyType.HASH))
                                .projection(p -> p.projectionType(ProjectionType.ALL)))))
                .join();
        assertThat(client.scan(r -> r.tableName(table).indexName("by-late"))
                        .join()
                        .items())
                .containsExactly(item("pk", "p", "sk", "1", "late", 7));

        client.updateTable(
                        r -> r.tableName(table).globalSecondaryIndexUpdates(u -> u.delete(d -> d.indexName("by-late"))))
                .join();
        assertInvalid(
                client.scan(r -> r.tableName(table).indexName("by-late")),
                "The table does not have the specified index: by-late");
        assertThat(client.describeTable(r -> r.tableName(table)).join().table().attributeDefinitions())
                .hasSize(4);
    }

    @Test
    void selectGoesWithTheOtherParameters() {
        assumeFalse(isOverHttp(), "the independent server doesn't look at Select");
        String table = indexed();

        assertInvalid(
                client.scan(r -> r.tableName(table).select(Select.ALL_PROJECTED_ATTRIBUTES)),
                "ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName");
        assertInvalid(
                client.scan(r -> r.tableName(table).select(Select.SPECIFIC_ATTRIBUTES)),
                "Must specify the AttributesToGet or ProjectionExpression when choosing to get"
                        + " SPECIFIC_ATTRIBUTES");
    }
}
