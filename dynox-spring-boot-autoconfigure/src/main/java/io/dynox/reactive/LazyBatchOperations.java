package io.dynox.reactive;

import io.dynox.BatchGetResult;
import io.dynox.BatchOperations;
import io.dynox.GetOptions;
import io.dynox.ItemMapping;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import reactor.core.publisher.Mono;

/** Subscribes to nothing but the asynchronous operations. Thread-safe. */
final class LazyBatchOperations implements ReactiveBatchOperations {

    private final BatchOperations async;

    LazyBatchOperations(BatchOperations async) {
        this.async = Objects.requireNonNull(async, "operations");
    }

    @Override
    public ReactiveBatchTable<Map<String, Object>> table(String table) {
        return new LazyBatchTable<>(async.table(table));
    }

    @Override
    public <T> ReactiveBatchTable<T> table(String table, Class<T> type) {
        return new LazyBatchTable<>(async.table(table, type));
    }

    @Override
    public <T> ReactiveBatchTable<T> table(String table, ItemMapping<T> mapping) {
        return new LazyBatchTable<>(async.table(table, mapping));
    }

    @Override
    public <T> ReactiveBatchTable<T> table(Class<T> type) {
        return new LazyBatchTable<>(async.table(type));
    }

    @Override
    public ReactiveBatchOperations with(GetOptions options) {
        return new LazyBatchOperations(async.with(options));
    }

    @Override
    public Mono<Map<String, BatchGetResult<Map<String, Object>>>> batchGet(
            Map<String, ? extends Collection<? extends Map<String, ?>>> keysByTable) {
        return Mono.fromFuture(() -> async.batchGet(keysByTable));
    }

    @Override
    public BatchOperations async() {
        return async;
    }
}
