package io.dynox.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

final class AccountTest {

    private static final String FOREIGN = "arn:aws:dynamodb:us-east-1:210987654321:table/users";
    private static final Map<String, AttributeValue> KEY = Map.of("pk", AttributeValue.fromS("a"));

    @Test
    void tablesBelongToTheAccountOfTheBuilder() {
        assertThat(arn(InMemoryDynamoDb.create())).isEqualTo("arn:aws:dynamodb:us-east-1:123456789012:table/users");
        assertThat(arn(InMemoryDynamoDb.builder().account("210987654321").build()))
                .isEqualTo(FOREIGN);
    }

    private static String arn(InMemoryDynamoDb dynamo) {
        dynamo.createTable("users", Key.string("pk"));
        return dynamo.client().describeTable(r -> r.tableName("users")).table().tableArn();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12345678901", "1234567890123", "12345678901a"})
    void anAccountHasTwelveDigits(String account) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InMemoryDynamoDb.builder().account(account))
                .withMessage("account must have twelve digits, but is '" + account + "'");
    }

    static Stream<Call> calls() {
        return Stream.of(
                new Call("GetItem", c -> c.getItem(r -> r.tableName(FOREIGN).key(KEY))),
                new Call("PutItem", c -> c.putItem(r -> r.tableName(FOREIGN).item(KEY))),
                new Call(
                        "UpdateItem",
                        c -> c.updateItem(r -> r.tableName(FOREIGN).key(KEY))),
                new Call(
                        "DeleteItem",
                        c -> c.deleteItem(r -> r.tableName(FOREIGN).key(KEY))),
                new Call(
                        "BatchGetItem",
                        c -> c.batchGetItem(r -> r.requestItems(Map.of(
                                FOREIGN,
                                KeysAndAttributes.builder().keys(List.of(KEY)).build())))),
                new Call(
                        "BatchWriteItem",
                        c -> c.batchWriteItem(r -> r.requestItems(Map.of(
                                FOREIGN,
                                List.of(WriteRequest.builder()
                                        .putRequest(p -> p.item(KEY))
                                        .build()))))),
                new Call(
                        "TransactGetItems",
                        c -> c.transactGetItems(r -> r.transactItems(TransactGetItem.builder()
                                .get(g -> g.tableName(FOREIGN).key(KEY))
                                .build()))),
                new Call("Scan", c -> c.scan(r -> r.tableName(FOREIGN))),
                new Call("DescribeTable", c -> c.describeTable(r -> r.tableName(FOREIGN))),
                new Call("DeleteTable", c -> c.deleteTable(r -> r.tableName(FOREIGN))),
                new Call("DescribeTimeToLive", c -> c.describeTimeToLive(r -> r.tableName(FOREIGN))),
                new Call("ListTagsOfResource", c -> c.listTagsOfResource(r -> r.resourceArn(FOREIGN))));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void tablesOfOtherAccountsAreOutOfReach(Call call) {
        InMemoryDynamoDb dynamo = InMemoryDynamoDb.create().createTable("users", Key.string("pk"));
        ThrowingCallable sent = () -> call.request().on(dynamo.client());

        assertThatThrownBy(sent).isInstanceOfSatisfying(DynamoDbException.class, error -> {
            assertThat(error.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException");
            assertThat(error.awsErrorDetails().errorMessage())
                    .contains("arn:aws:iam::123456789012:")
                    .contains(
                            "is not authorized to perform: dynamodb:" + call.operation() + " on resource: " + FOREIGN);
        });
        assertThat(dynamo.itemCount("users")).isZero();
    }

    /** A request of an operation, which names the foreign table. */
    record Call(String operation, Request request) {

        @Override
        public String toString() {
            return operation;
        }
    }

    interface Request {
        Object on(DynamoDbClient client);
    }
}
