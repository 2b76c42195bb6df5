package io.dynox.test.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType.N;
import static software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType.S;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.dynamodb.model.ItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** The independent server has no transactions; the tests still run against any endpoint that has them. */
@SuppressWarnings("unchecked") // the SDK takes builders as generic varargs
final class TransactionContractTest extends ContractTest {

    TransactionContractTest(Backend backend) {
        super(backend);
    }

    @BeforeEach
    void needsTransactions() {
        assumeFalse(
                isOverHttp() && !Boolean.getBoolean("dynox.contract.transactions"),
                "the independent server has no transactions; set -Ddynox.contract.transactions for one that has");
    }

    @Test
    void allWritesAreMadeTogether() {
        String one = table(S);
        String two = table(S);
        put(one, item("pk", "gone"));
        put(two, item("pk", "guard", "v", 1));

        client.transactWriteItems(r -> r.transactItems(
                        t -> t.put(p -> p.tableName(one).item(item("pk", "new"))),
                        t -> t.delete(d -> d.tableName(one).key(item("pk", "gone"))),
                        t -> t.update(u -> u.tableName(two)
                                .key(item("pk", "count"))
                                .updateExpression("ADD n :n")
                                .expressionAttributeValues(item(":n", 3))),
                        t -> t.conditionCheck(c ->
                                c.tableName(two).key(item("pk", "guard")).conditionExpression("attribute_exists(pk)"))))
                .join();

        assertThat(get(one, item("pk", "new"))).isEqualTo(item("pk", "new"));
        assertThat(get(one, item("pk", "gone"))).isEmpty();
        assertThat(get(two, item("pk", "count"))).isEqualTo(item("pk", "count", "n", 3));
        assertThat(get(two, item("pk", "guard"))).isEqualTo(item("pk", "guard", "v", 1));
    }

    @Test
    void oneFailedConditionCancelsAll() {
        String table = table(S);
        put(table, item("pk", "a", "v", 1));

        assertRefused(client.transactWriteItems(r -> r.transactItems(
                        t -> t.put(p -> p.tableName(table).item(item("pk", "new"))),
                        t -> t.put(p -> p.tableName(table)
                                .item(item("pk", "a", "v", 2))
                                .conditionExpression("attribute_not_exists(pk)")
                                .returnValuesOnConditionCheckFailure("ALL_OLD")),
                        t -> t.delete(d ->
                                d.tableName(table).key(item("pk", "b")).conditionExpression("attribute_exists(pk)")))))
                .isInstanceOfSatisfying(TransactionCanceledException.class, e -> {
                    assertThat(e.awsErrorDetails().errorMessage())
                            .isEqualTo("Transaction cancelled, please refer cancellation reasons for specific reasons"
                                    + " [None, ConditionalCheckFailed, ConditionalCheckFailed]");
                    assertThat(e.cancellationReasons())
                            .extracting(CancellationReason::code)
                            .containsExactly("None", "ConditionalCheckFailed", "ConditionalCheckFailed");
                    assertThat(e.cancellationReasons().get(1).message()).isEqualTo("The conditional request failed");
                    assertThat(e.cancellationReasons().get(1).item()).isEqualTo(item("pk", "a", "v", 1));
                    assertThat(e.cancellationReasons().get(2).hasItem()).isFalse();
                });
        assertThat(get(table, item("pk", "new"))).isEmpty();
    }

    @Test
    void whatDoesNotFitAnItemCancelsAll() {
        knownWrongOverHttp("DynamoDB Local refuses the request as a whole");
        String table = table(S);
        put(table, item("pk", "a", "v", "text"));

        assertRefused(client.transactWriteItems(r -> r.transactItems(
                        t -> t.update(u -> u.tableName(table)
                                .key(item("pk", "a"))
                                .updateExpression("SET v = v + :one")
                                .expressionAttributeValues(item(":one", 1))),
                        t -> t.put(p -> p.tableName(table).item(item("pk", "b"))))))
                .isInstanceOfSatisfying(
                        TransactionCanceledException.class,
                        e -> assertThat(e.cancellationReasons().get(0))
                                .isEqualTo(CancellationReason.builder()
                                        .code("ValidationError")
                                        .message("An operand in the update expression has an incorrect data type")
                                        .build()));
        assertThat(get(table, item("pk", "b"))).isEmpty();
    }

    @Test
    void anItemStandsOnceInATransaction() {
        String table = table(N);

        assertInvalid(
                client.transactWriteItems(r -> r.transactItems(
                        t -> t.put(p -> p.tableName(table).item(item("pk", 1))),
                        t -> t.delete(d -> d.tableName(table).key(item("pk", 1))))),
                "Transaction request cannot include multiple operations on one item");
        assertInvalid(
                client.transactGetItems(r -> r.transactItems(
                        t -> t.get(g -> g.tableName(table).key(item("pk", 1))),
                        t -> t.get(g -> g.tableName(table).key(item("pk", 1))))),
                "Transaction request cannot include multiple operations on one item");
    }

    @Test
    void aTransactionHasOneToAHundredItems() {
        String table = table(S);
        List<TransactWriteItem> items = IntStream.range(0, 101)
                .mapToObj(i -> TransactWriteItem.builder()
                        .put(p -> p.tableName(table).item(item("pk", "k" + i)))
                        .build())
                .toList();

        client.transactWriteItems(r -> r.transactItems(items.subList(0, 100))).join();
        knownWrongOverHttp("DynamoDB Local shortens the texts");
        assertRefused(client.transactWriteItems(r -> r.transactItems(items)))
                .hasMessageContaining("at 'TransactItems' failed to satisfy constraint: Member must have length less"
                        + " than or equal to 100");
        assertRefused(client.transactWriteItems(r -> r.transactItems(List.of())))
                .hasMessageContaining("Member must have length greater than or equal to 1");
    }

    @Test
    void aTokenMakesARepetitionHarmless() {
        String table = table(S);
        TransactWriteItemsRequest request = TransactWriteItemsRequest.builder()
                .clientRequestToken("token-" + table.hashCode())
                .transactItems(t -> t.update(u -> u.tableName(table)
                        .key(item("pk", "a"))
                        .updateExpression("ADD n :n")
                        .expressionAttributeValues(item(":n", 1))))
                .build();

        client.transactWriteItems(request).join();
        client.transactWriteItems(request).join();

        assertThat(get(table, item("pk", "a"))).isEqualTo(item("pk", "a", "n", 1));
        assertRefused(client.transactWriteItems(request.toBuilder()
                        .transactItems(t -> t.put(p -> p.tableName(table).item(item("pk", "b"))))
                        .build()))
                .isInstanceOf(IdempotentParameterMismatchException.class);
    }

    @Test
    void readsComeInTheOrderOfTheKeys() {
        String table = table(S);
        put(table, item("pk", "a", "v", 1, "w", 2));
        put(table, item("pk", "b", "v", 3));

        List<ItemResponse> responses = client.transactGetItems(r -> r.transactItems(
                        t -> t.get(g -> g.tableName(table).key(item("pk", "b"))),
                        t -> t.get(g -> g.tableName(table).key(item("pk", "absent"))),
                        t -> t.get(g -> g.tableName(table).key(item("pk", "a")).projectionExpression("w"))))
                .join()
                .responses();

        assertThat(responses)
                .extracting(ItemResponse::item)
                .containsExactly(item("pk", "b", "v", 3), Map.of(), item("w", 2));
        assertThat(responses.get(1).hasItem()).isFalse();
    }

    @Test
    void everyUnitCountsTwice() {
        knownWrongOverHttp("DynamoDB Local charges the items of earlier transactions again");
        String table = table(S);

        double written = client.transactWriteItems(r -> r.returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                        .transactItems(
                                t -> t.put(p -> p.tableName(table).item(item("pk", "a", "v", "x".repeat(1500)))),
                                t -> t.put(p -> p.tableName(table).item(item("pk", "b")))))
                .join()
                .consumedCapacity()
                .get(0)
                .capacityUnits();
        double read = client.transactGetItems(r -> r.returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                        .transactItems(t -> t.get(g -> g.tableName(table).key(item("pk", "a")))))
                .join()
                .consumedCapacity()
                .get(0)
                .capacityUnits();

        assertThat(List.of(written, read)).containsExactly(6.0, 2.0);
    }

    @Test
    void aMissingTableIsRefusedAsAWhole() {
        assertRefused(client.transactWriteItems(r -> r.transactItems(
                        t -> t.put(p -> p.tableName("no-such-table").item(item("pk", "a"))))))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void aPartDoesExactlyOneThing() {
        String table = table(S);

        assertInvalid(
                client.transactWriteItems(r ->
                        r.transactItems(t -> t.put(p -> p.tableName(table).item(item("pk", "a")))
                                .delete(d -> d.tableName(table).key(item("pk", "b"))))),
                "TransactItems can only contain one of Check, Put, Update or Delete");
    }

    @Test
    void anEmptyKeyRefusesTheWholeRequest() {
        String table = table(S);
        String message = "The AttributeValue for a key attribute cannot contain an empty string value. Key: pk";

        assertInvalid(
                client.transactWriteItems(r ->
                        r.transactItems(t -> t.put(p -> p.tableName(table).item(item("pk", ""))))),
                "One or more parameter values are not valid. " + message);
        assertInvalid(
                client.transactWriteItems(r ->
                        r.transactItems(t -> t.delete(d -> d.tableName(table).key(item("pk", ""))))),
                "One or more parameter values were invalid: " + message);
        assertInvalid(
                client.transactGetItems(r ->
                        r.transactItems(t -> t.get(g -> g.tableName(table).key(item("pk", ""))))),
                "One or more parameter values were invalid: " + message);
    }

    @Test
    void onlyTheFirstInvalidActionHasAReason() {
        knownWrongOverHttp("DynamoDB Local refuses the request as a whole");
        String table = table(S);

        assertRefused(client.transactWriteItems(r -> r.transactItems(
                        t -> t.put(p -> p.tableName(table).item(item("pk", "fine"))),
                        t -> t.put(p -> p.tableName(table).item(item("pk", 1))),
                        t -> t.delete(d -> d.tableName(table).key(item("other", "a"))))))
                .isInstanceOfSatisfying(
                        TransactionCanceledException.class,
                        e -> assertThat(e.cancellationReasons())
                                .extracting(CancellationReason::code)
                                .containsExactly("None", "ValidationError", "None"));
    }
}
