package io.dynox.test.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType.S;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Where expressions may have parentheses, and what {@code size} counts. */
final class ParenthesesContractTest extends ContractTest {

    ParenthesesContractTest(Backend backend) {
        super(backend);
    }

    @Test
    void theSidesOfASumMayStandInParentheses() {
        knownWrongOverHttp("dynalite knows no parentheses there");
        String table = table(S);

        for (String sum :
                List.of("(n) + :m", "n + (:m)", "(n) + (:m)", "(n + :m)", "((n) + :m)", "(if_not_exists(q, n)) + :m")) {
            put(table, item("pk", "a", "n", 2));
            client.updateItem(r -> r.tableName(table)
                            .key(item("pk", "a"))
                            .updateExpression("SET r = " + sum)
                            .expressionAttributeValues(item(":m", 3)))
                    .join();

            assertThat(get(table, item("pk", "a")).get("r")).as(sum).isEqualTo(n("5"));
        }
    }

    @Test
    void parenthesesAroundParenthesesAreRefused() {
        knownWrongOverHttp("dynalite knows no parentheses there");
        String table = table(S);

        assertInvalid(
                client.updateItem(r -> r.tableName(table)
                        .key(item("pk", "a"))
                        .updateExpression("SET r = ((n)) + :m")
                        .expressionAttributeValues(item(":m", 3))),
                "Invalid UpdateExpression: The expression has redundant parentheses;");
        assertInvalid(
                client.updateItem(r -> r.tableName(table)
                        .key(item("pk", "a"))
                        .updateExpression("SET r = (n + :m) + :m")
                        .expressionAttributeValues(item(":m", 3))),
                "Invalid UpdateExpression: Syntax error; token: \"+\"");
    }

    @Test
    void aPathMayGoOnBehindParentheses() {
        knownWrongOverHttp("dynalite knows no parentheses there");
        String table = table(S);
        put(
                table,
                item(
                        "pk",
                        "a",
                        "m",
                        AttributeValue.fromM(item("b", 1)),
                        "l",
                        AttributeValue.fromL(List.of(n("1"), n("2")))));

        for (String condition :
                List.of("(m).b = :one", ":one = (m).b", "(l)[0] = :one", "((m).b) = :one", "(m.b) = :one")) {
            client.putItem(r -> r.tableName(table)
                            .item(kept(table))
                            .conditionExpression(condition)
                            .expressionAttributeValues(item(":one", 1)))
                    .join();
        }
        assertRefused(client.deleteItem(r -> r.tableName(table)
                        .key(item("pk", "a"))
                        .conditionExpression("(m).b = :one")
                        .expressionAttributeValues(item(":one", 2))))
                .hasMessageStartingWith("The conditional request failed");
    }

    private Map<String, AttributeValue> kept(String table) {
        return new HashMap<>(get(table, item("pk", "a")));
    }

    @Test
    void sizeOfAStringCountsUtf16Units() {
        knownWrongOverHttp("dynalite counts bytes");
        String table = table(S);
        put(table, item("pk", "a", "two", "abÿ", "pair", "\uD83D\uDE00"));

        client.deleteItem(r -> r.tableName(table)
                        .key(item("pk", "a"))
                        .conditionExpression("size(two) = :three AND size(pair) = :two")
                        .expressionAttributeValues(item(":three", 3, ":two", 2)))
                .join();

        assertThat(get(table, item("pk", "a"))).isEmpty();
    }
}
