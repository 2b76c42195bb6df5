package io.dynox.internal.sdk;

import io.dynox.BatchGetResult;
import io.dynox.BatchTable;
import io.dynox.BatchWriteResult;
import io.dynox.BatchWriter;
import io.dynox.DynoxInterruptedException;
import io.dynox.GetOptions;
import io.dynox.KeyResult;
import io.dynox.OperationKind;
import io.dynox.ScanOptions;
import io.dynox.SyncBatchTable;
import io.dynox.SyncBatchWriter;
import io.dynox.WriteOptions;
import io.dynox.internal.engine.runtime.Await;
import io.dynox.internal.engine.write.BlockingBatchWriter;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.reactivestreams.Publisher;

/**
 * The blocking twin of batch operations on a table.
 *
 * <p>Thread-safe.
 */
final class BlockingTable<T> implements SyncBatchTable<T> {

    private final EngineTable<T> async;
    private final WriteOptions writeOptions;
    private final GetOptions getOptions;

    BlockingTable(EngineTable<T> async, WriteOptions writeOptions, GetOptions getOptions) {
        this.async = async;
        this.writeOptions = writeOptions;
        this.getOptions = getOptions;
    }

    @Override
    public String name() {
        return async.name();
    }

    @Override
    public BatchGetResult<T> batchGet(Collection<? extends Map<String, ?>> keys) {
        return batchGet(keys, getOptions);
    }

    @Override
    public BatchGetResult<T> batchGet(Collection<? extends Map<String, ?>> keys, GetOptions options) {
        return whole(name(), async.batchGet(keys, options), "a batch get; its items are lost");
    }

    @Override
    public BatchWriteResult batchWrite(
            Collection<? extends T> putItems, Collection<? extends Map<String, ?>> deleteKeys) {
        return batchWrite(putItems, deleteKeys, writeOptions);
    }

    @Override
    public BatchWriteResult batchWrite(
            Collection<? extends T> putItems, Collection<? extends Map<String, ?>> deleteKeys, WriteOptions options) {
        return whole(async.batchWrite(putItems, deleteKeys, options));
    }

    @Override
    public SyncBatchWriter<T> writer() {
        return writer(writeOptions);
    }

    @Override
    public SyncBatchWriter<T> writer(WriteOptions options) {
        return new BlockingBatchWriter<>(name(), async.writer(options), options.putTimeout());
    }

    @Override
    public BatchWriteResult write(Consumer<? super SyncBatchWriter<T>> body) {
        return write(body, writeOptions);
    }

    @Override
    public BatchWriteResult write(Consumer<? super SyncBatchWriter<T>> body, WriteOptions options) {
        Objects.requireNonNull(body, "body");
        BatchWriter<T> writer = async.writer(OperationKind.WRITE, options);
        return ScopedWrite.run(new BlockingBatchWriter<>(name(), writer, options.putTimeout()), body);
    }

    @Override
    public BatchWriteResult writeAll(Stream<? extends T> items) {
        return writeAll(items, writeOptions);
    }

    @Override
    public BatchWriteResult writeAll(Stream<? extends T> items, WriteOptions options) {
        Objects.requireNonNull(items, "items");
        try (items) {
            return write(writer -> items.forEachOrdered(writer::put), options);
        }
    }

    private BatchWriteResult whole(CompletableFuture<BatchWriteResult> result) {
        return whole(name(), result, "a batch write; what was not sent yet is not written");
    }

    /** Waits; a thread that is interrupted wants nothing more to be sent. */
    static <R> R whole(String table, CompletableFuture<R> result, String what) {
        try {
            return Await.result(table, result, what);
        } catch (DynoxInterruptedException e) {
            result.cancel(false);
            throw e;
        }
    }

    @Override
    public Stream<T> batchGetAll(Stream<? extends Map<String, ?>> keys) {
        return batchGetAll(keys, getOptions);
    }

    @Override
    public Stream<T> batchGetAll(Stream<? extends Map<String, ?>> keys, GetOptions options) {
        return PulledStream.of(
                name(), keys, (Publisher<Map<String, ?>> published) -> async.batchGetAll(published, options));
    }

    @Override
    public Stream<KeyResult<T>> batchGetEach(Stream<? extends Map<String, ?>> keys) {
        return batchGetEach(keys, getOptions);
    }

    @Override
    public Stream<KeyResult<T>> batchGetEach(Stream<? extends Map<String, ?>> keys, GetOptions options) {
        return PulledStream.of(
                name(), keys, (Publisher<Map<String, ?>> published) -> async.batchGetEach(published, options));
    }

    @Override
    public Stream<T> scan() {
        return PulledStream.of(name(), async.scan());
    }

    @Override
    public Stream<T> scan(ScanOptions options) {
        return PulledStream.of(name(), async.scan(options));
    }

    @Override
    public BatchTable<T> async() {
        return async;
    }

    // single items

    @Override
    public void save(T item) {
        Await.result(name(), async.save(item), "a put, which may be written or not");
    }

    @Override
    public Optional<T> get(Map<String, ?> key) {
        return get(key, getOptions);
    }

    @Override
    public Optional<T> get(Map<String, ?> key, GetOptions options) {
        return Await.result(name(), async.get(key, options), "a get; its item is lost");
    }

    @Override
    public void delete(Map<String, ?> key) {
        Await.result(name(), async.delete(key), "a delete, which may be done or not");
    }

    @Override
    public Map<String, Object> keyOf(T item) {
        return async.keyOf(item);
    }

    @Override
    public Map<String, Object> key(Object partition) {
        return async.key(partition);
    }

    @Override
    public Map<String, Object> key(Object partition, Object sort) {
        return async.key(partition, sort);
    }

    @Override
    public SyncBatchTable<Map<String, Object>> asMaps() {
        return async.asMaps().sync();
    }
}
