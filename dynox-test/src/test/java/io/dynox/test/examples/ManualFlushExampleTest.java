package io.dynox.test.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.BatchOperations;
import io.dynox.SyncBatchOperations;
import io.dynox.SyncBatchWriter;
import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.autoconfigure.DynoxTest;
import io.dynox.test.autoconfigure.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Every fifty users the account is drawn up: a flush returns when all before it is written or failed. */
@DynoxTest(tables = @Table(name = "users", partitionKey = "pk", sortKey = "sk"))
class ManualFlushExampleTest {

    private static final int EVERY = 50;

    @Autowired
    BatchOperations dynox;

    @Autowired
    SyncBatchOperations blocking;

    @Autowired
    InMemoryDynamoDb dynamo;

    @Test
    void everyFiftyUsersAreFlushedWithoutBlocking() {
        List<Long> writtenSoFar = new ArrayList<>();

        dynox.write("users", batch -> {
                    CompletableFuture<Void> last = CompletableFuture.completedFuture(null);
                    for (int number = 1; number <= 100; number++) {
                        Map<String, Object> user = Users.user(number);
                        last = last.thenCompose(accepted -> batch.put(user));
                        if (number % EVERY == 0) {
                            last = last.thenCompose(accepted -> batch.flush())
                                    .thenAccept(soFar -> writtenSoFar.add(soFar.written()));
                        }
                    }
                    return last;
                })
                .join();

        assertThat(writtenSoFar).containsExactly(50L, 100L);
    }

    @Test
    void everyFiftyUsersAreFlushed() {
        List<Long> writtenSoFar = new ArrayList<>();

        try (SyncBatchWriter<Map<String, Object>> batch = blocking.writer("users")) {
            for (int number = 1; number <= 100; number++) {
                batch.put(Users.user(number));
                if (number % EVERY == 0) {
                    writtenSoFar.add(batch.flush().written());
                }
            }
        }

        assertThat(writtenSoFar).containsExactly(50L, 100L);
        assertThat(dynamo.itemCount("users")).isEqualTo(100);
    }
}
