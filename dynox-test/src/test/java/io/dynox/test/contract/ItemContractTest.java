package io.dynox.test.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType.N;
import static software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType.S;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

final class ItemContractTest extends ContractTest {

    private static final String INVALID = "One or more parameter values were invalid: ";
    private static final String NO_MATCH = "The provided key element does not match the schema";

    ItemContractTest(Backend backend) {
        super(backend);
    }

    @Test
    void everyTypeComesBackAsItWasPut() {
        String table = table(S);
        Map<String, AttributeValue> item = item("pk", "all types", "s", "text", "n", 12);
        item.put("b", AttributeValue.fromB(SdkBytes.fromByteArray(new byte[] {0, -1})));
        item.put("bool", AttributeValue.fromBool(true));
        item.put("nul", AttributeValue.fromNul(true));
        item.put("ss", AttributeValue.fromSs(List.of("a")));
        item.put("ns", AttributeValue.fromNs(List.of("1")));
        item.put("l", AttributeValue.fromL(List.of(n("1"), AttributeValue.fromS(""))));
        item.put("m", AttributeValue.fromM(Map.of("x", AttributeValue.fromM(Map.of()))));

        put(table, item);

        assertThat(get(table, item("pk", "all types"))).isEqualTo(item);
    }

    @Test
    void numbersComeBackInCanonicalForm() {
        String table = table(S);

        put(table, item("pk", "a", "n", n("00012.340"), "e", n("1e3"), "z", n("-0.0")));

        assertThat(get(table, item("pk", "a")))
                .containsEntry("n", n("12.34"))
                .containsEntry("e", n("1000"))
                .containsEntry("z", n("0"));
    }

    @Test
    void numericKeysAreEqualByValue() {
        String table = table(N);

        put(table, item("pk", n("1.0")));

        assertThat(get(table, item("pk", n("1e0")))).containsEntry("pk", n("1"));
    }

    @Test
    void anAbsentItemIsNoItem() {
        String table = table(S);

        GetItemResponse response =
                client.getItem(r -> r.tableName(table).key(item("pk", "a"))).join();

        assertThat(response.hasItem()).isFalse();
    }

    @Test
    void aPutReturnsTheOldItemWhenAsked() {
        String table = table(S);
        put(table, item("pk", "a", "v", 1));

        PutItemResponse response = client.putItem(
                        r -> r.tableName(table).item(item("pk", "a", "v", 2)).returnValues(ReturnValue.ALL_OLD))
                .join();

        assertThat(response.attributes()).isEqualTo(item("pk", "a", "v", 1));
        assertThat(get(table, item("pk", "a"))).isEqualTo(item("pk", "a", "v", 2));
    }

    @Test
    void aDeleteReturnsTheOldItemWhenAsked() {
        String table = table(S);
        put(table, item("pk", "a", "v", 1));

        assertThat(client.deleteItem(
                                r -> r.tableName(table).key(item("pk", "a")).returnValues(ReturnValue.ALL_OLD))
                        .join()
                        .attributes())
                .isEqualTo(item("pk", "a", "v", 1));
        assertThat(get(table, item("pk", "a"))).isEmpty();
        assertThat(client.deleteItem(r -> r.tableName(table).key(item("pk", "a")))
                        .join()
                        .hasAttributes())
                .isFalse();
    }

    @Test
    void attributesToGetNarrowTheItem() {
        String table = table(S);
        put(table, item("pk", "a", "v", 1, "w", 2));

        assertThat(client.getItem(r -> r.tableName(table).key(item("pk", "a")).attributesToGet("w", "x"))
                        .join()
                        .item())
                .isEqualTo(item("w", 2));
    }

    @Test
    void readAndWriteUnitsFollowTheSize() {
        String table = table(S);
        Map<String, AttributeValue> item = item("pk", "a", "v", "x".repeat(5000));

        double written = client.putItem(
                        r -> r.tableName(table).item(item).returnConsumedCapacity(ReturnConsumedCapacity.TOTAL))
                .join()
                .consumedCapacity()
                .capacityUnits();
        double read = client.getItem(r -> r.tableName(table)
                        .key(item("pk", "a"))
                        .consistentRead(true)
                        .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL))
                .join()
                .consumedCapacity()
                .capacityUnits();
        double readEventually = client.getItem(r ->
                        r.tableName(table).key(item("pk", "a")).returnConsumedCapacity(ReturnConsumedCapacity.TOTAL))
                .join()
                .consumedCapacity()
                .capacityUnits();

        assertThat(List.of(written, read, readEventually)).containsExactly(5.0, 2.0, 1.0);
    }

    @Test
    void aMissingTableIsRefused() {
        assertRefused(client.putItem(r -> r.tableName("no-such-table").item(item("pk", "a"))))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageStartingWith("Requested resource not found");
    }

    @Test
    void anItemNeedsItsKeys() {
        String table = table(S, N);

        assertInvalid(
                client.putItem(r -> r.tableName(table).item(item("pk", "a"))),
                INVALID + "Missing the key sk in the item");
        assertInvalid(
                client.putItem(r -> r.tableName(table).item(item("pk", "a", "sk", "b"))),
                INVALID + "Type mismatch for key sk expected: N actual: S");
    }

    @Test
    void aKeyIsExactlyTheKeyAttributes() {
        String table = table(S, N);

        assertInvalid(client.getItem(r -> r.tableName(table).key(item("pk", "a"))), NO_MATCH);
        assertInvalid(client.getItem(r -> r.tableName(table).key(item("pk", "a", "sk", "b"))), NO_MATCH);
        assertInvalid(client.getItem(r -> r.tableName(table).key(item("pk", "a", "sk", 1, "v", 1))), NO_MATCH);
    }

    @Test
    void emptyKeysAreRefused() {
        String table = table(S);

        assertInvalid(
                client.getItem(r -> r.tableName(table).key(item("pk", ""))),
                INVALID + "The AttributeValue for a key attribute cannot contain an empty string value. Key: pk");
        assertInvalid(
                client.putItem(r -> r.tableName(table).item(item("pk", ""))),
                "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an"
                        + " empty string value. Key: pk");
    }

    @Test
    void overlongKeysAreRefused() {
        String table = table(S, S);

        put(table, item("pk", "x".repeat(2048), "sk", "y".repeat(1024)));
        assertInvalid(
                client.putItem(r -> r.tableName(table).item(item("pk", "x".repeat(2049), "sk", "y"))),
                INVALID + "Size of hashkey has exceeded the maximum size limit of2048 bytes");
        assertInvalid(
                client.putItem(r -> r.tableName(table).item(item("pk", "x", "sk", "y".repeat(1025)))),
                INVALID + "Aggregated size of all range keys has exceeded the size limit of 1024 bytes");
    }

    @Test
    void anItemHasAtMost400Kilobytes() {
        String table = table(S);
        int rest = 400 * 1024 - "pk".length() - "a".length() - "v".length();

        put(table, item("pk", "a", "v", "x".repeat(rest)));
        assertInvalid(
                client.putItem(r -> r.tableName(table).item(item("pk", "a", "v", "x".repeat(rest + 1)))),
                "Item size has exceeded the maximum allowed size");
    }

    @Test
    void valuesAreChecked() {
        String table = table(S);

        assertInvalid(
                client.putItem(r -> r.tableName(table).item(item("pk", "a", "v", AttributeValue.fromSs(List.of())))),
                INVALID + "An string set  may not be empty");
        assertInvalid(
                client.putItem(r -> r.tableName(table).item(item("pk", "a", "v", n("x")))),
                "The parameter cannot be converted to a numeric value: x");
        assertInvalid(
                client.putItem(r -> r.tableName(table).item(item("pk", "a", "v", n("1e126")))),
                "Number overflow. Attempting to store a number with magnitude larger than supported range");
        assertInvalid(
                client.putItem(r ->
                        r.tableName(table).item(item("pk", "a", "v", AttributeValue.fromSs(List.of("a", "a"))))),
                INVALID + "Input collection [a, a] contains duplicates.");
    }

    @Test
    void constraintsComeBeforeAllElse() {
        assertInvalid(
                client.putItem(r -> r.returnValues("SOME").item(item("pk", ""))),
                "2 validation errors detected: Value null at 'tableName' failed to satisfy constraint: Member must not"
                        + " be null; Value 'SOME' at 'returnValues' failed to satisfy constraint: Member must satisfy"
                        + " enum value set: [ALL_NEW, UPDATED_OLD, ALL_OLD, NONE, UPDATED_NEW]");
        assertInvalid(
                client.putItem(r -> r.tableName("no-such-table")
                        .returnValues(ReturnValue.ALL_NEW)
                        .item(item("pk", "a"))),
                "ReturnValues can only be ALL_OLD or NONE");
    }

    @Test
    void aConditionGuardsAWrite() {
        String table = table(S);
        put(table, item("pk", "a", "v", 1));

        assertRefused(client.putItem(
                        r -> r.tableName(table).item(item("pk", "a")).conditionExpression("attribute_not_exists(pk)")))
                .isInstanceOf(ConditionalCheckFailedException.class)
                .hasMessageStartingWith("The conditional request failed");
        assertRefused(client.deleteItem(r -> r.tableName(table)
                        .key(item("pk", "a"))
                        .conditionExpression("v = :v")
                        .expressionAttributeValues(item(":v", 2))))
                .isInstanceOf(ConditionalCheckFailedException.class);
        assertThat(get(table, item("pk", "a"))).isEqualTo(item("pk", "a", "v", 1));
    }

    @Test
    void aProjectionNarrowsTheItem() {
        String table = table(S);
        put(table, item("pk", "a", "m", AttributeValue.fromM(item("x", 1, "y", 2)), "v", 3));

        assertThat(client.getItem(r -> r.tableName(table).key(item("pk", "a")).projectionExpression("m.x, v"))
                        .join()
                        .item())
                .isEqualTo(item("m", AttributeValue.fromM(item("x", 1)), "v", 3));
    }
}
