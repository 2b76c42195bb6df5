package io.dynox.test.examples;

import static io.dynox.test.assertj.DynoxAssertions.assertThat;

import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.autoconfigure.AutoConfigureDynox;
import io.dynox.test.autoconfigure.Table;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** The code in docs/testing.md. */
@SpringBootTest
@AutoConfigureDynox(tables = @Table(name = "users", partitionKey = "pk", sortKey = "sk"))
class WholeApplicationExampleTest {

    @Autowired
    UserDirectory users;

    @Autowired
    InMemoryDynamoDb dynamo;

    @Test
    void everyClientOfTheApplicationIsInMemory() {
        users.add(List.of(Users.user(1)));

        assertThat(dynamo).table("users").containsItem(Users.key(1));
    }
}
