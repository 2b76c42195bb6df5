package io.dynox.test.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.BatchOperations;
import io.dynox.BatchWriteResult;
import io.dynox.BatchWriter;
import io.dynox.SyncBatchOperations;
import io.dynox.SyncBatchWriter;
import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.autoconfigure.DynoxTest;
import io.dynox.test.autoconfigure.Table;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Users are written and removed in groups. */
@DynoxTest(tables = @Table(name = "users", partitionKey = "pk", sortKey = "sk"))
class BatchWriteExampleTest {

    @Autowired
    BatchOperations dynox;

    @Autowired
    SyncBatchOperations blocking;

    @Autowired
    InMemoryDynamoDb dynamo;

    @Test
    void aHundredPutsLeaveInFourRequestsWithoutBlocking() {
        CompletableFuture<BatchWriteResult> result = dynox.write("users", batch -> {
            List<CompletableFuture<Void>> accepted =
                    Users.users(100).stream().map(batch::put).toList();
            return CompletableFuture.allOf(accepted.toArray(CompletableFuture[]::new));
        });

        assertThat(result.join().written()).isEqualTo(100);
        assertThat(dynamo.requests("BatchWriteItem")).hasSize(4);
        assertThat(dynamo.itemCount("users")).isEqualTo(100);
    }

    @Test
    void aHundredPutsLeaveInFourRequests() {
        try (SyncBatchWriter<Map<String, Object>> batch = blocking.writer("users")) {
            for (int number = 0; number < 100; number++) {
                batch.put(Users.user(number));
            }
        }

        assertThat(dynamo.requests("BatchWriteItem")).hasSize(4);
        assertThat(dynamo.itemCount("users")).isEqualTo(100);
    }

    @Test
    void putsAndDeletesMixWithoutBlocking() {
        blocking.batchWrite("users", List.of(Users.user(3)), List.of());
        BatchWriter<Map<String, Object>> batch = dynox.writer("users");

        BatchWriteResult result = batch.put(Users.user(1))
                .thenCompose(accepted -> batch.put(Users.user(2)))
                .thenCompose(accepted -> batch.delete(Users.key(3)))
                .thenCompose(accepted -> batch.close())
                .join();

        assertThat(result.writtenPuts()).isEqualTo(2);
        assertThat(result.writtenDeletes()).isEqualTo(1);
        assertThat(Users.namesOf(blocking, 4)).containsExactly("User 1", "User 2");
    }

    @Test
    void putsAndDeletesMix() {
        blocking.batchWrite("users", List.of(Users.user(3)), List.of());

        BatchWriteResult result = blocking.write("users", batch -> {
            batch.put(Users.user(1));
            batch.put(Users.user(2));
            batch.delete(Users.key(3));
        });

        assertThat(result.writtenPuts()).isEqualTo(2);
        assertThat(result.writtenDeletes()).isEqualTo(1);
        assertThat(Users.namesOf(blocking, 4)).containsExactly("User 1", "User 2");
    }

    @Test
    void theLastWriteToAKeyWins() {
        BatchWriteResult result = blocking.write("users", batch -> {
            batch.put(Users.user(1));
            batch.delete(Users.key(1));
            batch.put(Map.of("pk", "USER#1", "sk", "PROFILE", "name", "Renamed"));
        });

        assertThat(result.written() + result.superseded()).isEqualTo(3);
        assertThat(Users.namesOf(blocking, 2)).containsExactly("Renamed");
    }

    @Test
    void putsAndDeletesAreGivenAtOnceWithoutBlocking() {
        blocking.batchWrite("users", List.of(Users.user(7)), List.of());

        BatchWriteResult result =
                dynox.batchWrite("users", Users.users(3), List.of(Users.key(7))).join();

        assertThat(result.written()).isEqualTo(4);
        assertThat(dynamo.itemCount("users")).isEqualTo(3);
    }

    @Test
    void putsAndDeletesAreGivenAtOnce() {
        blocking.batchWrite("users", List.of(Users.user(7)), List.of());

        BatchWriteResult result = blocking.batchWrite("users", Users.users(3), List.of(Users.key(7)));

        assertThat(result.written()).isEqualTo(4);
        assertThat(dynamo.itemCount("users")).isEqualTo(3);
    }
}
