package io.dynox.internal.table;

import io.dynox.BatchGetResult;
import io.dynox.BatchOperations;
import io.dynox.GetOptions;
import io.dynox.ItemMapping;
import io.dynox.SyncBatchOperations;
import io.dynox.SyncBatchTable;
import java.util.Collection;
import java.util.Map;

/** The blocking twin of batch operations. Thread-safe. */
record BlockingBatchOperations(BatchOperations async) implements SyncBatchOperations {

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
