package io.dynox.sdk;

import io.dynox.BatchGetResult;
import io.dynox.BatchWriter;
import io.dynox.FailureClassifier;
import io.dynox.GetOptions;
import io.dynox.WriteOptions;
import io.dynox.engine.BatchEngine;
import io.dynox.engine.EngineRuntime;
import io.dynox.engine.KeyReader;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * The engine for the items of tables: joins it to the tables' keys and to the transports.
 *
 * <p>Thread-safe.
 */
final class TableEngine {

    private final BatchEngine engine;
    private final EngineRuntime runtime;
    private final ServiceSite site;
    private final KeySchemas schemas;
    private final BatchCalls calls;
    private final FailureClassifier classifier;

    TableEngine(
            BatchEngine engine,
            EngineRuntime runtime,
            ServiceSite site,
            KeySchemas schemas,
            BatchCalls calls,
            FailureClassifier classifier) {
        this.engine = engine;
        this.runtime = runtime;
        this.site = site;
        this.schemas = schemas;
        this.calls = calls;
        this.classifier = classifier;
    }

    /** Where futures of callers are completed. */
    Executor callbacks() {
        return runtime::execute;
    }

    <T> BatchWriter<T> openWriter(TableModel<T> model, WriteOptions options) {
        CompletableFuture<TableKeyReader> keys = keys(model);
        FaultRules faults = new FaultRules(model.table(), "BatchWriteItem", site, classifier);
        return engine.openWriter(
                model.table(),
                model.lane(),
                new ItemWriteCodec<>(model),
                keys.thenApply(reader -> (KeyReader<WriteRequest>) reader),
                new BatchWriteTransport(calls, faults, keys),
                options);
    }

    /** Reads keys; nothing is sent when any of them is illegal. */
    <T> CompletableFuture<BatchGetResult<T>> read(
            TableModel<T> model, List<? extends Map<String, ?>> keys, GetOptions options) {
        return Relay.to(callbacks(), () -> {
            KeyList encoded = KeyList.encode(model.table(), keys);
            return keys(model).thenCompose(reader -> {
                GetPlan plan = GetPlan.of(encoded, reader);
                FaultRules faults = new FaultRules(model.table(), "BatchGetItem", site, classifier);
                return engine.read(
                                model.table(),
                                model.lane(),
                                plan.distinctKeys(),
                                new BatchGetTransport(
                                        calls, faults, reader, Projection.of(options.projection(), reader.keyNames())),
                                options)
                        .thenApply(read -> plan.result(read, model.mapper()));
            });
        });
    }

    private CompletableFuture<TableKeyReader> keys(TableModel<?> model) {
        CompletableFuture<TableKeys> keys =
                model.keys() == null ? schemas.of(model.table()) : CompletableFuture.completedFuture(model.keys());
        return keys.thenApply(known -> new TableKeyReader(model.table(), known));
    }
}
