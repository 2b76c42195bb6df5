package io.dynox.test.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.BatchGetException;
import io.dynox.BatchGetResult;
import io.dynox.BatchOperations;
import io.dynox.GetOptions;
import io.dynox.RetryPolicy;
import io.dynox.SyncBatchOperations;
import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.autoconfigure.DynoxTest;
import io.dynox.test.autoconfigure.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The code of docs/reading.md. */
@DynoxTest(
        tables = {
            @Table(name = "users", partitionKey = "pk", sortKey = "sk"),
            @Table(name = "orders", partitionKey = "pk", sortKey = "sk")
        })
class ReadingExampleTest {

    @Autowired
    BatchOperations dynox;

    @Autowired
    SyncBatchOperations blocking;

    @Autowired
    InMemoryDynamoDb dynamo;

    @BeforeEach
    void items() {
        blocking.batchWrite("users", Users.users(3), List.of());
        blocking.batchWrite("orders", Users.users(1), List.of());
    }

    @Test
    void missingKeysAreTold() {
        List<Map<String, Object>> keys = List.of(Users.key(2), Users.key(99), Users.key(0), Users.key(2));

        BatchGetResult<Map<String, Object>> found = blocking.batchGet("users", keys);

        assertThat(found.items()).extracting("name").containsExactly("User 2", "User 0");
        assertThat(found.missingKeys()).containsExactly(Users.key(99));
        assertThat(found.inKeyOrder())
                .extracting(item -> item.map(user -> user.get("name")))
                .containsExactly(Optional.of("User 2"), Optional.empty(), Optional.of("User 0"), Optional.of("User 2"));
    }

    @Test
    void unreadKeysAreNotMissing() {
        dynamo.faults().throttle(1);
        GetOptions oneAttempt = GetOptions.builder()
                .retry(RetryPolicy.builder().maxAttempts(1).build())
                .build();
        List<Object> names = new ArrayList<>();

        List<Map<String, Object>> keys = Users.keys(3);
        try {
            blocking.table("users")
                    .with(oneAttempt)
                    .batchGet(keys)
                    .items()
                    .forEach(user -> names.add(user.get("name")));
        } catch (BatchGetException e) {
            // what is known, and what must be asked for again
            e.partialResult().items().forEach(user -> names.add(((Map<?, ?>) user).get("name")));
            keys = e.unreadKeys();
        }

        assertThat(names).isEmpty();
        assertThat(keys).hasSize(3);
    }

    @Test
    void partsOfItems() {
        GetOptions namesOnly = GetOptions.builder()
                .projection("name", "address.city", "tags[0]", "`first.name`")
                .build();

        BatchGetResult<Map<String, Object>> found =
                blocking.table("users").with(namesOnly).batchGet(Users.keys(3));

        assertThat(found.items().get(0)).isEqualTo(Map.of("name", "User 0"));
    }

    @Test
    void consistentReads() {
        var found = blocking.table("users")
                .with(GetOptions.builder().consistentRead(true).build())
                .batchGet(Users.keys(3));

        assertThat(found.items()).hasSize(3);
    }

    @Test
    void severalTables() {
        Map<String, BatchGetResult<Map<String, Object>>> found =
                blocking.batchGet(Map.of("users", Users.keys(3), "orders", Users.keys(3)));

        assertThat(found)
                .hasEntrySatisfying("users", users -> assertThat(users.items()).hasSize(3))
                .hasEntrySatisfying(
                        "orders", orders -> assertThat(orders.missingKeys()).hasSize(2));
    }
}
