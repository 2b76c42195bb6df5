package io.dynox.internal.table;

import io.dynox.BatchGetResult;
import io.dynox.BatchOperations;
import io.dynox.BatchTable;
import io.dynox.BatchWriterFactory;
import io.dynox.GetOptions;
import io.dynox.ItemMapping;
import io.dynox.SyncBatchOperations;
import io.dynox.SyncBatchTable;
import io.dynox.WriteOptions;
import io.dynox.annotation.DynoxTable;
import io.dynox.internal.mapping.ItemMappers;
import io.dynox.internal.sdk.TableModel;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/** Makes the views of tables. Thread-safe. */
final class DefaultBatchOperations implements BatchOperations {

    private final TableEngine engine;
    private final BatchWriterFactory writers;
    private final TableOptions options;
    private final UnaryOperator<String> tableNames;
    private final SyncBatchOperations sync;

    DefaultBatchOperations(
            TableEngine engine, BatchWriterFactory writers, TableOptions options, UnaryOperator<String> tableNames) {
        this.engine = engine;
        this.writers = writers;
        this.options = options;
        this.tableNames = tableNames;
        this.sync = new BlockingBatchOperations(this);
    }

    @Override
    public BatchTable<Map<String, Object>> table(String table) {
        return view(TableModel.ofMaps(table));
    }

    @Override
    public <T> BatchTable<T> table(String table, Class<T> type) {
        return view(TableModel.of(table, ItemMappers.of(Objects.requireNonNull(type, "type")), type));
    }

    @Override
    public <T> BatchTable<T> table(String table, ItemMapping<T> mapping) {
        return view(
                TableModel.of(table, ItemMappers.of(Objects.requireNonNull(mapping, "mapping")), mapping.getClass()));
    }

    @Override
    public <T> BatchTable<T> table(Class<T> type) {
        DynoxTable named = type.getAnnotation(DynoxTable.class);
        if (named == null) {
            throw new IllegalArgumentException("Class " + type.getTypeName()
                    + " doesn't name its table: annotate it with @DynoxTable, or give the table's name.");
        }
        return table(tableNames.apply(named.value()), type)
                .with(WriteOptions.builder().mode(named.writeMode()).build());
    }

    @Override
    public BatchOperations with(GetOptions changed) {
        return new DefaultBatchOperations(engine, writers, options.with(changed), tableNames);
    }

    @Override
    public CompletableFuture<Map<String, BatchGetResult<Map<String, Object>>>> batchGet(
            Map<String, ? extends Collection<? extends Map<String, ?>>> keysByTable) {
        return new SeveralTables(engine, keysByTable, options.get()).read();
    }

    @Override
    public SyncBatchOperations sync() {
        return sync;
    }

    private <T> BatchTable<T> view(TableModel<T> model) {
        return new DefaultBatchTable<>(engine, writers, model, options);
    }

    /** The blocking twin of batch operations. Thread-safe. */
    private record BlockingBatchOperations(BatchOperations async) implements SyncBatchOperations {

        @Override
        public SyncBatchTable<Map<String, Object>> table(String table) {
            return async.table(table).sync();
        }

        @Override
        public <T> SyncBatchTable<T> table(String table, Class<T> type) {
            return async.table(table, type).sync();
        }

        @Override
        public <T> SyncBatchTable<T> table(String table, ItemMapping<T> mapping) {
            return async.table(table, mapping).sync();
        }

        @Override
        public <T> SyncBatchTable<T> table(Class<T> type) {
            return async.table(type).sync();
        }

        @Override
        public SyncBatchOperations with(GetOptions options) {
            return async.with(options).sync();
        }

        @Override
        public Map<String, BatchGetResult<Map<String, Object>>> batchGet(
                Map<String, ? extends Collection<? extends Map<String, ?>>> keysByTable) {
            return BlockingTable.whole(
                    String.join(", ", keysByTable.keySet()),
                    async.batchGet(keysByTable),
                    "a batch get; its items are lost");
        }
    }
}
