package io.dynox.internal.sdk;

import io.dynox.BatchOperations;
import io.dynox.BatchWriter;
import io.dynox.BatchWriterFactory;
import io.dynox.WriteOptions;
import java.util.Map;

/**
 * The factory of writers of plain maps. An object apart from the operations: containers look beans up by the types of their
 * instances, and must find one of each.
 *
 * <p>Thread-safe.
 */
record MapWriterFactory(BatchOperations operations) implements BatchWriterFactory {

    @Override
    public BatchWriter<Map<String, Object>> writer(String table) {
        return operations.writer(table);
    }

    @Override
    public BatchWriter<Map<String, Object>> writer(String table, WriteOptions options) {
        return operations.writer(table, options);
    }
}
