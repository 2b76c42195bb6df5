package io.dynox.internal.table;

import io.dynox.BatchGetResult;
import io.dynox.BatchWriteResult;
import io.dynox.BatchWriter;
import io.dynox.DynoxInterruptedException;
import io.dynox.GetOptions;
import io.dynox.KeyResult;
import io.dynox.OperationKind;
import io.dynox.Query;
import io.dynox.ReadPage;
import io.dynox.ScanOptions;
import io.dynox.SyncBatchTable;
import io.dynox.SyncBatchWriter;
import io.dynox.WriteEstimate;
import io.dynox.WriteOptions;
import io.dynox.internal.engine.runtime.Await;
import io.dynox.internal.engine.write.BlockingBatchWriter;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The blocking twin of batch operations on a table. Thread-safe. */
record BlockingTable<T>(DefaultBatchTable<T> async, Duration putTimeout) implements SyncBatchTable<T> {

    @Override
    public String name() {
        return async.name();
    }

    @Override
    public SyncBatchTable<T> with(GetOptions options) {
        return async.with(options).sync();
    }

    @Override
    public SyncBatchTable<T> with(WriteOptions options) {
        return async.with(options).sync();
    }

    @Override
    public SyncBatchTable<T> with(ScanOptions options) {
        return async.with(options).sync();
    }

    @Override
    public BatchGetResult<T> batchGet(Collection<? extends Map<String, ?>> keys) {
        return whole(name(), async.batchGet(keys), "a batch get; its items are lost");
    }

    @Override
    public BatchWriteResult batchWrite(
            Collection<? extends T> putItems, Collection<? extends Map<String, ?>> deleteKeys) {
        return whole(async.batchWrite(putItems, deleteKeys));
    }

    @Override
    public SyncBatchWriter<T> writer() {
        return new BlockingBatchWriter<>(name(), async.writer(), putTimeout);
    }

    @Override
    public BatchWriteResult write(Consumer<? super SyncBatchWriter<T>> body) {
        Objects.requireNonNull(body, "body");
        BatchWriter<T> writer = async.writer(OperationKind.WRITE);
        return ScopedWrite.run(new BlockingBatchWriter<>(name(), writer, putTimeout), body);
    }

    @Override
    public BatchWriteResult writeAll(Stream<? extends T> items) {
        Objects.requireNonNull(items, "items");
        try (items) {
            return write(writer -> items.forEachOrdered(writer::put));
        }
    }

    @Override
    public BatchWriteResult deleteAll(Stream<? extends Map<String, ?>> keys) {
        Objects.requireNonNull(keys, "keys");
        try (keys) {
            return write(writer -> keys.forEachOrdered(writer::delete));
        }
    }

    @Override
    public WriteEstimate estimate(Stream<? extends T> items) {
        Objects.requireNonNull(items, "items");
        try (items) {
            Estimating<T> estimating = whole(name(), async.estimating(), "an estimate");
            items.forEachOrdered(estimating::take);
            return estimating.estimate();
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
        return PulledStream.of(name(), keys, async::batchGetAll);
    }

    @Override
    public Stream<KeyResult<T>> batchGetEach(Stream<? extends Map<String, ?>> keys) {
        return PulledStream.of(name(), keys, async::batchGetEach);
    }

    @Override
    public Stream<T> scan() {
        return PulledStream.of(name(), async.scan());
    }

    @Override
    public Stream<ReadPage<T>> scanPages() {
        return PulledStream.ofPages(name(), async.scanPages());
    }

    @Override
    public Stream<T> query(Query query) {
        return PulledStream.of(name(), async.query(query));
    }

    @Override
    public Stream<ReadPage<T>> queryPages(Query query) {
        return PulledStream.ofPages(name(), async.queryPages(query));
    }

    // single items

    @Override
    public void save(T item) {
        Await.result(name(), async.save(item), "a put, which may be written or not");
    }

    @Override
    public Optional<T> get(Map<String, ?> key) {
        return Await.result(name(), async.get(key), "a get; its item is lost");
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
    public <S extends T> SyncBatchTable<S> only(Class<S> type) {
        return async.only(type).sync();
    }

    @Override
    public SyncBatchTable<Map<String, Object>> asMaps() {
        return async.asMaps().sync();
    }
}
