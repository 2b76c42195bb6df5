package io.dynox.test.slice;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.Seed;
import io.dynox.test.autoconfigure.DynoxTest;
import io.dynox.test.autoconfigure.Table;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class InheritedTablesTest {

    @Nested
    @DynoxTest(tables = @Table(name = "orders", partitionKey = "id"))
    class OfASubclass extends Base {

        @Test
        void tablesAndSeedsOfTheSuperclassAreThereToo(@Autowired InMemoryDynamoDb dynamo) {
            assertThat(dynamo.tableNames()).containsExactly("orders", "users");
            assertThat(dynamo.itemCount("users")).isEqualTo(2);
        }
    }

    @DynoxTest(tables = @Table(name = "users", partitionKey = "pk", sortKey = "sk"))
    @Seed(table = "users", location = "users.json")
    abstract static class Base {}
}
