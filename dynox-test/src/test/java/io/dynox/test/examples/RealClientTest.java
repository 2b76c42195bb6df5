package io.dynox.test.examples;

import static io.dynox.test.assertj.DynoxAssertions.assertThat;

import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.autoconfigure.DynoxTest;
import io.dynox.test.autoconfigure.Table;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** The code in docs/testing.md. */
@DynoxTest(server = true, tables = @Table(name = "users", partitionKey = "pk", sortKey = "sk"))
@Import(UserDirectory.class)
class RealClientTest {

    @Autowired
    UserDirectory users;

    @Autowired
    InMemoryDynamoDb dynamo;

    @Test
    void whatTheRealClientWritesIsThere() {
        users.add(List.of(Users.user(1)));

        assertThat(dynamo).table("users").containsItem(Users.key(1));
    }
}
