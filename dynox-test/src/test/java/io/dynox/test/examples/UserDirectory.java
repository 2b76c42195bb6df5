package io.dynox.test.examples;

import io.dynox.BatchGetResult;
import io.dynox.BatchOperations;
import io.dynox.BatchWriteResult;
import io.dynox.SyncBatchWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

@Service
class UserDirectory {

    private final BatchOperations dynox;

    UserDirectory(BatchOperations dynox) {
        this.dynox = dynox;
    }

    /** Any number of keys; what doesn't exist is named in the result. */
    CompletableFuture<BatchGetResult<Map<String, Object>>> find(List<Map<String, String>> keys) {
        return dynox.batchGet("users", keys);
    }

    /** Blocks when the buffer is full; returns when every user is written, or throws with the account. */
    BatchWriteResult replace(Stream<Map<String, Object>> users, Map<String, ?> former) {
        return dynox.sync().write("users", batch -> {
            batch.delete(former);
            users.forEach(batch::put);
        });
    }

    /** As above by hand: close sends what is left, and throws a BatchWriteException that lists the failed writes. */
    void add(Iterable<Map<String, Object>> users) {
        try (SyncBatchWriter<Map<String, Object>> batch = dynox.sync().writer("users")) {
            users.forEach(batch::put);
        }
    }
}
