package io.dynox.internal.table;

import io.dynox.BatchOperations;
import io.dynox.BatchWriterFactory;
import io.dynox.ScanOptions;
import io.dynox.event.BatchListener.HotKey;
import io.dynox.event.EngineSnapshot;
import io.dynox.event.HotKeyOptions;
import io.dynox.internal.engine.BatchEngine;
import io.dynox.internal.engine.runtime.EngineRuntime;
import io.dynox.internal.engine.runtime.RetryBudget;
import io.dynox.internal.hotkeys.HotKeys;
import io.dynox.internal.sdk.BatchCalls;
import io.dynox.internal.sdk.KeySchemaQuestion;
import io.dynox.internal.sdk.KeySchemas;
import io.dynox.internal.sdk.SdkTransports;
import io.dynox.internal.sdk.ServiceSite;
import io.dynox.internal.sdk.SingleItems;
import io.dynox.internal.sdk.TableTransports;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The engine over a client of the AWS SDK: the door of this package. Thread-safe. */
public final class BatchClient {

    private final BatchEngine engine;
    private final ClientSetup setup;
    private final TableEngine tables;
    private final TableTransports transports;
    private final BatchWriterFactory writerFactory;
    private final @Nullable HotKeys hotKeys;

    /** Puts the parts together. */
    public BatchClient(ClientSetup setup) {
        this.setup = setup;
        EngineRuntime runtime = setup.runtime();
        ServiceSite site = new ServiceSite(setup.client(), runtime::execute);
        BatchCalls calls = new BatchCalls(setup.client(), setup.attemptTimeout());
        this.transports =
                setup.transport().choose(new SdkTransports(calls, site, setup.classifier()), runtime::execute);
        this.engine = new BatchEngine(
                runtime,
                setup.listeners(),
                setup.writeOptions().concurrency(),
                setup.getOptions().concurrency(),
                setup.pacers(),
                setup.callerContext(),
                longestAttempt(setup.attemptTimeout()),
                transports.name());
        HotKeyOptions hotKeyOptions = setup.hotKeys();
        this.hotKeys = hotKeyOptions == null
                ? null
                : new HotKeys(hotKeyOptions, runtime::nanoTime, HotKeyWatch::text, engine.listener());
        KeySchemas schemas = new KeySchemas(
                new KeySchemaQuestion.Setting(
                        calls, new RetryBudget(setup.writeOptions().retry()), runtime, site),
                setup.classifier(),
                setup.tableKeys());
        this.tables = new TableEngine(
                engine,
                schemas,
                transports,
                new HotKeyWatch(hotKeys),
                new SingleItems(transports.items(), runtime, engine::callbacks, site, schemas, setup.classifier()));
        this.writerFactory = new DefaultBatchWriterFactory(tables);
    }

    /** A client that keeps its own limit ends a request first; one that doesn't must not hold it for ever. */
    private static Duration longestAttempt(@Nullable Duration ofClient) {
        return ofClient == null ? BatchEngine.LONGEST_ATTEMPT : ofClient.plus(ofClient.dividedBy(4));
    }

    /** The factory of the engine's own writers. */
    public BatchWriterFactory writerFactory() {
        return writerFactory;
    }

    /** Operations whose writers a factory opens. */
    public BatchOperations operations(BatchWriterFactory writers) {
        return new DefaultBatchOperations(
                tables,
                writers,
                new TableOptions(setup.writeOptions(), setup.getOptions(), ScanOptions.DEFAULT),
                setup.tableNames());
    }

    /** The name of the way in which requests are sent. */
    public String transport() {
        return transports.name();
    }

    /** What the engine does at this moment. */
    public EngineSnapshot snapshot() {
        return engine.snapshot();
    }

    /** The partition keys with the most requests. */
    public List<HotKey> hotKeys() {
        return hotKeys == null ? List.of() : hotKeys.top();
    }

    /** Sends what the open writers hold. */
    public CompletableFuture<Void> flush() {
        return engine.flush();
    }

    /** Ends the writers. */
    public void close() {
        engine.close(setup.shutdownTimeout());
    }
}
