package io.dynox.test.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.BatchGetResult;
import io.dynox.BatchOperations;
import io.dynox.SyncBatchOperations;
import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.autoconfigure.DynoxTest;
import io.dynox.test.autoconfigure.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Several users are read at once, as maps. */
@DynoxTest(tables = @Table(name = "users", partitionKey = "pk", sortKey = "sk"))
class BatchGetExampleTest {

    @Autowired
    BatchOperations dynox;

    @Autowired
    SyncBatchOperations blocking;

    @Autowired
    InMemoryDynamoDb dynamo;

    @BeforeEach
    void threeUsers() {
        blocking.batchWrite("users", Users.users(3), List.of());
    }

    @Test
    void threeUsersAreReadWithoutBlocking() {
        CompletableFuture<List<Object>> names = dynox.batchGet("users", Users.keys(3))
                .thenApply(found ->
                        found.items().stream().map(user -> user.get("name")).toList());

        assertThat(names.join()).containsExactly("User 0", "User 1", "User 2");
    }

    @Test
    void threeUsersAreRead() {
        BatchGetResult<Map<String, Object>> found = blocking.batchGet("users", Users.keys(3));

        assertThat(found.items()).extracting("name").containsExactly("User 0", "User 1", "User 2");
        assertThat(found.missingKeys()).isEmpty();
    }

    @Test
    void whatIsMissingIsNamed() {
        BatchGetResult<Map<String, Object>> found =
                blocking.batchGet("users", List.of(Users.key(2), Users.key(99), Users.key(0)));

        assertThat(found.items()).extracting("name").containsExactly("User 2", "User 0");
        assertThat(found.missingKeys()).containsExactly(Users.key(99));
        assertThat(found.inKeyOrder().get(1)).isEqualTo(Optional.empty());
    }

    @Test
    void moreThanAHundredKeysAreReadInSeveralRequests() {
        blocking.batchWrite("users", Users.users(250), List.of());

        BatchGetResult<Map<String, Object>> found = blocking.batchGet("users", Users.keys(250));

        assertThat(found.items()).hasSize(250);
        assertThat(dynamo.requests("BatchGetItem")).hasSize(3);
    }
}
