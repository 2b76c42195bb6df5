package io.dynox.reactive;

import io.dynox.BatchGetResult;
import io.dynox.BatchOperations;
import io.dynox.BatchWriteResult;
import io.dynox.BatchWriter;
import io.dynox.GetOptions;
import io.dynox.ItemMapping;
import io.dynox.KeyResult;
import io.dynox.ScanOptions;
import io.dynox.WriteMode;
import io.dynox.WriteOptions;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Subscribes to nothing but the asynchronous operations.
 *
 * <p>Thread-safe.
 */
final class LazyBatchOperations implements ReactiveBatchOperations {

    private final BatchOperations async;

    LazyBatchOperations(BatchOperations async) {
        this.async = Objects.requireNonNull(async, "operations");
    }

    @Override
    public Mono<BatchGetResult<Map<String, Object>>> batchGet(String table, Collection<? extends Map<String, ?>> keys) {
        return Mono.fromFuture(() -> async.batchGet(table, keys));
    }

    @Override
    public Mono<BatchGetResult<Map<String, Object>>> batchGet(
            String table, Collection<? extends Map<String, ?>> keys, GetOptions options) {
        return Mono.fromFuture(() -> async.batchGet(table, keys, options));
    }

    @Override
    public Mono<Map<String, BatchGetResult<Map<String, Object>>>> batchGet(
            Map<String, ? extends Collection<? extends Map<String, ?>>> keysByTable) {
        return Mono.fromFuture(() -> async.batchGet(keysByTable));
    }

    @Override
    public Mono<Map<String, BatchGetResult<Map<String, Object>>>> batchGet(
            Map<String, ? extends Collection<? extends Map<String, ?>>> keysByTable, GetOptions options) {
        return Mono.fromFuture(() -> async.batchGet(keysByTable, options));
    }

    @Override
    public Mono<BatchWriteResult> batchWrite(
            String table,
            Collection<? extends Map<String, ?>> putItems,
            Collection<? extends Map<String, ?>> deleteKeys) {
        return Mono.fromFuture(() -> async.batchWrite(table, putItems, deleteKeys));
    }

    @Override
    public Mono<BatchWriteResult> batchWrite(
            String table,
            Collection<? extends Map<String, ?>> putItems,
            Collection<? extends Map<String, ?>> deleteKeys,
            WriteOptions options) {
        return Mono.fromFuture(() -> async.batchWrite(table, putItems, deleteKeys, options));
    }

    @Override
    public Mono<BatchWriteResult> write(
            String table, Function<? super BatchWriter<Map<String, Object>>, ? extends Publisher<?>> body) {
        return Bodies.scoped(body, issued -> async.write(table, issued));
    }

    @Override
    public Mono<BatchWriteResult> write(
            String table,
            Function<? super BatchWriter<Map<String, Object>>, ? extends Publisher<?>> body,
            WriteOptions options) {
        return Bodies.scoped(body, issued -> async.write(table, issued, options));
    }

    @Override
    public Mono<BatchWriteResult> writeAll(String table, Publisher<? extends Map<String, ?>> items) {
        return Mono.fromFuture(() -> async.writeAll(table, items));
    }

    @Override
    public Mono<BatchWriteResult> writeAll(
            String table, Publisher<? extends Map<String, ?>> items, WriteOptions options) {
        return Mono.fromFuture(() -> async.writeAll(table, items, options));
    }

    @Override
    public Flux<Map<String, Object>> batchGetAll(String table, Publisher<? extends Map<String, ?>> keys) {
        return Flux.defer(() -> async.batchGetAll(table, keys));
    }

    @Override
    public Flux<Map<String, Object>> batchGetAll(
            String table, Publisher<? extends Map<String, ?>> keys, GetOptions options) {
        return Flux.defer(() -> async.batchGetAll(table, keys, options));
    }

    @Override
    public Flux<KeyResult<Map<String, Object>>> batchGetEach(String table, Publisher<? extends Map<String, ?>> keys) {
        return Flux.defer(() -> async.batchGetEach(table, keys));
    }

    @Override
    public Flux<KeyResult<Map<String, Object>>> batchGetEach(
            String table, Publisher<? extends Map<String, ?>> keys, GetOptions options) {
        return Flux.defer(() -> async.batchGetEach(table, keys, options));
    }

    @Override
    public Flux<Map<String, Object>> scan(String table) {
        return Flux.defer(() -> async.scan(table));
    }

    @Override
    public Flux<Map<String, Object>> scan(String table, ScanOptions options) {
        return Flux.defer(() -> async.scan(table, options));
    }

    @Override
    public <T> ReactiveBatchTable<T> table(String table, Class<T> type) {
        return new LazyBatchTable<>(async.table(table, type));
    }

    @Override
    public <T> ReactiveBatchTable<T> table(String table, Class<T> type, WriteMode mode) {
        return new LazyBatchTable<>(async.table(table, type, mode));
    }

    @Override
    public <T> ReactiveBatchTable<T> table(String table, ItemMapping<T> mapping) {
        return new LazyBatchTable<>(async.table(table, mapping));
    }

    @Override
    public <T> ReactiveBatchTable<T> table(String table, ItemMapping<T> mapping, WriteMode mode) {
        return new LazyBatchTable<>(async.table(table, mapping, mode));
    }

    @Override
    public <T> ReactiveBatchTable<T> table(Class<T> type) {
        return new LazyBatchTable<>(async.table(type));
    }

    @Override
    public BatchOperations async() {
        return async;
    }
}
