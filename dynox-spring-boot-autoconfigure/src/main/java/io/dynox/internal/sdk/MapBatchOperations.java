package io.dynox.internal.sdk;

import io.dynox.BatchGetResult;
import io.dynox.BatchOperations;
import io.dynox.BatchTable;
import io.dynox.BatchWriteResult;
import io.dynox.BatchWriter;
import io.dynox.GetOptions;
import io.dynox.ItemMapping;
import io.dynox.KeyResult;
import io.dynox.ScanOptions;
import io.dynox.SyncBatchOperations;
import io.dynox.WriteMode;
import io.dynox.WriteOptions;
import io.dynox.annotation.DynoxTable;
import io.dynox.internal.mapping.ItemMappers;
import io.dynox.internal.mapping.item.ItemMapper;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.reactivestreams.Publisher;

/**
 * Batch operations on plain maps.
 *
 * <p>Thread-safe.
 */
final class MapBatchOperations implements BatchOperations {

    private final TableEngine engine;
    private final WriteOptions writeOptions;
    private final GetOptions getOptions;
    private final UnaryOperator<String> tableNames;
    private final SyncBatchOperations sync;

    MapBatchOperations(
            TableEngine engine, WriteOptions writeOptions, GetOptions getOptions, UnaryOperator<String> tableNames) {
        this.engine = engine;
        this.writeOptions = writeOptions;
        this.getOptions = getOptions;
        this.tableNames = tableNames;
        this.sync = new BlockingBatchOperations(this);
    }

    @Override
    public CompletableFuture<BatchGetResult<Map<String, Object>>> batchGet(
            String table, Collection<? extends Map<String, ?>> keys) {
        return on(table).batchGet(keys);
    }

    @Override
    public CompletableFuture<BatchGetResult<Map<String, Object>>> batchGet(
            String table, Collection<? extends Map<String, ?>> keys, GetOptions options) {
        return on(table).batchGet(keys, options);
    }

    @Override
    public CompletableFuture<BatchWriteResult> batchWrite(
            String table,
            Collection<? extends Map<String, ?>> putItems,
            Collection<? extends Map<String, ?>> deleteKeys) {
        return on(table).batchWrite(items(putItems), deleteKeys);
    }

    @Override
    public CompletableFuture<BatchWriteResult> batchWrite(
            String table,
            Collection<? extends Map<String, ?>> putItems,
            Collection<? extends Map<String, ?>> deleteKeys,
            WriteOptions options) {
        return on(table).batchWrite(items(putItems), deleteKeys, options);
    }

    @Override
    public BatchWriter<Map<String, Object>> writer(String table) {
        return on(table).writer();
    }

    @Override
    public BatchWriter<Map<String, Object>> writer(String table, WriteOptions options) {
        return on(table).writer(options);
    }

    @Override
    public CompletableFuture<BatchWriteResult> write(
            String table, Function<? super BatchWriter<Map<String, Object>>, ? extends CompletionStage<?>> body) {
        return on(table).write(body);
    }

    @Override
    public CompletableFuture<BatchWriteResult> write(
            String table,
            Function<? super BatchWriter<Map<String, Object>>, ? extends CompletionStage<?>> body,
            WriteOptions options) {
        return on(table).write(body, options);
    }

    @Override
    public CompletableFuture<BatchWriteResult> writeAll(String table, Publisher<? extends Map<String, ?>> items) {
        return on(table).writeAll(items(items));
    }

    @Override
    public CompletableFuture<BatchWriteResult> writeAll(
            String table, Publisher<? extends Map<String, ?>> items, WriteOptions options) {
        return on(table).writeAll(items(items), options);
    }

    @Override
    public CompletableFuture<Map<String, BatchGetResult<Map<String, Object>>>> batchGet(
            Map<String, ? extends Collection<? extends Map<String, ?>>> keysByTable) {
        return batchGet(keysByTable, getOptions);
    }

    @Override
    public CompletableFuture<Map<String, BatchGetResult<Map<String, Object>>>> batchGet(
            Map<String, ? extends Collection<? extends Map<String, ?>>> keysByTable, GetOptions options) {
        return new SeveralTables(engine, keysByTable, options).read();
    }

    @Override
    public Publisher<Map<String, Object>> batchGetAll(String table, Publisher<? extends Map<String, ?>> keys) {
        return on(table).batchGetAll(keys);
    }

    @Override
    public Publisher<Map<String, Object>> batchGetAll(
            String table, Publisher<? extends Map<String, ?>> keys, GetOptions options) {
        return on(table).batchGetAll(keys, options);
    }

    @Override
    public Publisher<KeyResult<Map<String, Object>>> batchGetEach(
            String table, Publisher<? extends Map<String, ?>> keys) {
        return on(table).batchGetEach(keys);
    }

    @Override
    public Publisher<KeyResult<Map<String, Object>>> batchGetEach(
            String table, Publisher<? extends Map<String, ?>> keys, GetOptions options) {
        return on(table).batchGetEach(keys, options);
    }

    @Override
    public Publisher<Map<String, Object>> scan(String table) {
        return on(table).scan();
    }

    @Override
    public Publisher<Map<String, Object>> scan(String table, ScanOptions options) {
        return on(table).scan(options);
    }

    @Override
    public SyncBatchOperations sync() {
        return sync;
    }

    BatchTable<Map<String, Object>> on(String table) {
        return new EngineTable<>(engine, TableModel.ofMaps(table), writeOptions, getOptions);
    }

    /** Items are only read, so the type of their values may be left open. */
    @SuppressWarnings("unchecked")
    static Collection<Map<String, Object>> items(Collection<? extends Map<String, ?>> items) {
        return (Collection<Map<String, Object>>) items;
    }

    @SuppressWarnings("unchecked")
    static Publisher<Map<String, Object>> items(Publisher<? extends Map<String, ?>> items) {
        return (Publisher<Map<String, Object>>) items;
    }

    @SuppressWarnings("unchecked")
    static Stream<Map<String, Object>> items(Stream<? extends Map<String, ?>> items) {
        return (Stream<Map<String, Object>>) items;
    }

    // typed items

    @Override
    public <T> BatchTable<T> table(String table, Class<T> type) {
        return table(table, type, WriteMode.BATCHED);
    }

    @Override
    public <T> BatchTable<T> table(String table, Class<T> type, WriteMode mode) {
        return typed(table, ItemMappers.of(Objects.requireNonNull(type, "type"), mode), mode);
    }

    @Override
    public <T> BatchTable<T> table(String table, ItemMapping<T> mapping) {
        return table(table, mapping, WriteMode.BATCHED);
    }

    @Override
    public <T> BatchTable<T> table(String table, ItemMapping<T> mapping, WriteMode mode) {
        return typed(table, ItemMappers.of(Objects.requireNonNull(mapping, "mapping"), mode), mode);
    }

    @Override
    public <T> BatchTable<T> table(Class<T> type) {
        DynoxTable named = type.getAnnotation(DynoxTable.class);
        if (named == null) {
            throw new IllegalArgumentException("Class " + type.getTypeName()
                    + " doesn't name its table: annotate it with @DynoxTable, or give the table's name.");
        }
        return table(tableNames.apply(named.value()), type, named.writeMode());
    }

    private <T> BatchTable<T> typed(String table, ItemMapper<T> mapper, WriteMode mode) {
        return new EngineTable<>(engine, TableModel.of(table, mapper, mode), writeOptions, getOptions);
    }
}
