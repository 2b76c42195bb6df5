package io.dynox.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Transactions over two tables, taken in either order by several threads, while others write, read and change indexes. */
@SuppressWarnings("unchecked") // the SDK takes builders as generic varargs
final class ConcurrencyTest {

    private static final int TRANSFERS = 500;
    private static final int TOTAL = 1000;

    private final InMemoryDynamoDb dynamo = InMemoryDynamoDb.create();
    private final DynamoDbClient client = dynamo.client();

    private static Map<String, AttributeValue> item(String pk, int balance) {
        return Map.of("pk", AttributeValue.fromS(pk), "balance", AttributeValue.fromN(Integer.toString(balance)));
    }

    private static Map<String, AttributeValue> key(String pk) {
        return Map.of("pk", AttributeValue.fromS(pk));
    }

    private void transfer(String from, String to) {
        client.transactWriteItems(r -> r.transactItems(add(from, -1), add(to, 1)));
    }

    private static TransactWriteItem add(String table, int amount) {
        return TransactWriteItem.builder()
                .update(u -> u.tableName(table)
                        .key(key("account"))
                        .updateExpression("ADD balance :amount")
                        .expressionAttributeValues(Map.of(":amount", AttributeValue.fromN(Integer.toString(amount)))))
                .build();
    }

    private int sum() {
        return client
                .transactGetItems(r -> r.transactItems(
                        t -> t.get(g -> g.tableName("one").key(key("account"))),
                        t -> t.get(g -> g.tableName("two").key(key("account")))))
                .responses()
                .stream()
                .mapToInt(response -> Integer.parseInt(response.item()
                        .getOrDefault("balance", AttributeValue.fromN("0"))
                        .n()))
                .sum();
    }

    private Callable<Boolean> repeat(Runnable work) {
        return () -> {
            for (int i = 0; i < TRANSFERS; i++) {
                work.run();
            }
            return true;
        };
    }

    @Test
    void transactionsNeitherDeadlockNorTear() throws Exception {
        dynamo.createTable("one", Key.string("pk")).createTable("two", Key.string("pk"));
        dynamo.seed("one", List.of(item("account", TOTAL))).seed("two", List.of(item("account", 0)));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Integer> sums = Collections.synchronizedList(new ArrayList<>());

        List<Future<Boolean>> done = threads.invokeAll(
                List.of(
                        repeat(() -> transfer("one", "two")),
                        repeat(() -> transfer("two", "one")),
                        repeat(() -> sums.add(sum())),
                        repeat(() -> client.putItem(r -> r.tableName("one").item(item("other", 1))))),
                30,
                TimeUnit.SECONDS);
        threads.shutdownNow();

        for (Future<Boolean> each : done) {
            assertThat(each.get()).isTrue();
        }
        assertThat(sums).containsOnly(TOTAL);
        assertThat(sum()).isEqualTo(TOTAL);
    }

    @Test
    void updatesOfOneItemAreAtomic() throws Exception {
        dynamo.createTable("one", Key.string("pk"));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        Runnable count = () -> client.updateItem(r -> r.tableName("one")
                .key(key("account"))
                .updateExpression("SET balance = if_not_exists(balance, :zero) + :one")
                .expressionAttributeValues(
                        Map.of(":zero", AttributeValue.fromN("0"), ":one", AttributeValue.fromN("1"))));

        for (Future<Boolean> each : threads.invokeAll(List.of(repeat(count), repeat(count), repeat(count)))) {
            assertThat(each.get()).isTrue();
        }
        threads.shutdownNow();

        assertThat(dynamo.items("one")).containsExactly(item("account", 3 * TRANSFERS));
    }
}
