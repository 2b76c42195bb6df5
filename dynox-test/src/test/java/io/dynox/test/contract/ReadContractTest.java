package io.dynox.test.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType.N;
import static software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType.S;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;

final class ReadContractTest extends ContractTest {

    ReadContractTest(Backend backend) {
        super(backend);
    }

    @Test
    void aQueryReadsAPartitionInTheOrderOfItsSortKeys() {
        String table = table(S, N);
        for (String sk : List.of("10", "9", "-1", "1e2", "0.5")) {
            put(table, item("pk", "a", "sk", n(sk)));
        }
        put(table, item("pk", "b", "sk", 1));

        assertThat(sortKeys(query(table, r -> {}))).containsExactly("-1", "0.5", "9", "10", "100");
        assertThat(sortKeys(query(table, r -> r.scanIndexForward(false))))
                .containsExactly("100", "10", "9", "0.5", "-1");
    }

    @Test
    void sortKeyConditionsNarrowAQuery() {
        String table = table(S, N);
        IntStream.rangeClosed(1, 5).forEach(sk -> put(table, item("pk", "a", "sk", sk)));

        assertThat(sortKeys(query(table, "sk < :v", item(":v", 3)))).containsExactly("1", "2");
        assertThat(sortKeys(query(table, "sk <= :v", item(":v", 3)))).containsExactly("1", "2", "3");
        assertThat(sortKeys(query(table, "sk > :v", item(":v", 3)))).containsExactly("4", "5");
        assertThat(sortKeys(query(table, "sk >= :v", item(":v", 3)))).containsExactly("3", "4", "5");
        assertThat(sortKeys(query(table, "sk = :v", item(":v", 3)))).containsExactly("3");
        assertThat(sortKeys(query(table, "sk BETWEEN :v AND :w", item(":v", 2, ":w", 4))))
                .containsExactly("2", "3", "4");
    }

    @Test
    void aPrefixNarrowsAQuery() {
        String table = table(S, S);
        for (String sk : List.of("a", "ab", "abc", "ac", "b")) {
            put(table, item("pk", "a", "sk", sk));
        }

        QueryResponse response = query(table, "begins_with(sk, :v)", item(":v", "ab"));

        assertThat(response.items())
                .extracting(i -> i.getOrDefault("sk", value("?")).s())
                .containsExactly("ab", "abc");
    }

    @Test
    void aPageEndsWithTheLimitAndTheNextGoesOn() {
        String table = table(S, N);
        IntStream.rangeClosed(1, 5).forEach(sk -> put(table, item("pk", "a", "sk", sk)));

        QueryResponse first = query(table, r -> r.limit(2));
        QueryResponse second = query(table, r -> r.limit(2).exclusiveStartKey(first.lastEvaluatedKey()));
        QueryResponse third = query(table, r -> r.limit(2).exclusiveStartKey(second.lastEvaluatedKey()));

        assertThat(sortKeys(first)).containsExactly("1", "2");
        assertThat(first.lastEvaluatedKey()).isEqualTo(item("pk", "a", "sk", 2));
        assertThat(sortKeys(second)).containsExactly("3", "4");
        assertThat(sortKeys(third)).containsExactly("5");
        assertThat(third.hasLastEvaluatedKey()).isFalse();
    }

    @Test
    void aPageEndsAtOneMegabyte() {
        String table = table(S, N);
        IntStream.rangeClosed(1, 4).forEach(sk -> put(table, item("pk", "a", "sk", sk, "v", "x".repeat(350 * 1024))));

        QueryResponse response = query(table, r -> {});

        assertThat(sortKeys(response)).containsExactly("1", "2", "3");
        assertThat(response.hasLastEvaluatedKey()).isTrue();
    }

    @Test
    void aFilterCountsWhatItLetsPassAndWhatItSaw() {
        String table = table(S, N);
        IntStream.rangeClosed(1, 4).forEach(sk -> put(table, item("pk", "a", "sk", sk, "v", sk % 2)));

        QueryResponse response = client.query(r -> r.tableName(table)
                        .keyConditionExpression("pk = :p")
                        .filterExpression("v = :v")
                        .projectionExpression("#s")
                        .expressionAttributeNames(Map.of("#s", "sk"))
                        .expressionAttributeValues(item(":p", "a", ":v", 1)))
                .join();

        assertThat(response.items()).containsExactly(item("sk", 1), item("sk", 3));
        assertThat(response.count()).isEqualTo(2);
        assertThat(response.scannedCount()).isEqualTo(4);
    }

    @Test
    void aCountHasNoItems() {
        String table = table(S, N);
        put(table, item("pk", "a", "sk", 1));

        QueryResponse response = query(table, r -> r.select(Select.COUNT));

        assertThat(response.count()).isEqualTo(1);
        assertThat(response.hasItems()).isFalse();
    }

    @Test
    void aQueryNeedsThePartitionKey() {
        String table = table(S, N);

        assertInvalid(
                client.query(r -> r.tableName(table)),
                "Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.");
        assertInvalid(
                client.query(r ->
                        r.tableName(table).keyConditionExpression("sk = :v").expressionAttributeValues(item(":v", 1))),
                "Query condition missed key schema element: pk");
        assertInvalid(
                client.query(r ->
                        r.tableName(table).keyConditionExpression("pk = :v").expressionAttributeValues(item(":v", 1))),
                "One or more parameter values were invalid: Condition parameter type does not match schema type");
    }

    @Test
    void aScanSeesEveryItemOnce() {
        String table = table(S);
        IntStream.range(0, 30).forEach(i -> put(table, item("pk", "k" + i)));

        List<String> seen = new ArrayList<>();
        client.scanPaginator(r -> r.tableName(table).limit(7))
                .items()
                .subscribe(item -> seen.add(item.getOrDefault("pk", value("?")).s()))
                .join();

        assertThat(seen).hasSize(30).doesNotHaveDuplicates();
    }

    @Test
    void theSegmentsOfAScanMakeUpTheTable() {
        String table = table(S);
        IntStream.range(0, 30).forEach(i -> put(table, item("pk", "k" + i)));

        List<Map<String, AttributeValue>> seen = new ArrayList<>();
        for (int segment = 0; segment < 4; segment++) {
            int part = segment;
            ScanResponse response = client.scan(
                            r -> r.tableName(table).segment(part).totalSegments(4))
                    .join();
            seen.addAll(response.items());
        }

        assertThat(seen).hasSize(30).doesNotHaveDuplicates();
    }

    @Test
    void segmentsAreChecked() {
        String table = table(S);

        assertInvalid(
                client.scan(r -> r.tableName(table).segment(4).totalSegments(4)),
                "The Segment parameter is zero-based and must be less than parameter TotalSegments: Segment: 4 is not"
                        + " less than TotalSegments: 4");
        assertInvalid(
                client.scan(r -> r.tableName(table).totalSegments(4)),
                "The Segment parameter is required but was not present in the request when parameter TotalSegments is"
                        + " present");
    }

    @Test
    void aStartingKeyFitsTheTable() {
        String table = table(S, N);

        assertInvalid(
                client.scan(r -> r.tableName(table).exclusiveStartKey(item("pk", "a"))),
                "The provided starting key is invalid: The provided key element does not match the schema");
        assertInvalid(
                client.query(r -> r.tableName(table)
                        .keyConditionExpression("pk = :p")
                        .expressionAttributeValues(item(":p", "a"))
                        .exclusiveStartKey(item("pk", "b", "sk", 1))),
                "The provided starting key is outside query boundaries based on provided conditions");
    }

    private QueryResponse query(String table, Consumer<QueryRequest.Builder> more) {
        return client.query(r -> more.accept(r.tableName(table)
                        .keyConditionExpression("pk = :p")
                        .expressionAttributeValues(item(":p", "a"))))
                .join();
    }

    private QueryResponse query(String table, String onSort, Map<String, AttributeValue> values) {
        values.put(":p", value("a"));
        return client.query(r -> r.tableName(table)
                        .keyConditionExpression("pk = :p AND " + onSort)
                        .expressionAttributeValues(values))
                .join();
    }

    private static List<String> sortKeys(QueryResponse response) {
        return response.items().stream()
                .map(item -> item.getOrDefault("sk", value("?")).n())
                .toList();
    }

    @Test
    void aQueryOfATableWithoutASortKeyCannotBeRestarted() {
        knownWrongOverHttp("dynalite goes on behind the only item");
        String table = table(S);
        put(table, item("pk", "a"));

        for (String start : List.of("a", "b")) {
            assertInvalid(
                    client.query(r -> r.tableName(table)
                            .keyConditionExpression("pk = :pk")
                            .expressionAttributeValues(item(":pk", "a"))
                            .exclusiveStartKey(item("pk", start))),
                    "The query can return at most one row and cannot be restarted");
        }
        assertThat(client.scan(r -> r.tableName(table).exclusiveStartKey(item("pk", "a")))
                        .join()
                        .items())
                .as("a scan can")
                .isEmpty();
    }
}
