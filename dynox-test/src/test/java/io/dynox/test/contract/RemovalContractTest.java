package io.dynox.test.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType.S;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeAction;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.AttributeValueUpdate;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** An update that only removes makes no item of nothing. */
@SuppressWarnings("unchecked") // varargs of the SDK\'s builders
final class RemovalContractTest extends ContractTest {

    private static final Map<String, AttributeValue> KEY = item("pk", "a");
    private static final AttributeValue SET = AttributeValue.fromSs(List.of("x"));

    RemovalContractTest(Backend backend) {
        super(backend);
    }

    @Test
    void removingFromNothingStoresNothing() {
        knownWrongOverHttp("dynalite stores the key");
        String table = table(S);

        for (String expression :
                List.of("REMOVE v", "REMOVE v.w", "REMOVE v[0], w", "DELETE s :s", "REMOVE v DELETE s :s")) {
            UpdateItemResponse response = client.updateItem(r -> {
                        r.tableName(table).key(KEY).updateExpression(expression).returnValues(ReturnValue.ALL_NEW);
                        if (expression.contains(":s")) {
                            r.expressionAttributeValues(Map.of(":s", SET));
                        }
                    })
                    .join();

            assertThat(response.hasAttributes()).as(expression).isFalse();
            assertThat(get(table, KEY)).as(expression).isEmpty();
        }
    }

    @Test
    void theOlderParameterStoresNothingEither() {
        knownWrongOverHttp("dynalite stores the key");
        String table = table(S);

        client.updateItem(r -> r.tableName(table)
                        .key(KEY)
                        .attributeUpdates(Map.of(
                                "v",
                                AttributeValueUpdate.builder()
                                        .action(AttributeAction.DELETE)
                                        .build(),
                                "s",
                                AttributeValueUpdate.builder()
                                        .action(AttributeAction.DELETE)
                                        .value(SET)
                                        .build())))
                .join();

        assertThat(get(table, KEY)).isEmpty();
    }

    @Test
    void aTransactionStoresNothingEither() {
        assumeFalse(isOverHttp(), "the independent server has no transactions");
        String table = table(S);

        client.transactWriteItems(r -> r.transactItems(
                        t -> t.update(u -> u.tableName(table).key(KEY).updateExpression("REMOVE v")),
                        t -> t.put(p -> p.tableName(table).item(item("pk", "b")))))
                .join();

        assertThat(get(table, KEY)).isEmpty();
        assertThat(get(table, item("pk", "b"))).isNotEmpty();
    }

    @Test
    void anActionThatAddsMakesTheItem() {
        String table = table(S);

        client.updateItem(r -> r.tableName(table)
                        .key(KEY)
                        .updateExpression("REMOVE v SET w = :w")
                        .expressionAttributeValues(item(":w", 1)))
                .join();

        assertThat(get(table, KEY)).isEqualTo(item("pk", "a", "w", 1));
    }
}
