package io.dynox.sdk;

import io.dynox.BatchGetResult;
import io.dynox.BatchOperations;
import io.dynox.BatchWriteResult;
import io.dynox.DynoxInterruptedException;
import io.dynox.GetOptions;
import io.dynox.SyncBatchOperations;
import io.dynox.SyncBatchWriter;
import io.dynox.WriteOptions;
import io.dynox.engine.Await;
import io.dynox.engine.BlockingBatchWriter;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.reactivestreams.Publisher;

/**
 * The blocking twin of batch operations.
 *
 * <p>Thread-safe.
 */
final class BlockingBatchOperations implements SyncBatchOperations {

    private final BatchOperations async;
    private final WriteOptions writeOptions;
    private final GetOptions getOptions;

    BlockingBatchOperations(BatchOperations async, WriteOptions writeOptions, GetOptions getOptions) {
        this.async = async;
        this.writeOptions = writeOptions;
        this.getOptions = getOptions;
    }

    @Override
    public BatchGetResult<Map<String, Object>> batchGet(String table, Collection<? extends Map<String, ?>> keys) {
        return batchGet(table, keys, getOptions);
    }

    @Override
    public BatchGetResult<Map<String, Object>> batchGet(
            String table, Collection<? extends Map<String, ?>> keys, GetOptions options) {
        return Await.result(table, async.batchGet(table, keys, options), "a batch get; its items are lost");
    }

    @Override
    public BatchWriteResult batchWrite(
            String table,
            Collection<? extends Map<String, ?>> putItems,
            Collection<? extends Map<String, ?>> deleteKeys) {
        return batchWrite(table, putItems, deleteKeys, writeOptions);
    }

    @Override
    public BatchWriteResult batchWrite(
            String table,
            Collection<? extends Map<String, ?>> putItems,
            Collection<? extends Map<String, ?>> deleteKeys,
            WriteOptions options) {
        return whole(table, async.batchWrite(table, putItems, deleteKeys, options));
    }

    @Override
    public SyncBatchWriter<Map<String, Object>> writer(String table) {
        return writer(table, writeOptions);
    }

    @Override
    public SyncBatchWriter<Map<String, Object>> writer(String table, WriteOptions options) {
        return new BlockingBatchWriter<>(table, async.writer(table, options), options.putTimeout());
    }

    @Override
    public BatchWriteResult write(String table, Consumer<? super SyncBatchWriter<Map<String, Object>>> body) {
        return write(table, body, writeOptions);
    }

    @Override
    public BatchWriteResult write(
            String table, Consumer<? super SyncBatchWriter<Map<String, Object>>> body, WriteOptions options) {
        Objects.requireNonNull(body, "body");
        return ScopedWrite.run(writer(table, options), body);
    }

    @Override
    public BatchWriteResult writeAll(String table, Publisher<? extends Map<String, ?>> items) {
        return writeAll(table, items, writeOptions);
    }

    @Override
    public BatchWriteResult writeAll(String table, Publisher<? extends Map<String, ?>> items, WriteOptions options) {
        return whole(table, async.writeAll(table, items, options));
    }

    private static BatchWriteResult whole(String table, CompletableFuture<BatchWriteResult> result) {
        try {
            return Await.result(table, result, "a batch write; what was not sent yet is not written");
        } catch (DynoxInterruptedException e) {
            result.cancel(false);
            throw e;
        }
    }

    @Override
    public BatchOperations async() {
        return async;
    }
}
