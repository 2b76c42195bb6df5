package io.dynox.internal.table;

import io.dynox.BatchOperations;
import io.dynox.SyncBatchOperations;
import io.dynox.WriteOptions;
import io.dynox.client.DynoxClient;
import io.dynox.internal.sdk.FakeTable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;

/** A client on a table of users, with a small buffer. */
abstract class OnUsers {

    final FakeTable table = new FakeTable(false);
    final DynoxClient dynox = dynox(table);
    final BatchOperations operations = dynox.operations();
    final SyncBatchOperations sync = operations.sync();

    static DynoxClient dynox(FakeTable table) {
        return DynoxClient.builder(table.client)
                .tableKeys("users", "pk")
                .writeOptions(WriteOptions.builder()
                        .bufferItems(100)
                        .bufferBytes(1 << 20)
                        .build())
                .attemptTimeout(Duration.ofSeconds(10))
                .build();
    }

    @AfterEach
    void close() {
        dynox.close();
    }

    static Map<String, Object> user(int id) {
        return Map.of("pk", "u" + id, "age", id);
    }

    static Map<String, Object> key(int id) {
        return Map.of("pk", "u" + id);
    }

    static List<Map<String, Object>> users(int count) {
        return IntStream.range(0, count).mapToObj(OnUsers::user).toList();
    }
}
