package io.dynox.internal.sdk;

import io.dynox.BatchGetResult;
import io.dynox.BatchOperations;
import io.dynox.BatchWriteResult;
import io.dynox.GetOptions;
import io.dynox.ItemMapping;
import io.dynox.KeyResult;
import io.dynox.ScanOptions;
import io.dynox.SyncBatchOperations;
import io.dynox.SyncBatchTable;
import io.dynox.SyncBatchWriter;
import io.dynox.WriteMode;
import io.dynox.WriteOptions;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The blocking twin of batch operations.
 *
 * <p>Thread-safe.
 */
final class BlockingBatchOperations implements SyncBatchOperations {

    private final MapBatchOperations async;

    BlockingBatchOperations(MapBatchOperations async) {
        this.async = async;
    }

    @Override
    public BatchGetResult<Map<String, Object>> batchGet(String table, Collection<? extends Map<String, ?>> keys) {
        return on(table).batchGet(keys);
    }

    @Override
    public BatchGetResult<Map<String, Object>> batchGet(
            String table, Collection<? extends Map<String, ?>> keys, GetOptions options) {
        return on(table).batchGet(keys, options);
    }

    @Override
    public BatchWriteResult batchWrite(
            String table,
            Collection<? extends Map<String, ?>> putItems,
            Collection<? extends Map<String, ?>> deleteKeys) {
        return on(table).batchWrite(MapBatchOperations.items(putItems), deleteKeys);
    }

    @Override
    public BatchWriteResult batchWrite(
            String table,
            Collection<? extends Map<String, ?>> putItems,
            Collection<? extends Map<String, ?>> deleteKeys,
            WriteOptions options) {
        return on(table).batchWrite(MapBatchOperations.items(putItems), deleteKeys, options);
    }

    @Override
    public SyncBatchWriter<Map<String, Object>> writer(String table) {
        return on(table).writer();
    }

    @Override
    public SyncBatchWriter<Map<String, Object>> writer(String table, WriteOptions options) {
        return on(table).writer(options);
    }

    @Override
    public BatchWriteResult write(String table, Consumer<? super SyncBatchWriter<Map<String, Object>>> body) {
        return on(table).write(body);
    }

    @Override
    public BatchWriteResult write(
            String table, Consumer<? super SyncBatchWriter<Map<String, Object>>> body, WriteOptions options) {
        return on(table).write(body, options);
    }

    @Override
    public BatchWriteResult writeAll(String table, Stream<? extends Map<String, ?>> items) {
        return on(table).writeAll(MapBatchOperations.items(items));
    }

    @Override
    public BatchWriteResult writeAll(String table, Stream<? extends Map<String, ?>> items, WriteOptions options) {
        return on(table).writeAll(MapBatchOperations.items(items), options);
    }

    @Override
    public Map<String, BatchGetResult<Map<String, Object>>> batchGet(
            Map<String, ? extends Collection<? extends Map<String, ?>>> keysByTable) {
        return whole(keysByTable, async.batchGet(keysByTable));
    }

    @Override
    public Map<String, BatchGetResult<Map<String, Object>>> batchGet(
            Map<String, ? extends Collection<? extends Map<String, ?>>> keysByTable, GetOptions options) {
        return whole(keysByTable, async.batchGet(keysByTable, options));
    }

    private static <R> R whole(Map<String, ?> keysByTable, CompletableFuture<R> result) {
        String tables = String.join(", ", keysByTable.keySet());
        return BlockingTable.whole(tables, result, "a batch get; its items are lost");
    }

    @Override
    public Stream<Map<String, Object>> batchGetAll(String table, Stream<? extends Map<String, ?>> keys) {
        return on(table).batchGetAll(keys);
    }

    @Override
    public Stream<Map<String, Object>> batchGetAll(
            String table, Stream<? extends Map<String, ?>> keys, GetOptions options) {
        return on(table).batchGetAll(keys, options);
    }

    @Override
    public Stream<KeyResult<Map<String, Object>>> batchGetEach(String table, Stream<? extends Map<String, ?>> keys) {
        return on(table).batchGetEach(keys);
    }

    @Override
    public Stream<KeyResult<Map<String, Object>>> batchGetEach(
            String table, Stream<? extends Map<String, ?>> keys, GetOptions options) {
        return on(table).batchGetEach(keys, options);
    }

    @Override
    public Stream<Map<String, Object>> scan(String table) {
        return on(table).scan();
    }

    @Override
    public Stream<Map<String, Object>> scan(String table, ScanOptions options) {
        return on(table).scan(options);
    }

    @Override
    public BatchOperations async() {
        return async;
    }

    private SyncBatchTable<Map<String, Object>> on(String table) {
        return async.on(table).sync();
    }

    // typed items

    @Override
    public <T> SyncBatchTable<T> table(String table, Class<T> type) {
        return async.table(table, type).sync();
    }

    @Override
    public <T> SyncBatchTable<T> table(String table, Class<T> type, WriteMode mode) {
        return async.table(table, type, mode).sync();
    }

    @Override
    public <T> SyncBatchTable<T> table(String table, ItemMapping<T> mapping) {
        return async.table(table, mapping).sync();
    }

    @Override
    public <T> SyncBatchTable<T> table(String table, ItemMapping<T> mapping, WriteMode mode) {
        return async.table(table, mapping, mode).sync();
    }

    @Override
    public <T> SyncBatchTable<T> table(Class<T> type) {
        return async.table(type).sync();
    }
}
