package io.dynox.test.enhanced;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.test.InMemoryDynamoDb;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** An Enhanced client, blocking or asynchronous, on an in-memory DynamoDB, and the check that no operation is left untested. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EnhancedClientFixture {

    /** What asks nobody, what a DynamoDB without vector search refuses, and what is asserted by its own means. */
    private static final Set<String> NO_OPERATIONS = Set.of(
            "DynamoDbEnhancedClient.dynamoDbClient",
            "DynamoDbTable.vectorIndex",
            "DynamoDbIndex.mapperExtension",
            "DynamoDbIndex.tableSchema",
            "DynamoDbIndex.tableName",
            "DynamoDbIndex.indexName",
            "DynamoDbIndex.keyFrom");

    private final Set<String> called = new TreeSet<>();
    InMemoryDynamoDb dynamo = InMemoryDynamoDb.create();
    DynamoDbEnhancedClient client = client(dynamo);
    DynamoDbTable<Order> orders = client.table("orders", TableSchema.fromBean(Order.class));
    DynamoDbTable<Account> accounts = client.table("accounts", TableSchema.fromBean(Account.class));

    abstract Object enhanced(InMemoryDynamoDb dynamo);

    @BeforeAll
    void forgetWhatWasCalled() {
        called.clear();
    }

    @BeforeEach
    void createTables() {
        dynamo = InMemoryDynamoDb.create();
        client = client(dynamo);
        orders = client.table("orders", TableSchema.fromBean(Order.class));
        accounts = client.table("accounts", TableSchema.fromBean(Account.class));
        orders.createTable();
        accounts.createTable();
    }

    @AfterAll
    void noOperationIsLeftOut() {
        Set<String> left = BlockingView.operations();
        left.removeAll(called);
        left.removeAll(NO_OPERATIONS);
        assertThat(left).isEmpty();
    }

    private DynamoDbEnhancedClient client(InMemoryDynamoDb database) {
        return new BlockingView(called).of(enhanced(database));
    }

    static Key key(String partition) {
        return Key.builder().partitionValue(partition).build();
    }

    static Key key(String partition, int sort) {
        return Key.builder().partitionValue(partition).sortValue(sort).build();
    }
}
