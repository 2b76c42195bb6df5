package io.dynox.test.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType.N;
import static software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType.S;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.AttributeValueUpdate;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

final class UpdateContractTest extends ContractTest {

    private static final String INVALID = "One or more parameter values were invalid: ";

    UpdateContractTest(Backend backend) {
        super(backend);
    }

    private UpdateItemResponse update(String table, String expression, Object... values) {
        return client.updateItem(r -> {
                    r.tableName(table).key(item("pk", "a")).updateExpression(expression);
                    r.returnValues(ReturnValue.ALL_NEW);
                    if (values.length > 0) {
                        r.expressionAttributeValues(item(values));
                    }
                })
                .join();
    }

    @Test
    void anUpdateOfNothingMakesAnItem() {
        String table = table(S);

        assertThat(update(table, "SET v = if_not_exists(v, :zero) + :one", ":zero", 0, ":one", 1)
                        .attributes())
                .isEqualTo(item("pk", "a", "v", 1));
        assertThat(client.updateItem(r -> r.tableName(table).key(item("pk", "b")))
                        .join()
                        .hasAttributes())
                .isFalse();
        assertThat(get(table, item("pk", "b"))).isEqualTo(item("pk", "b"));
    }

    @Test
    void allSectionsSeeTheItemBeforeTheUpdate() {
        String table = table(S);
        put(table, item("pk", "a", "x", 1, "y", 2, "z", 3, "s", AttributeValue.fromSs(List.of("p", "q"))));

        UpdateItemResponse response = update(
                table,
                "SET x = y, y = x REMOVE z ADD n :n DELETE s :s",
                ":n",
                5,
                ":s",
                AttributeValue.fromSs(List.of("p", "r")));

        assertThat(response.attributes())
                .isEqualTo(item("pk", "a", "x", 2, "y", 1, "n", 5, "s", AttributeValue.fromSs(List.of("q"))));
    }

    @Test
    void returnValuesShowWhatWasAskedFor() {
        String table = table(S);
        put(table, item("pk", "a", "x", 1, "y", 2));

        assertThat(returned(table, ReturnValue.UPDATED_OLD)).isEqualTo(item("x", 1));
        assertThat(returned(table, ReturnValue.UPDATED_NEW)).isEqualTo(item("x", 3));
        assertThat(returned(table, ReturnValue.ALL_OLD)).isEqualTo(item("pk", "a", "x", 3, "y", 2));
        assertThat(returned(table, ReturnValue.ALL_NEW)).isEqualTo(item("pk", "a", "x", 5, "y", 2));
        assertThat(returned(table, ReturnValue.NONE)).isEmpty();
    }

    private Map<String, AttributeValue> returned(String table, ReturnValue wanted) {
        return client.updateItem(r -> r.tableName(table)
                        .key(item("pk", "a"))
                        .updateExpression("SET x = x + :one")
                        .expressionAttributeValues(item(":one", 1))
                        .returnValues(wanted))
                .join()
                .attributes();
    }

    @Test
    void aFailedConditionLeavesTheItemAlone() {
        String table = table(S);
        put(table, item("pk", "a", "v", 1));

        assertRefused(client.updateItem(r -> r.tableName(table)
                        .key(item("pk", "a"))
                        .updateExpression("SET v = :two")
                        .conditionExpression("v = :two")
                        .expressionAttributeValues(item(":two", 2))))
                .isInstanceOf(ConditionalCheckFailedException.class);
        assertThat(get(table, item("pk", "a"))).isEqualTo(item("pk", "a", "v", 1));
    }

    @Test
    void aFailedConditionReturnsTheItemWhenAsked() {
        assumeFalse(isOverHttp(), "the independent server knows no ReturnValuesOnConditionCheckFailure");
        String table = table(S);
        put(table, item("pk", "a", "v", 1));

        assertRefused(client.updateItem(r -> r.tableName(table)
                        .key(item("pk", "a"))
                        .updateExpression("REMOVE v")
                        .conditionExpression("attribute_not_exists(pk)")
                        .returnValuesOnConditionCheckFailure("ALL_OLD")))
                .isInstanceOfSatisfying(
                        ConditionalCheckFailedException.class,
                        e -> assertThat(e.item()).isEqualTo(item("pk", "a", "v", 1)));
    }

    @Test
    void keyAttributesCantBeUpdated() {
        String table = table(S, N);

        assertInvalid(
                client.updateItem(
                        r -> r.tableName(table).key(item("pk", "a", "sk", 1)).updateExpression("REMOVE sk")),
                INVALID + "Cannot update attribute sk. This attribute is part of the key");
        assertInvalid(
                client.updateItem(
                        r -> r.tableName(table).key(item("pk", "a", "sk", 1)).attributeUpdates(Map.of("pk", put("b")))),
                INVALID + "Cannot update attribute pk. This attribute is part of the key");
    }

    @Test
    void operandsMustFitTheItem() {
        String table = table(S);
        put(table, item("pk", "a", "v", "text"));

        assertInvalid(
                client.updateItem(r -> r.tableName(table)
                        .key(item("pk", "a"))
                        .updateExpression("SET w = v + :one")
                        .expressionAttributeValues(item(":one", 1))),
                "An operand in the update expression has an incorrect data type");
        assertInvalid(
                client.updateItem(r -> r.tableName(table).key(item("pk", "a")).updateExpression("SET w = absent")),
                "The provided expression refers to an attribute that does not exist in the item");
        assertInvalid(
                client.updateItem(r -> r.tableName(table)
                        .key(item("pk", "a"))
                        .updateExpression("SET m.x = :one")
                        .expressionAttributeValues(item(":one", 1))),
                "The document path provided in the update expression is invalid for update");
    }

    @Test
    void anUpdatedItemHasAtMost400Kilobytes() {
        String table = table(S);
        put(table, item("pk", "a", "v", "x".repeat(300_000)));

        assertInvalid(
                client.updateItem(r -> r.tableName(table)
                        .key(item("pk", "a"))
                        .updateExpression("SET w = :w")
                        .expressionAttributeValues(item(":w", "x".repeat(200_000)))),
                "Item size to update has exceeded the maximum allowed size");
    }

    @Test
    void olderUpdatesPutAddAndDelete() {
        String table = table(S);
        put(table, item("pk", "a", "x", 1, "y", 2, "z", 3));

        Map<String, AttributeValue> after = client.updateItem(r -> r.tableName(table)
                        .key(item("pk", "a"))
                        .attributeUpdates(
                                Map.of("x", put("b"), "y", action("ADD", value(5)), "z", action("DELETE", null)))
                        .returnValues(ReturnValue.ALL_NEW))
                .join()
                .attributes();

        assertThat(after).isEqualTo(item("pk", "a", "x", "b", "y", 7));
    }

    @Test
    void olderUpdatesAreChecked() {
        String table = table(S);

        assertInvalid(
                client.updateItem(r -> r.tableName(table)
                        .key(item("pk", "a"))
                        .attributeUpdates(Map.of("x", action("ADD", value("b"))))),
                INVALID + "ADD action is not supported for the type S");
        assertInvalid(
                client.updateItem(r -> r.tableName(table)
                        .key(item("pk", "a"))
                        .attributeUpdates(Map.of("x", put("b")))
                        .updateExpression("REMOVE y")),
                "Can not use both expression and non-expression parameters in the same request: Non-expression"
                        + " parameters: {AttributeUpdates} Expression parameters: {UpdateExpression}");
    }

    @Test
    void anUpdateCostsTheGreaterOfBothSizes() {
        String table = table(S);
        put(table, item("pk", "a", "v", "x".repeat(5000)));

        assertThat(client.updateItem(r -> r.tableName(table)
                                .key(item("pk", "a"))
                                .updateExpression("REMOVE v")
                                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL))
                        .join()
                        .consumedCapacity()
                        .capacityUnits())
                .isEqualTo(5);
    }

    private static AttributeValueUpdate put(String value) {
        return action("PUT", value(value));
    }

    private static AttributeValueUpdate action(String action, @Nullable AttributeValue value) {
        return AttributeValueUpdate.builder().action(action).value(value).build();
    }
}
