package io.dynox.test.slice;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.autoconfigure.DynoxTest;
import io.dynox.test.autoconfigure.Table;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextManager;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What the context cache may share, and what it may not. */
class ContextIsolationTest {

    @Test
    void equalTablesShareAContext() {
        assertThat(context(Users.class)).isSameAs(context(SameUsers.class));
    }

    @Test
    void otherTablesGetAContextOfTheirOwnThatSharesNothing() {
        InMemoryDynamoDb users = context(Users.class).getBean(InMemoryDynamoDb.class);
        InMemoryDynamoDb wider = context(UsersAndOrders.class).getBean(InMemoryDynamoDb.class);

        users.client().putItem(put -> put.tableName("users").item(Map.of("pk", AttributeValue.fromS("USER#1"))));

        assertThat(users.itemCount("users")).isEqualTo(1);
        assertThat(wider.itemCount("users")).isZero();
        assertThat(users.tableNames()).containsExactly("users");
        assertThat(wider.tableNames()).containsExactly("orders", "users");
    }

    private static ApplicationContext context(Class<?> testClass) {
        TestContext test = new TestContextManager(testClass).getTestContext();
        return test.getApplicationContext();
    }

    @DynoxTest(tables = @Table(name = "users", partitionKey = "pk"))
    static class Users {}

    @DynoxTest(tables = @Table(name = "users", partitionKey = "pk"))
    static class SameUsers {}

    @DynoxTest(tables = {@Table(name = "users", partitionKey = "pk"), @Table(name = "orders", partitionKey = "pk")})
    static class UsersAndOrders {}
}
