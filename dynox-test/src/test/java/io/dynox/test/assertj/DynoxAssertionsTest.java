package io.dynox.test.assertj;

import static io.dynox.test.assertj.DynoxAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.Item;
import io.dynox.test.Key;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

final class DynoxAssertionsTest {

    private static final AttributeValue NULL = AttributeValue.fromNul(true);

    private final InMemoryDynamoDb dynamo = InMemoryDynamoDb.create()
            .createTable("users", Key.string("pk"), Key.number("sk"))
            .createTable("empty", Key.string("id"));

    @BeforeEach
    void seed() {
        dynamo.seed(
                "users",
                List.of(
                        Map.of("pk", "ada", "sk", 1, "name", "Ada", "age", 36.50, "tags", Set.of("a", "b")),
                        Map.of("pk", "bob", "sk", 2)));
    }

    @Test
    void tablesAreFoundByName() {
        assertThat(dynamo).hasTable("users").doesNotHaveTable("orders");

        assertMessage(
                () -> assertThat(dynamo).hasTable("orders"), "Expected a table 'orders', but there is empty, users");
        assertMessage(
                () -> assertThat(InMemoryDynamoDb.create()).table("orders"),
                "Expected a table 'orders', but there is none");
        assertMessage(
                () -> assertThat(dynamo).doesNotHaveTable("users"),
                "Expected no table 'users', but there is empty, users");
    }

    @Test
    void itemsAreCounted() {
        assertThat(dynamo).table("users").hasItemCount(2).isNotEmpty();
        assertThat(dynamo).table("empty").isEmpty();

        assertMessage(() -> assertThat(dynamo).table("users").hasItemCount(1), """
                Expected 1 item in table 'users', but there are 2 items:
                  {"pk"="ada", "sk"=1}
                  {"pk"="bob", "sk"=2}""");
        assertMessage(
                () -> assertThat(dynamo).table("empty").isNotEmpty(),
                "Expected items in table 'empty', but there are none");
    }

    @Test
    void itemsAreFoundByKeyAsDynamoDbComparesKeys() {
        assertThat(dynamo)
                .table("users")
                .containsItem(Map.of("pk", "ada", "sk", new BigDecimal("1.00")))
                .containsItem(Map.of("pk", AttributeValue.fromS("bob"), "sk", 2))
                .doesNotContainItem(Map.of("pk", "ada", "sk", 2));

        assertMessage(
                () -> assertThat(dynamo).table("empty").containsItem(Map.of("id", "x")),
                "Expected an item {\"id\"=\"x\"} in table 'empty', but there is none");
        assertMessage(
                () -> assertThat(dynamo).table("users").doesNotContainItem(Map.of("pk", "bob", "sk", 2)),
                "Expected no item {\"pk\"=\"bob\", \"sk\"=2} in table 'users', but there is {\"pk\"=\"bob\", \"sk\"=2}");
    }

    @Test
    void manyItemsAreNotAllShown() {
        dynamo.seed(
                "empty",
                IntStream.range(0, 13).mapToObj(i -> Map.of("id", "item" + i)).toList());

        assertThatThrownBy(() -> assertThat(dynamo).table("empty").containsItem(Map.of("id", "x")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("but there are 13 items:\n")
                .hasMessageEndingWith("\n  and 3 more");
    }

    @Test
    void aKeyThatIsNoneOfTheTableIsTheTestsMistake() {
        assertThatThrownBy(() -> assertThat(dynamo).table("users").containsItem(Map.of("pk", "ada")))
                .isInstanceOf(DynamoDbException.class)
                .hasMessageContaining("The provided key element does not match the schema");
    }

    @Test
    void attributesAreComparedAsDynamoDbComparesThem() {
        assertThat(dynamo)
                .table("users")
                .item(Map.of("pk", "ada", "sk", 1))
                .hasAttribute("name")
                .hasAttribute("age", new BigDecimal("36.5"))
                .hasAttribute("tags", Set.of("b", "a"))
                .hasAttributes(Map.of("name", "Ada", "sk", 1L))
                .doesNotHaveAttribute("email");

        assertMessage(
                () -> assertThat(dynamo)
                        .table("users")
                        .item(Map.of("pk", "ada", "sk", 1))
                        .hasAttribute("age", 37),
                "Expected 'age' of item {\"pk\"=\"ada\", \"sk\"=1} of table 'users' to be 37, but it is 36.5");
        assertMessage(
                () -> assertThat(dynamo)
                        .table("users")
                        .item(Map.of("pk", "bob", "sk", 2))
                        .hasAttribute("name", "Bob"),
                "Expected item {\"pk\"=\"bob\", \"sk\"=2} of table 'users' to have the attribute 'name',"
                        + " but it is {\"pk\"=\"bob\", \"sk\"=2}");
        assertMessage(
                () -> assertThat(dynamo)
                        .table("users")
                        .item(Map.of("pk", "bob", "sk", 2))
                        .doesNotHaveAttribute("pk"),
                "Expected item {\"pk\"=\"bob\", \"sk\"=2} of table 'users' not to have the attribute 'pk', but it is \"bob\"");
    }

    @Test
    void textIsNoNumberAndNullIsNotAbsent() {
        dynamo.seed("empty", List.of(Map.of("id", "x", "none", NULL, "text", "1", "nested", List.of(1.0, NULL))));
        var item = assertThat(dynamo).table("empty").item(Map.of("id", "x"));

        item.hasAttribute("none", null).hasAttribute("nested", List.of(1, NULL));

        assertMessage(
                () -> item.hasAttribute("text", 1),
                "Expected 'text' of item {\"id\"=\"x\"} of table 'empty' to be 1, but it is \"1\"");
        assertThatThrownBy(() -> item.doesNotHaveAttribute("none")).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> item.hasAttribute("absent", null)).isInstanceOf(AssertionError.class);
    }

    @Test
    void anItemIsComparedAsAWhole() {
        var item = assertThat(dynamo).table("users").item(Map.of("pk", "bob", "sk", 2));

        item.hasExactlyAttributes(Map.of("pk", "bob", "sk", 2.0));

        assertMessage(
                () -> item.hasExactlyAttributes(Map.of("pk", "bob")),
                "Expected item {\"pk\"=\"bob\", \"sk\"=2} of table 'users' to be {\"pk\"=\"bob\"},"
                        + " but it is {\"pk\"=\"bob\", \"sk\"=2}");
    }

    @Test
    void everyItemIsAsserted() {
        assertThat(dynamo).table("users").allItemsSatisfy(item -> item.hasAttribute("pk"));

        assertThatThrownBy(() -> assertThat(dynamo).table("users").allItemsSatisfy(item -> item.hasAttribute("name")))
                .hasMessageStartingWith("Expected item {\"pk\"=\"bob\", \"sk\"=2} of table 'users' to have");
    }

    @Test
    void anUnknownTypeIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(dynamo)
                        .table("users")
                        .containsItem(Map.of("pk", "ada", "sk", List.of(Thread.State.NEW))))
                .withMessageStartingWith("The attribute 'sk[0]' is a java.lang.Thread$State");
    }

    @Test
    void requestsAreChosenByOperationTableAndKey() {
        dynamo.client().listTables();
        dynamo.client().putItem(put -> put.tableName("empty").item(Map.of("id", AttributeValue.fromS("x"))));
        write("a", "b", "c");
        write("d");

        assertThat(dynamo.requests()).hasSize(4);
        assertThat(dynamo.requests())
                .ofOperation("BatchWriteItem")
                .onTable("empty")
                .hasSize(2)
                .allSatisfy(request -> assertThat(request.items()).isNotEmpty())
                .itemsPerRequest()
                .containsExactly(3, 1);
        assertThat(dynamo)
                .requests()
                .onTable("empty")
                .hasSize(3)
                .items()
                .hasSize(5)
                .contains(key("x"), key("d"));
        assertThat(dynamo)
                .requests()
                .naming(Map.of("id", "c"))
                .singleElement()
                .satisfies(request -> assertThat(request.operation()).isEqualTo("BatchWriteItem"));
        assertThat(dynamo).requests().onTable("users").isEmpty();
    }

    @Test
    void requestsAreShownShort() {
        dynamo.client().listTables();
        write("a", "b", "c");

        assertThatThrownBy(() -> assertThat(dynamo).requests().hasSize(3))
                .hasMessageContaining("[ListTables, BatchWriteItem on empty (3 items)]");
        assertThatThrownBy(() -> assertThat(dynamo)
                        .requests()
                        .as("those sent")
                        .ofOperation("BatchWriteItem")
                        .isEmpty())
                .hasMessageContaining("[those sent]")
                .hasMessageContaining("[BatchWriteItem on empty (3 items)]");
    }

    @Test
    void anOperationThatDoesNotExistIsToldRatherThanNeverFound() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(dynamo).requests().ofOperation("BatchWrite"))
                .withMessageStartingWith("'BatchWrite' is no operation of DynamoDB");
        assertThatCode(() -> assertThat(dynamo).requests().ofOperation("GetRecords"))
                .doesNotThrowAnyException();
    }

    @Test
    void assertionsAreNoRequests() {
        dynamo.faults().throttle(1);

        assertThat(dynamo)
                .table("users")
                .containsItem(Map.of("pk", "ada", "sk", 1))
                .hasItemCount(2);

        assertThat(dynamo).requests().isEmpty();
    }

    private void write(String... ids) {
        List<WriteRequest> writes = new ArrayList<>();
        for (String id : ids) {
            writes.add(WriteRequest.builder()
                    .putRequest(put -> put.item(Map.of("id", AttributeValue.fromS(id))))
                    .build());
        }
        dynamo.client().batchWriteItem(r -> r.requestItems(Map.of("empty", writes)));
    }

    private static Item key(String id) {
        return new Item("empty", Map.of("id", AttributeValue.fromS(id)));
    }

    private static void assertMessage(org.assertj.core.api.ThrowableAssert.ThrowingCallable code, String message) {
        assertThatThrownBy(code).isInstanceOf(AssertionError.class).hasMessage(message);
    }
}
