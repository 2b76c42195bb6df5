package io.dynox.test.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType.N;
import static software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType.S;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ComparisonOperator;
import software.amazon.awssdk.services.dynamodb.model.Condition;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/** Queries of a global index with two partition and three sort attributes. */
@SuppressWarnings("unchecked") // varargs of the SDK's builders
final class SeveralKeysContractTest extends ContractTest {

    private String table;

    SeveralKeysContractTest(Backend backend) {
        super(backend);
    }

    /** Matches by tournament and region, and then by round, seed (a number) and player. */
    @BeforeEach
    void createTable() {
        knownWrongOverHttp("Indexes with several key attributes are newer than the independent servers");
        table = named();
        client.createTable(r -> r.tableName(table)
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .keySchema(key("id", KeyType.HASH))
                        .attributeDefinitions(
                                attribute("id", S),
                                attribute("cup", S),
                                attribute("region", S),
                                attribute("round", S),
                                attribute("seed", N),
                                attribute("player", S))
                        .globalSecondaryIndexes(i -> i.indexName("by-match")
                                .keySchema(
                                        key("cup", KeyType.HASH),
                                        key("region", KeyType.HASH),
                                        key("round", KeyType.RANGE),
                                        key("seed", KeyType.RANGE),
                                        key("player", KeyType.RANGE))
                                .projection(p ->
                                        p.projectionType(ProjectionType.INCLUDE).nonKeyAttributes("score"))))
                .join();
        client.waiter()
                .waitUntilTableExists(r -> r.tableName(table), ContractTest::pollFast)
                .join();
        match("1", "c1", "eu", "final", 2, "b");
        match("2", "c1", "eu", "final", 10, "a");
        match("3", "c1", "eu", "final", 10, "b");
        match("4", "c1", "eu", "semi", 1, "a");
        match("5", "c1", "eu", "semi", 1, "c");
        match("6", "c1", "us", "final", 1, "a");
        match("7", "c2", "eu", "final", 1, "a");
        // what looks the same when the parts are put together
        match("8", "c1e", "u", "final", 1, "a");
    }

    private void match(String id, String cup, String region, String round, int seed, String player) {
        put(
                table,
                item(
                        "id", id, "cup", cup, "region", region, "round", round, "seed", seed, "player", player, "score",
                        7, "note", "x"));
    }

    private static final Map<String, AttributeValue> VALUES =
            item(":c", "c1", ":r", "eu", ":f", "final", ":s", "semi", ":n", 10, ":m", 2, ":a", "a", ":b", "b", ":x", 1);

    private QueryResponse query(String condition, Consumer<QueryRequest.Builder> more) {
        return client.query(r -> more.accept(request(r, condition))).join();
    }

    private QueryRequest.Builder request(QueryRequest.Builder request, String condition) {
        Map<String, AttributeValue> values = new HashMap<>(VALUES);
        values.keySet().removeIf(name -> !List.of(condition.split("[^:a-z#]+")).contains(name));
        return request.tableName(table)
                .indexName("by-match")
                .keyConditionExpression(condition.replace("region", "#g"))
                .expressionAttributeNames(condition.contains("region") ? Map.of("#g", "region") : null)
                .expressionAttributeValues(values.isEmpty() ? null : values);
    }

    private static List<String> ids(List<Map<String, AttributeValue>> items) {
        return items.stream().map(item -> item.get("id").s()).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cup = :c AND region = :r | 1 2 3 4 5",
                "region = :r AND cup = :c AND round = :f | 1 2 3",
                "cup = :c AND region = :r AND begins_with(round, :s) | 4 5",
                "cup = :c AND region = :r AND round > :f | 4 5",
                "cup = :c AND region = :r AND round <= :f | 1 2 3",
                "cup = :c AND region = :r AND round = :f AND seed = :n | 2 3",
                "cup = :c AND region = :r AND round = :f AND seed < :n | 1",
                "cup = :c AND region = :r AND round = :f AND seed > :m | 2 3",
                "cup = :c AND region = :r AND round = :f AND seed BETWEEN :m AND :n | 1 2 3",
                "player >= :b AND seed = :n AND cup = :c AND region = :r AND round = :f | 3",
                "cup = :c AND region = :r AND round = :f AND seed = :n AND player = :a | 2",
            })
    void conditionsNameThePartitionAndTheSortAttributesFromTheLeft(String condition, String ids) {
        assertThat(ids(query(condition, r -> {}).items())).containsExactly(ids.split(" "));
        List<String> backwards =
                ids(query(condition, r -> r.scanIndexForward(false)).items());
        assertThat(backwards).hasSameSizeAs(ids.split(" ")).isEqualTo(reversed(List.of(ids.split(" "))));
    }

    private static List<String> reversed(List<String> list) {
        List<String> reversed = new ArrayList<>(list);
        Collections.reverse(reversed);
        return reversed;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cup = :c | Query condition missed key schema element: region",
                "region = :r AND round = :f | Query condition missed key schema element: cup",
                "cup = :c AND region > :r | Query key condition not supported",
                "cup = :c AND region = :r AND seed = :n | Query condition missed key schema element: round",
                "cup = :c AND region = :r AND round = :f AND player = :a | Query condition missed key schema element: seed",
                "cup = :c AND region = :r AND round > :f AND seed = :n | Query key condition not supported",
                "cup = :c AND region = :r AND round = :f AND seed = :a |"
                        + " One or more parameter values were invalid: Condition parameter type does not match schema type",
            })
    void otherConditionsAreRefused(String condition, String message) {
        assertInvalid(client.query(r -> request(r, condition)), message);
    }

    @Test
    void theOlderParameterWorksAsWell() {
        List<Map<String, AttributeValue>> items = client.query(r -> r.tableName(table)
                        .indexName("by-match")
                        .keyConditions(Map.of(
                                "cup", condition(ComparisonOperator.EQ, "c1"),
                                "region", condition(ComparisonOperator.EQ, "eu"),
                                "round", condition(ComparisonOperator.EQ, "final"),
                                "seed", condition(ComparisonOperator.GE, 10))))
                .join()
                .items();

        assertThat(ids(items)).containsExactly("2", "3");
    }

    private static Condition condition(ComparisonOperator operator, Object value) {
        return Condition.builder()
                .comparisonOperator(operator)
                .attributeValueList(value(value))
                .build();
    }

    @ParameterizedTest
    @CsvSource({"1, true", "1, false", "2, true", "3, false"})
    void pagesGoOnWhereTheLastOneEnded(int limit, boolean forward) {
        List<String> found = new ArrayList<>();
        QueryResponse page;
        Map<String, AttributeValue> start = null;
        do {
            Map<String, AttributeValue> from = start;
            page = query(
                    "cup = :c AND region = :r",
                    r -> r.limit(limit).scanIndexForward(forward).exclusiveStartKey(from));
            found.addAll(ids(page.items()));
            start = page.hasLastEvaluatedKey() ? page.lastEvaluatedKey() : null;
            if (start != null) {
                assertThat(start).containsOnlyKeys("id", "cup", "region", "round", "seed", "player");
            }
        } while (start != null);

        List<String> all = List.of("1", "2", "3", "4", "5");
        assertThat(found).isEqualTo(forward ? all : reversed(all));
    }

    @Test
    void aStartKeyHasEveryKeyAttribute() {
        assertInvalid(
                client.query(r -> request(r, "cup = :c AND region = :r")
                        .exclusiveStartKey(
                                item("id", "1", "cup", "c1", "region", "eu", "round", "final", "player", "b"))),
                "The provided starting key is invalid");
        assertInvalid(
                client.query(r -> request(r, "cup = :c AND region = :r")
                        .exclusiveStartKey(item(
                                "id", "6", "cup", "c1", "region", "us", "round", "final", "seed", 1, "player", "a"))),
                "The provided starting key is outside query boundaries based on provided conditions");
        assertInvalid(
                client.query(r -> request(r, "cup = :c AND region = :r AND round = :s")
                        .exclusiveStartKey(item(
                                "id", "1", "cup", "c1", "region", "eu", "round", "final", "seed", 2, "player", "b"))),
                "The provided starting key does not match the range key predicate");
    }

    @Test
    void scansInSegmentsAndPagesReadEveryEntryOnce() {
        List<String> found = new ArrayList<>();
        for (int segment = 0; segment < 3; segment++) {
            int number = segment;
            client.scanPaginator(r -> r.tableName(table)
                            .indexName("by-match")
                            .limit(1)
                            .segment(number)
                            .totalSegments(3))
                    .items()
                    .subscribe(item -> found.add(item.get("id").s()))
                    .join();
        }

        assertThat(found).containsExactlyInAnyOrder("1", "2", "3", "4", "5", "6", "7", "8");
    }

    @Test
    void anItemThatLacksAnyAttributeIsNotInTheIndex() {
        client.updateItem(r -> r.tableName(table).key(item("id", "4")).updateExpression("REMOVE player"))
                .join();
        client.updateItem(r -> r.tableName(table)
                        .key(item("id", "5"))
                        .updateExpression("REMOVE #g")
                        .expressionAttributeNames(Map.of("#g", "region")))
                .join();

        assertThat(ids(query("cup = :c AND region = :r", r -> {}).items())).containsExactly("1", "2", "3");

        match("4", "c1", "eu", "semi", 0, "z");
        assertThat(ids(query("cup = :c AND region = :r AND round = :s", r -> {}).items()))
                .containsExactly("4");
    }

    @Test
    void anItemWithAnAttributeOfAnotherTypeIsRefused() {
        assertInvalid(
                client.putItem(r -> r.tableName(table).item(item("id", "9", "seed", "one"))),
                "One or more parameter values were invalid: Type mismatch for Index Key seed Expected: N Actual: S"
                        + " IndexName: by-match");
        assertInvalid(
                client.updateItem(r -> r.tableName(table)
                        .key(item("id", "1"))
                        .updateExpression("SET player = :x")
                        .expressionAttributeValues(item(":x", 1))),
                "One or more parameter values were invalid: Type mismatch for Index Key player Expected: S Actual: N"
                        + " IndexName: by-match");
    }

    @Test
    void thePartsOfASortKeyHaveOneLimit() {
        Map<String, AttributeValue> long1 = item(
                "id", "9", "cup", "c", "region", "r", "round", "x".repeat(600), "seed", 1, "player", "y".repeat(420));
        Map<String, AttributeValue> long2 = item(
                "id", "9", "cup", "c", "region", "r", "round", "x".repeat(600), "seed", 1, "player", "y".repeat(423));

        put(table, long1);

        assertInvalid(
                client.putItem(r -> r.tableName(table).item(long2)),
                "One or more parameter values were invalid: Aggregated size of all range keys has exceeded the size"
                        + " limit of 1024 bytes IndexName: by-match, IndexKey: round");
    }

    @Test
    void theIndexHoldsItsKeysTheTablesKeyAndWhatItIncludes() {
        assertThat(query("cup = :c AND region = :r AND round = :f AND seed = :m", r -> {})
                        .items())
                .containsExactly(item(
                        "id", "1", "cup", "c1", "region", "eu", "round", "final", "seed", 2, "player", "b", "score",
                        7));
        assertInvalid(
                client.query(r -> request(r, "cup = :c AND region = :r").projectionExpression("note")),
                "One or more parameter values were invalid: Global secondary index by-match does not project [note]");
    }

    @Test
    void readingAndWritingTheIndexIsCharged() {
        assertThat(query("cup = :c AND region = :r", r -> r.returnConsumedCapacity(ReturnConsumedCapacity.INDEXES))
                        .consumedCapacity()
                        .globalSecondaryIndexes()
                        .get("by-match")
                        .capacityUnits())
                .isEqualTo(0.5);
        assertThat(client.updateItem(r -> r.tableName(table)
                                .key(item("id", "1"))
                                .updateExpression("SET player = :b")
                                .expressionAttributeValues(item(":b", "z"))
                                .returnConsumedCapacity(ReturnConsumedCapacity.INDEXES))
                        .join()
                        .consumedCapacity()
                        .globalSecondaryIndexes()
                        .get("by-match")
                        .capacityUnits())
                .as("one entry out, one in")
                .isEqualTo(2.0);
    }

    @Test
    void statementsUseTheIndex() {
        assertThat(ids(select("WHERE cup = 'c1' AND region = 'eu' AND round = 'final' AND seed >= 10")))
                .containsExactly("2", "3");
        assertThat(ids(select("WHERE cup = 'c1' AND region IN ['eu', 'us'] AND round = 'final'")))
                .containsExactlyInAnyOrder("1", "2", "3", "6");
        assertThat(ids(select("WHERE cup = 'c1' AND region = 'eu' AND seed = 1")))
                .as("a gap: the rest is a filter")
                .containsExactly("4", "5");
        assertThat(ids(select("WHERE cup = 'c1' AND region = 'eu' AND round = 'final' ORDER BY round DESC, seed DESC")))
                .containsExactly("3", "2", "1");
        assertThat(ids(select("WHERE region = 'eu' AND player = 'a'"))).containsExactlyInAnyOrder("2", "4", "7");
    }

    private List<Map<String, AttributeValue>> select(String rest) {
        String text = "SELECT * FROM \"" + table + "\".\"by-match\" " + rest;
        List<Map<String, AttributeValue>> all = new ArrayList<>();
        String token = null;
        do {
            String next = token;
            var page = client.executeStatement(r -> r.statement(text).limit(2).nextToken(next))
                    .join();
            all.addAll(page.items());
            token = page.nextToken();
        } while (token != null);
        return all;
    }
}
