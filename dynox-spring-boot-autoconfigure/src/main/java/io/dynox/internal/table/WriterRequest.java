package io.dynox.internal.table;

import io.dynox.BatchWriterFactory;
import io.dynox.OperationKind;
import io.dynox.WriteOptions;
import io.dynox.internal.sdk.TableModel;
import java.util.OptionalLong;

/** The writer that an operation needs. Immutable. */
record WriterRequest<T>(TableModel<T> model, OperationKind kind, OptionalLong writes, WriteOptions options)
        implements BatchWriterFactory.Request<T> {

    @Override
    public String table() {
        return model.table();
    }

    @Override
    public WriterRequest<T> with(WriteOptions changed) {
        return new WriterRequest<>(model, kind, writes, changed.withDefaults(options));
    }
}
