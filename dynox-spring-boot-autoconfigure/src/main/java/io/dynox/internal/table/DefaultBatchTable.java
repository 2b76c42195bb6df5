package io.dynox.internal.table;

import io.dynox.BatchGetResult;
import io.dynox.BatchTable;
import io.dynox.BatchWriteResult;
import io.dynox.BatchWriter;
import io.dynox.BatchWriterFactory;
import io.dynox.GetOptions;
import io.dynox.KeyResult;
import io.dynox.OperationKind;
import io.dynox.Query;
import io.dynox.ReadPage;
import io.dynox.ScanOptions;
import io.dynox.SyncBatchTable;
import io.dynox.WriteEstimate;
import io.dynox.WriteOptions;
import io.dynox.internal.engine.write.WriteSubscriber;
import io.dynox.internal.report.Results;
import io.dynox.internal.sdk.Relay;
import io.dynox.internal.sdk.TableModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
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

/** Batch operations on a table. Thread-safe. */
final class DefaultBatchTable<T> implements BatchTable<T> {

    private final TableEngine engine;
    private final TableModel<T> model;
    private final BatchWriterFactory writers;
    private final TableOptions options;
    private final SyncBatchTable<T> sync;

    DefaultBatchTable(TableEngine engine, BatchWriterFactory writers, TableModel<T> model, TableOptions options) {
        this.engine = engine;
        this.writers = writers;
        this.model = model;
        this.options = options;
        this.sync = new BlockingTable<>(this, options.write().putTimeout());
    }

    @Override
    public String name() {
        return model.table();
    }

    @Override
    public BatchTable<T> with(GetOptions changed) {
        return new DefaultBatchTable<>(engine, writers, model, options.with(changed));
    }

    @Override
    public BatchTable<T> with(WriteOptions changed) {
        return new DefaultBatchTable<>(engine, writers, model, options.with(changed));
    }

    @Override
    public BatchTable<T> with(ScanOptions changed) {
        return new DefaultBatchTable<>(engine, writers, model, options.with(changed));
    }

    @Override
    public CompletableFuture<BatchGetResult<T>> batchGet(Collection<? extends Map<String, ?>> keys) {
        List<? extends Map<String, ?>> asked = copy("keys", keys);
        return asked.isEmpty()
                ? CompletableFuture.completedFuture(Results.nothingRead(name()))
                : engine.read(model, asked, options.get());
    }

    @Override
    public CompletableFuture<BatchWriteResult> batchWrite(
            Collection<? extends T> putItems, Collection<? extends Map<String, ?>> deleteKeys) {
        List<? extends T> puts = copy("putItems", putItems);
        List<? extends Map<String, ?>> deletes = copy("deleteKeys", deleteKeys);
        if (puts.isEmpty() && deletes.isEmpty()) {
            return CompletableFuture.completedFuture(Results.nothingWritten(name()));
        }
        BatchWriter<T> writer = open(OperationKind.BATCH_WRITE, OptionalLong.of((long) puts.size() + deletes.size()));
        return ended(
                writer,
                Relay.to(
                        engine.callbacks(),
                        () -> ScopedWrite.run(writer, () -> WriteFeed.of(writer, puts, deletes, engine.callbacks()))));
    }

    @Override
    public BatchWriter<T> writer() {
        return writer(OperationKind.WRITER);
    }

    /** Opens the writer of an operation whose number of writes isn't known yet. */
    BatchWriter<T> writer(OperationKind kind) {
        return open(kind, OptionalLong.empty());
    }

    private BatchWriter<T> open(OperationKind kind, OptionalLong writes) {
        return writers.open(new WriterRequest<>(model, kind, writes, options.write()));
    }

    @Override
    public CompletableFuture<BatchWriteResult> write(
            Function<? super BatchWriter<T>, ? extends CompletionStage<?>> body) {
        Objects.requireNonNull(body, "body");
        BatchWriter<T> writer = writer(OperationKind.WRITE);
        return ended(writer, Relay.to(engine.callbacks(), () -> ScopedWrite.run(writer, () -> body.apply(writer))));
    }

    @Override
    public CompletableFuture<BatchWriteResult> writeAll(Publisher<? extends T> items) {
        Objects.requireNonNull(items, "items");
        BatchWriter<T> writer = writer(OperationKind.WRITE_ALL);
        return all(writer, writer::put, items);
    }

    @Override
    public CompletableFuture<BatchWriteResult> deleteAll(Publisher<? extends Map<String, ?>> keys) {
        Objects.requireNonNull(keys, "keys");
        BatchWriter<T> writer = writer(OperationKind.WRITE_ALL);
        return all(writer, writer::delete, keys);
    }

    private <E> CompletableFuture<BatchWriteResult> all(
            BatchWriter<T> writer, Function<E, CompletableFuture<Void>> issue, Publisher<? extends E> elements) {
        WriteSubscriber<E> subscriber =
                new WriteSubscriber<>(writer, issue, options.write().bufferItems());
        elements.subscribe(subscriber);
        return ended(writer, Relay.to(engine.callbacks(), subscriber::result));
    }

    @Override
    public CompletableFuture<WriteEstimate> estimate(Publisher<? extends T> items) {
        Objects.requireNonNull(items, "items");
        CompletableFuture<Estimating<T>> begun = estimating();
        return Relay.to(
                engine.callbacks(),
                () -> begun.thenComposeAsync(
                        estimating -> {
                            items.subscribe(estimating);
                            return estimating.result();
                        },
                        engine.callbacks()));
    }

    /** Begins to add up what puts of items would take. */
    CompletableFuture<Estimating<T>> estimating() {
        return engine.estimating(model, options.write());
    }

    @Override
    public Publisher<T> batchGetAll(Publisher<? extends Map<String, ?>> keys) {
        return engine.readAll(model, keys, options.get(), result -> result.item().stream());
    }

    @Override
    public Publisher<KeyResult<T>> batchGetEach(Publisher<? extends Map<String, ?>> keys) {
        return engine.readAll(model, keys, options.get(), Stream::of);
    }

    @Override
    public Publisher<T> scan() {
        return engine.pages().scan(model, options.scan().withDefaults(options.get()));
    }

    @Override
    public Publisher<ReadPage<T>> scanPages() {
        return engine.pages().scanPages(model, options.scan().withDefaults(options.get()));
    }

    @Override
    public Publisher<T> query(Query query) {
        return engine.pages().query(model, query.withDefaults(options.get()));
    }

    @Override
    public Publisher<ReadPage<T>> queryPages(Query query) {
        return engine.pages().queryPages(model, query.withDefaults(options.get()));
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
        // not List.copyOf: a null among them costs itself, not the others
        return Collections.unmodifiableList(new ArrayList<>(Objects.requireNonNull(elements, name)));
    }

    // single items

    @Override
    public CompletableFuture<Void> save(T item) {
        Objects.requireNonNull(item, "item");
        return engine.items().put(model, item, options.write());
    }

    @Override
    public CompletableFuture<Optional<T>> get(Map<String, ?> key) {
        Objects.requireNonNull(key, "key");
        return engine.items().get(model, key, options.get());
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
    public <S extends T> BatchTable<S> only(Class<S> type) {
        return new DefaultBatchTable<>(engine, writers, model.only(Objects.requireNonNull(type, "type")), options);
    }

    @Override
    public BatchTable<Map<String, Object>> asMaps() {
        return new DefaultBatchTable<>(engine, writers, model.asMaps(), options);
    }
}
