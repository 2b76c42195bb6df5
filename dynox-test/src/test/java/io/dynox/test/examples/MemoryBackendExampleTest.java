package io.dynox.test.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.BatchOperations;
import io.dynox.SyncBatchOperations;
import io.dynox.test.autoconfigure.DynoxTest;
import io.dynox.test.autoconfigure.Table;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Tests of code that uses DynamoDB need an annotation and nothing else. */
@DynoxTest(tables = @Table(name = "users", partitionKey = "pk", sortKey = "sk"))
class MemoryBackendExampleTest {

    @Autowired
    BatchOperations dynox;

    @Autowired
    SyncBatchOperations blocking;

    @Test
    void savedUsersAreFoundWithoutBlocking() {
        List<Map<String, Object>> found = dynox.batchWrite("users", Users.users(10), List.of())
                .thenCompose(saved -> dynox.batchGet("users", Users.keys(10)))
                .join()
                .items();

        assertThat(found).hasSize(10).extracting("name").startsWith("User 0").endsWith("User 9");
    }

    @Test
    void savedUsersAreFound() {
        blocking.batchWrite("users", Users.users(10), List.of());

        assertThat(Users.namesOf(blocking, 10)).hasSize(10).startsWith("User 0").endsWith("User 9");
    }

    @Test
    void deletedUsersAreGoneWithoutBlocking() {
        List<Map<String, Object>> missing = dynox.batchWrite("users", Users.users(5), List.of())
                .thenCompose(saved -> dynox.batchWrite("users", List.of(), Users.keys(3)))
                .thenCompose(deleted -> dynox.batchGet("users", Users.keys(5)))
                .join()
                .missingKeys();

        assertThat(missing).containsExactlyElementsOf(Users.keys(3));
    }

    @Test
    void deletedUsersAreGone() {
        blocking.batchWrite("users", Users.users(5), List.of());

        blocking.batchWrite("users", List.of(), Users.keys(3));

        assertThat(Users.namesOf(blocking, 5)).containsExactly("User 3", "User 4");
    }

    @Test
    void severalUsersAreReadAtOnceWithoutBlocking() {
        blocking.batchWrite("users", Users.users(5), List.of());

        assertThat(dynox.batchGet("users", Users.keys(5)).join().items()).hasSize(5);
    }

    @Test
    void severalUsersAreReadAtOnce() {
        blocking.batchWrite("users", Users.users(5), List.of());

        assertThat(blocking.batchGet("users", Users.keys(5)).items()).hasSize(5);
    }
}
