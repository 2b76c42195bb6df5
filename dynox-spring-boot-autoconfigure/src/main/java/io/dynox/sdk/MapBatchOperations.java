package io.dynox.sdk;

import io.dynox.BatchGetResult;
import io.dynox.BatchOperations;
import io.dynox.BatchWriteResult;
import io.dynox.BatchWriter;
import io.dynox.GetOptions;
import io.dynox.SyncBatchOperations;
import io.dynox.WriteAccount;
import io.dynox.WriteOptions;
import io.dynox.engine.WriteSubscriber;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.reactivestreams.Publisher;

/**
 * Batch operations on plain maps.
 *
 * <p>Thread-safe.
 */
final class MapBatchOperations implements BatchOperations {

    private final MapEngine engine;
    private final WriteOptions writeOptions;
    private final GetOptions getOptions;
    private final SyncBatchOperations sync;

    MapBatchOperations(MapEngine engine, WriteOptions writeOptions, GetOptions getOptions) {
        this.engine = engine;
        this.writeOptions = writeOptions;
        this.getOptions = getOptions;
        this.sync = new BlockingBatchOperations(this, writeOptions, getOptions);
    }

    @Override
    public CompletableFuture<BatchGetResult<Map<String, Object>>> batchGet(
            String table, Collection<? extends Map<String, ?>> keys) {
        return batchGet(table, keys, getOptions);
    }

    @Override
    public CompletableFuture<BatchGetResult<Map<String, Object>>> batchGet(
            String table, Collection<? extends Map<String, ?>> keys, GetOptions options) {
        checkTable(table);
        Objects.requireNonNull(options, "options");
        List<? extends Map<String, ?>> asked = copy("keys", keys);
        return asked.isEmpty()
                ? CompletableFuture.completedFuture(
                        new BatchGetResult<>(table, List.of(), List.of(), List.of(), 0, 0, 0, Duration.ZERO))
                : engine.read(table, asked, options);
    }

    @Override
    public CompletableFuture<BatchWriteResult> batchWrite(
            String table,
            Collection<? extends Map<String, ?>> putItems,
            Collection<? extends Map<String, ?>> deleteKeys) {
        return batchWrite(table, putItems, deleteKeys, writeOptions);
    }

    @Override
    public CompletableFuture<BatchWriteResult> batchWrite(
            String table,
            Collection<? extends Map<String, ?>> putItems,
            Collection<? extends Map<String, ?>> deleteKeys,
            WriteOptions options) {
        checkTable(table);
        Objects.requireNonNull(options, "options");
        List<? extends Map<String, ?>> puts = copy("putItems", putItems);
        List<? extends Map<String, ?>> deletes = copy("deleteKeys", deleteKeys);
        if (puts.isEmpty() && deletes.isEmpty()) {
            return CompletableFuture.completedFuture(nothing(table));
        }
        BatchWriter<Map<String, ?>> writer = engine.openWriter(table, options);
        return ended(
                writer,
                Relay.to(
                        engine.callbacks(),
                        () -> ScopedWrite.run(writer, () -> WriteFeed.of(writer, puts, deletes, engine.callbacks()))));
    }

    @Override
    public BatchWriter<Map<String, Object>> writer(String table) {
        return writer(table, writeOptions);
    }

    @Override
    public BatchWriter<Map<String, Object>> writer(String table, WriteOptions options) {
        checkTable(table);
        Objects.requireNonNull(options, "options");
        return engine.openWriter(table, options);
    }

    @Override
    public CompletableFuture<BatchWriteResult> write(
            String table, Function<? super BatchWriter<Map<String, Object>>, ? extends CompletionStage<?>> body) {
        return write(table, body, writeOptions);
    }

    @Override
    public CompletableFuture<BatchWriteResult> write(
            String table,
            Function<? super BatchWriter<Map<String, Object>>, ? extends CompletionStage<?>> body,
            WriteOptions options) {
        Objects.requireNonNull(body, "body");
        BatchWriter<Map<String, Object>> writer = writer(table, options);
        return ended(writer, Relay.to(engine.callbacks(), () -> ScopedWrite.run(writer, () -> body.apply(writer))));
    }

    @Override
    public CompletableFuture<BatchWriteResult> writeAll(String table, Publisher<? extends Map<String, ?>> items) {
        return writeAll(table, items, writeOptions);
    }

    @Override
    public CompletableFuture<BatchWriteResult> writeAll(
            String table, Publisher<? extends Map<String, ?>> items, WriteOptions options) {
        checkTable(table);
        Objects.requireNonNull(items, "items");
        Objects.requireNonNull(options, "options");
        BatchWriter<Map<String, ?>> writer = engine.openWriter(table, options);
        WriteSubscriber<Map<String, ?>> subscriber = new WriteSubscriber<>(writer, options.bufferItems());
        items.subscribe(subscriber);
        return ended(writer, Relay.to(engine.callbacks(), subscriber::result));
    }

    @Override
    public SyncBatchOperations sync() {
        return sync;
    }

    /** A caller that cancels wants nothing more to be sent. */
    private static CompletableFuture<BatchWriteResult> ended(
            BatchWriter<?> writer, CompletableFuture<BatchWriteResult> result) {
        CompletableFuture<?> unused = result.whenComplete((account, failure) -> {
            if (result.isCancelled()) {
                CompletableFuture<?> unusedAccount = writer.abort();
            }
        });
        return result;
    }

    private static BatchWriteResult nothing(String table) {
        WriteAccount account = new WriteAccount(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        return new BatchWriteResult(table, account, 0, 0, 0, Duration.ZERO, List.of(), List.of());
    }

    private static void checkTable(String table) {
        TableName.of(Objects.requireNonNull(table, "table"));
    }

    private static <T> List<T> copy(String name, Collection<T> maps) {
        return List.copyOf(Objects.requireNonNull(maps, name));
    }
}
