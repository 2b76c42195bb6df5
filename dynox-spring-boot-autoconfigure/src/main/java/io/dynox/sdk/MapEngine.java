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
 * The engine for items that are maps: joins it to the tables' keys and to the transports.
 *
 * <p>Thread-safe.
 */
final class MapEngine {

    private final BatchEngine engine;
    private final EngineRuntime runtime;
    private final ServiceSite site;
    private final KeySchemas schemas;
    private final BatchCalls calls;
    private final FailureClassifier classifier;

    MapEngine(
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

    <T extends Map<String, ?>> BatchWriter<T> openWriter(String table, WriteOptions options) {
        String lane = TableName.of(table);
        CompletableFuture<TableKeyReader> keys = keys(table);
        FaultRules faults = new FaultRules(table, "BatchWriteItem", site, classifier);
        return engine.openWriter(
                table,
                lane,
                new MapWriteCodec<T>(table),
                keys.thenApply(reader -> (KeyReader<WriteRequest>) reader),
                new BatchWriteTransport(calls, faults, keys),
                options);
    }

    /** Reads keys; nothing is sent when any of them is illegal. */
    CompletableFuture<BatchGetResult<Map<String, Object>>> read(
            String table, List<? extends Map<String, ?>> keys, GetOptions options) {
        return Relay.to(callbacks(), () -> {
            KeyList encoded = KeyList.encode(table, keys);
            return keys(table).thenCompose(reader -> {
                GetPlan plan = GetPlan.of(encoded, reader);
                FaultRules faults = new FaultRules(table, "BatchGetItem", site, classifier);
                return engine.read(
                                table,
                                TableName.of(table),
                                plan.distinctKeys(),
                                new BatchGetTransport(calls, faults, reader),
                                options)
                        .thenApply(plan::result);
            });
        });
    }

    private CompletableFuture<TableKeyReader> keys(String table) {
        return schemas.of(table).thenApply(keys -> new TableKeyReader(table, keys));
    }
}
