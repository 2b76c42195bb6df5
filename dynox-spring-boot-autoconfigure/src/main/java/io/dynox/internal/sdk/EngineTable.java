package io.dynox.internal.sdk;

import io.dynox.BatchGetResult;
import io.dynox.BatchTable;
import io.dynox.BatchWriteResult;
import io.dynox.BatchWriter;
import io.dynox.GetOptions;
import io.dynox.KeyResult;
import io.dynox.OperationKind;
import io.dynox.ScanOptions;
import io.dynox.SyncBatchTable;
import io.dynox.WriteOptions;
import io.dynox.internal.engine.write.WriteSubscriber;
import io.dynox.internal.report.Results;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Stream;
import org.reactivestreams.Publisher;

/**
 * Batch operations on a table.
 *
 * <p>Thread-safe.
 */
final class EngineTable<T> implements BatchTable<T> {

    private final TableEngine engine;
    private final TableModel<T> model;
    private final WriteOptions writeOptions;
    private final GetOptions getOptions;
    private final SyncBatchTable<T> sync;

    EngineTable(TableEngine engine, TableModel<T> model, WriteOptions writeOptions, GetOptions getOptions) {
        this.engine = engine;
        this.model = model;
        this.writeOptions = writeOptions;
        this.getOptions = getOptions;
        this.sync = new BlockingTable<>(this, writeOptions, getOptions);
    }

    @Override
    public String name() {
        return model.table();
    }

    @Override
    public CompletableFuture<BatchGetResult<T>> batchGet(Collection<? extends Map<String, ?>> keys) {
        return batchGet(keys, getOptions);
    }

    @Override
    public CompletableFuture<BatchGetResult<T>> batchGet(
            Collection<? extends Map<String, ?>> keys, GetOptions options) {
        Objects.requireNonNull(options, "options");
        List<? extends Map<String, ?>> asked = copy("keys", keys);
        return asked.isEmpty()
                ? CompletableFuture.completedFuture(Results.nothingRead(name()))
                : engine.read(model, asked, options);
    }

    @Override
    public CompletableFuture<BatchWriteResult> batchWrite(
            Collection<? extends T> putItems, Collection<? extends Map<String, ?>> deleteKeys) {
        return batchWrite(putItems, deleteKeys, writeOptions);
    }

    @Override
    public CompletableFuture<BatchWriteResult> batchWrite(
            Collection<? extends T> putItems, Collection<? extends Map<String, ?>> deleteKeys, WriteOptions options) {
        Objects.requireNonNull(options, "options");
        List<? extends T> puts = copy("putItems", putItems);
        List<? extends Map<String, ?>> deletes = copy("deleteKeys", deleteKeys);
        if (puts.isEmpty() && deletes.isEmpty()) {
            return CompletableFuture.completedFuture(Results.nothingWritten(name()));
        }
        BatchWriter<T> writer = engine.openWriter(
                model, OperationKind.BATCH_WRITE, OptionalLong.of((long) puts.size() + deletes.size()), options);
        return ended(
                writer,
                Relay.to(
                        engine.callbacks(),
                        () -> ScopedWrite.run(writer, () -> WriteFeed.of(writer, puts, deletes, engine.callbacks()))));
    }

    @Override
    public BatchWriter<T> writer() {
        return writer(writeOptions);
    }

    @Override
    public BatchWriter<T> writer(WriteOptions options) {
        return writer(OperationKind.WRITER, options);
    }

    /** Opens the writer of an operation. */
    BatchWriter<T> writer(OperationKind kind, WriteOptions options) {
        Objects.requireNonNull(options, "options");
        return engine.openWriter(model, kind, options);
    }

    @Override
    public CompletableFuture<BatchWriteResult> write(
            Function<? super BatchWriter<T>, ? extends CompletionStage<?>> body) {
        return write(body, writeOptions);
    }

    @Override
    public CompletableFuture<BatchWriteResult> write(
            Function<? super BatchWriter<T>, ? extends CompletionStage<?>> body, WriteOptions options) {
        Objects.requireNonNull(body, "body");
        BatchWriter<T> writer = writer(OperationKind.WRITE, options);
        return ended(writer, Relay.to(engine.callbacks(), () -> ScopedWrite.run(writer, () -> body.apply(writer))));
    }

    @Override
    public CompletableFuture<BatchWriteResult> writeAll(Publisher<? extends T> items) {
        return writeAll(items, writeOptions);
    }

    @Override
    public CompletableFuture<BatchWriteResult> writeAll(Publisher<? extends T> items, WriteOptions options) {
        Objects.requireNonNull(items, "items");
        Objects.requireNonNull(options, "options");
        BatchWriter<T> writer = engine.openWriter(model, OperationKind.WRITE_ALL, options);
        WriteSubscriber<T> subscriber = new WriteSubscriber<>(writer, options.bufferItems());
        items.subscribe(subscriber);
        return ended(writer, Relay.to(engine.callbacks(), subscriber::result));
    }

    @Override
    public Publisher<T> batchGetAll(Publisher<? extends Map<String, ?>> keys) {
        return batchGetAll(keys, getOptions);
    }

    @Override
    public Publisher<T> batchGetAll(Publisher<? extends Map<String, ?>> keys, GetOptions options) {
        return engine.readAll(
                model, keys, Objects.requireNonNull(options, "options"), result -> result.item().stream());
    }

    @Override
    public Publisher<KeyResult<T>> batchGetEach(Publisher<? extends Map<String, ?>> keys) {
        return batchGetEach(keys, getOptions);
    }

    @Override
    public Publisher<KeyResult<T>> batchGetEach(Publisher<? extends Map<String, ?>> keys, GetOptions options) {
        return engine.readAll(model, keys, Objects.requireNonNull(options, "options"), Stream::of);
    }

    @Override
    public Publisher<T> scan() {
        return scan(ScanOptions.DEFAULT
                .withConsistentRead(getOptions.consistentRead())
                .withRetry(getOptions.retry()));
    }

    @Override
    public Publisher<T> scan(ScanOptions options) {
        return engine.scan(model, Objects.requireNonNull(options, "options"));
    }

    @Override
    public SyncBatchTable<T> sync() {
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

    private static <E> List<E> copy(String name, Collection<E> elements) {
        return List.copyOf(Objects.requireNonNull(elements, name));
    }

    // single items

    @Override
    public CompletableFuture<Void> save(T item) {
        Objects.requireNonNull(item, "item");
        return engine.items().put(model, item);
    }

    @Override
    public CompletableFuture<Optional<T>> get(Map<String, ?> key) {
        return get(key, getOptions);
    }

    @Override
    public CompletableFuture<Optional<T>> get(Map<String, ?> key, GetOptions options) {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(options, "options");
        return engine.items().get(model, key, options);
    }

    @Override
    public CompletableFuture<Void> delete(Map<String, ?> key) {
        Objects.requireNonNull(key, "key");
        return engine.items().delete(model, key);
    }

    @Override
    public Map<String, Object> keyOf(T item) {
        Objects.requireNonNull(item, "item");
        return engine.keyNames(model).of(item);
    }

    @Override
    public Map<String, Object> key(Object partition) {
        return engine.keyNames(model).key(partition);
    }

    @Override
    public Map<String, Object> key(Object partition, Object sort) {
        return engine.keyNames(model).key(partition, sort);
    }

    @Override
    public BatchTable<Map<String, Object>> asMaps() {
        return new EngineTable<>(engine, model.asMaps(), writeOptions, getOptions);
    }
}
