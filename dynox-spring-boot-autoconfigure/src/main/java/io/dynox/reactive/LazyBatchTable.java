package io.dynox.reactive;

import io.dynox.BatchGetResult;
import io.dynox.BatchTable;
import io.dynox.BatchWriteResult;
import io.dynox.BatchWriter;
import io.dynox.GetOptions;
import io.dynox.KeyResult;
import io.dynox.Query;
import io.dynox.ReadPage;
import io.dynox.ScanOptions;
import io.dynox.WriteEstimate;
import io.dynox.WriteOptions;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Subscribes to nothing but the asynchronous operations. Thread-safe. */
final class LazyBatchTable<T> implements ReactiveBatchTable<T> {

    private final BatchTable<T> async;

    LazyBatchTable(BatchTable<T> async) {
        this.async = Objects.requireNonNull(async, "table");
    }

    @Override
    public String name() {
        return async.name();
    }

    @Override
    public ReactiveBatchTable<T> with(GetOptions options) {
        return new LazyBatchTable<>(async.with(options));
    }

    @Override
    public ReactiveBatchTable<T> with(WriteOptions options) {
        return new LazyBatchTable<>(async.with(options));
    }

    @Override
    public ReactiveBatchTable<T> with(ScanOptions options) {
        return new LazyBatchTable<>(async.with(options));
    }

    @Override
    public Mono<BatchGetResult<T>> batchGet(Collection<? extends Map<String, ?>> keys) {
        return Mono.fromFuture(() -> async.batchGet(keys));
    }

    @Override
    public Mono<BatchWriteResult> batchWrite(
            Collection<? extends T> putItems, Collection<? extends Map<String, ?>> deleteKeys) {
        return Mono.fromFuture(() -> async.batchWrite(putItems, deleteKeys));
    }

    @Override
    public Mono<BatchWriteResult> write(Function<? super BatchWriter<T>, ? extends Publisher<?>> body) {
        return Bodies.scoped(body, async::write);
    }

    @Override
    public Mono<BatchWriteResult> writeAll(Publisher<? extends T> items) {
        return Mono.fromFuture(() -> async.writeAll(items));
    }

    @Override
    public Mono<BatchWriteResult> deleteAll(Publisher<? extends Map<String, ?>> keys) {
        return Mono.fromFuture(() -> async.deleteAll(keys));
    }

    @Override
    public Mono<WriteEstimate> estimate(Publisher<? extends T> items) {
        return Mono.fromFuture(() -> async.estimate(items));
    }

    @Override
    public Flux<T> batchGetAll(Publisher<? extends Map<String, ?>> keys) {
        return Flux.defer(() -> async.batchGetAll(keys));
    }

    @Override
    public Flux<KeyResult<T>> batchGetEach(Publisher<? extends Map<String, ?>> keys) {
        return Flux.defer(() -> async.batchGetEach(keys));
    }

    @Override
    public Flux<T> scan() {
        return Flux.defer(() -> async.scan());
    }

    @Override
    public Flux<ReadPage<T>> scanPages() {
        return Flux.defer(() -> async.scanPages());
    }

    @Override
    public Flux<T> query(Query query) {
        return Flux.defer(() -> async.query(query));
    }

    @Override
    public Flux<ReadPage<T>> queryPages(Query query) {
        return Flux.defer(() -> async.queryPages(query));
    }

    @Override
    public Mono<Void> save(T item) {
        return Mono.fromFuture(() -> async.save(item));
    }

    @Override
    public Mono<T> get(Map<String, ?> key) {
        return Mono.fromFuture(() -> async.get(key)).flatMap(Mono::justOrEmpty);
    }

    @Override
    public Mono<Void> delete(Map<String, ?> key) {
        return Mono.fromFuture(() -> async.delete(key));
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
    public <S extends T> ReactiveBatchTable<S> only(Class<S> type) {
        return new LazyBatchTable<>(async.only(type));
    }

    @Override
    public ReactiveBatchTable<Map<String, Object>> asMaps() {
        return new LazyBatchTable<>(async.asMaps());
    }

    @Override
    public BatchTable<T> async() {
        return async;
    }

    /** Bodies of scoped writes that are publishers, cancelled with the write. */
    private static final class Bodies {

        private Bodies() {}

        static <T> Mono<BatchWriteResult> scoped(
                Function<? super BatchWriter<T>, ? extends Publisher<?>> body,
                Function<Function<BatchWriter<T>, CompletionStage<?>>, CompletableFuture<BatchWriteResult>> write) {
            return Mono.defer(() -> {
                Sinks.Empty<Void> cancelled = Sinks.empty();
                Function<BatchWriter<T>, CompletionStage<?>> issued = writer -> Flux.from(body.apply(writer))
                        .takeUntilOther(cancelled.asMono())
                        .then()
                        .toFuture();
                return Mono.fromFuture(() -> write.apply(issued)).doOnCancel(cancelled::tryEmitEmpty);
            });
        }
    }
}
