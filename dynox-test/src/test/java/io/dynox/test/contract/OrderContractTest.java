package io.dynox.test.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType.N;
import static software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType.S;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** The orders that nobody may rely on. */
final class OrderContractTest extends ContractTest {

    private static final List<String> NAMES =
            List.of("zebra", "apple", "mango", "kiwi", "banana", "cherry", "fig", "grape", "lemon", "olive");

    OrderContractTest(Backend backend) {
        super(backend);
    }

    @Test
    void aBatchGetDoesNotAnswerInTheOrderOfItsKeys() {
        knownWrongOverHttp("dynalite answers in the order of the keys");
        String table = table(N);
        for (int count = 3; count <= 25; count++) {
            List<Map<String, AttributeValue>> keys = IntStream.range(0, count)
                    .mapToObj(number -> item("pk", number))
                    .toList();
            keys.forEach(key -> put(table, key));

            List<Map<String, AttributeValue>> found = batchGet(table, keys);

            assertThat(found).containsExactlyInAnyOrderElementsOf(keys).isNotEqualTo(keys);
            assertThat(batchGet(table, keys)).as("the same order each time").isEqualTo(found);
        }
    }

    private List<Map<String, AttributeValue>> batchGet(String table, List<Map<String, AttributeValue>> keys) {
        return client.batchGetItem(r -> r.requestItems(
                        Map.of(table, KeysAndAttributes.builder().keys(keys).build())))
                .join()
                .responses()
                .get(table);
    }

    @Test
    void attributesHaveTheOrderOfAHashMapAtEveryDepth() {
        knownWrongOverHttp("a server answers in an order of its own");
        String table = table(S);
        Map<String, AttributeValue> item = shuffled();
        item.put("pk", AttributeValue.fromS("a"));
        item.put("list", AttributeValue.fromL(List.of(AttributeValue.fromM(shuffled()))));
        item.put("map", AttributeValue.fromM(shuffled()));
        put(table, item);

        Map<String, AttributeValue> got = get(table, item("pk", "a"));

        assertOrder(got);
        assertOrder(got.get("map").m());
        assertOrder(got.get("list").l().get(0).m());
        assertOrder(client.scan(r -> r.tableName(table)).join().items().get(0));
        assertOrder(client.scan(r -> r.tableName(table).projectionExpression("zebra, apple, mango, kiwi, pk"))
                .join()
                .items()
                .get(0));
        client.updateItem(r -> r.tableName(table)
                        .key(item("pk", "a"))
                        .updateExpression("SET q = :m")
                        .expressionAttributeValues(Map.of(":m", AttributeValue.fromM(shuffled()))))
                .join();
        assertOrder(get(table, item("pk", "a")));
        assertOrder(get(table, item("pk", "a")).get("q").m());
    }

    /** The shared names, in an order that no hash map has. */
    private static Map<String, AttributeValue> shuffled() {
        Map<String, AttributeValue> attributes = new LinkedHashMap<>();
        NAMES.forEach(name -> attributes.put(name, AttributeValue.fromN("1")));
        return attributes;
    }

    private static void assertOrder(Map<String, AttributeValue> attributes) {
        Map<String, AttributeValue> hashed = new HashMap<>();
        attributes.forEach(hashed::put);
        assertThat(new ArrayList<>(attributes.keySet())).isEqualTo(new ArrayList<>(hashed.keySet()));
    }
}
