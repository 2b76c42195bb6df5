package io.dynox.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

final class InMemoryDynamoDbTest {

    private final InMemoryDynamoDb dynamo =
            InMemoryDynamoDb.create().createTable("users", Key.string("pk"), Key.number("sk"));

    @Test
    void bothClientsWorkOnTheSameTables() {
        dynamo.client().putItem(r -> r.tableName("users").item(user("a", 1)));

        CompletableFuture<GetItemResponse> found =
                dynamo.asyncClient().getItem(r -> r.tableName("users").key(user("a", 1)));

        assertThat(found).isCompletedWithValueMatching(GetItemResponse::hasItem);
    }

    @Test
    void seededItemsAreThereAndNotLogged() {
        dynamo.seed("users", List.of(user("a", 1), user("a", 2)));

        assertThat(dynamo.itemCount("users")).isEqualTo(2);
        assertThat(dynamo.items("users")).containsExactly(user("a", 1), user("a", 2));
        assertThat(dynamo.requests()).isEmpty();
    }

    @Test
    void requestsAreLoggedWithTheirTablesAndItems() {
        dynamo.client().putItem(r -> r.tableName("users").item(user("a", 1)));
        dynamo.client().listTables();

        assertThat(dynamo.requests()).extracting(SentRequest::operation).containsExactly("PutItem", "ListTables");
        assertThat(dynamo.requests("PutItem")).singleElement().satisfies(request -> {
            assertThat(request.request()).isInstanceOf(PutItemRequest.class);
            assertThat(request.tables()).containsExactly("users");
            assertThat(request.items()).containsExactly(new Item("users", user("a", 1)));
        });
    }

    @Test
    void theRequestLogIsBounded() {
        InMemoryDynamoDb small = InMemoryDynamoDb.builder().requestLog(2).build();

        small.client().listTables();
        small.client().listTables(r -> r.limit(1));
        small.client().listTables(r -> r.limit(2));

        assertThat(small.requests()).hasSize(2);
    }

    @Test
    void clearKeepsTheTables() {
        dynamo.seed("users", List.of(user("a", 1)));

        dynamo.clear();

        assertThat(dynamo.items("users")).isEmpty();
        assertThat(dynamo.tableNames()).containsExactly("users");
    }

    @Test
    void resetRemovesTheTables() {
        dynamo.faults().unprocessed(1);

        dynamo.reset();

        assertThat(dynamo.tableNames()).isEmpty();
        assertThatThrownBy(() -> dynamo.itemCount("users")).isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void anUnsupportedOperationIsNamed() {
        assertThatThrownBy(() -> dynamo.client().listBackups())
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("ListBackups");
        assertThat(dynamo.asyncClient().listBackups()).isCompletedExceptionally();
    }

    @Test
    void repliesCarryARequestId() {
        assertThat(dynamo.client().listTables().responseMetadata().requestId()).hasSize(52);
        assertThat(dynamo.client().listTables().sdkHttpResponse().isSuccessful())
                .isTrue();
    }

    @Test
    void aBatchGetReturns16MegabytesAtMost() {
        String text = "x".repeat(300 * 1024);
        List<Map<String, AttributeValue>> keys =
                IntStream.range(0, 100).mapToObj(i -> user("k" + i, 1)).toList();
        keys.forEach(key -> dynamo.seed("users", List.of(withText(key, text))));

        BatchGetItemResponse response = batchGet(keys);

        assertThat(response.responses().get("users")).hasSize(52);
        assertThat(unprocessed(response)).hasSize(48);
    }

    @Test
    void aBatchGetReturnsOneMegabyteOfAPartitionAtMost() {
        String text = "x".repeat(300 * 1024);
        List<Map<String, AttributeValue>> keys =
                IntStream.range(0, 4).mapToObj(i -> user("one", i)).toList();
        keys.forEach(key -> dynamo.seed("users", List.of(withText(key, text))));

        BatchGetItemResponse response = batchGet(keys);

        assertThat(response.responses().get("users")).hasSize(3);
        assertThat(unprocessed(response)).containsExactly(user("one", 3));
    }

    private static List<Map<String, AttributeValue>> unprocessed(BatchGetItemResponse response) {
        return response.unprocessedKeys().values().stream()
                .flatMap(keys -> keys.keys().stream())
                .toList();
    }

    private BatchGetItemResponse batchGet(List<Map<String, AttributeValue>> keys) {
        return dynamo.client()
                .batchGetItem(r -> r.requestItems(
                        Map.of("users", KeysAndAttributes.builder().keys(keys).build())));
    }

    private static Map<String, AttributeValue> withText(Map<String, AttributeValue> key, String text) {
        return Map.of("pk", key.get("pk"), "sk", key.get("sk"), "text", AttributeValue.fromS(text));
    }

    private static Map<String, AttributeValue> user(String pk, int sk) {
        return Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromN(Integer.toString(sk)));
    }
}
