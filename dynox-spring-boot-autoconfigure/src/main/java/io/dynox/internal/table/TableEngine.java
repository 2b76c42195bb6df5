package io.dynox.internal.table;

import io.dynox.BatchGetResult;
import io.dynox.BatchWriter;
import io.dynox.GetOptions;
import io.dynox.InvalidItemException;
import io.dynox.KeyResult;
import io.dynox.WriteOptions;
import io.dynox.event.EngineSnapshot;
import io.dynox.event.OperationStarted;
import io.dynox.internal.engine.BatchEngine;
import io.dynox.internal.engine.operation.CallerOperation;
import io.dynox.internal.engine.read.ReadResult;
import io.dynox.internal.report.Events;
import io.dynox.internal.sdk.Causes;
import io.dynox.internal.sdk.KeySchemas;
import io.dynox.internal.sdk.Projection;
import io.dynox.internal.sdk.Relay;
import io.dynox.internal.sdk.SingleItems;
import io.dynox.internal.sdk.TableKeyReader;
import io.dynox.internal.sdk.TableModel;
import io.dynox.internal.sdk.TableModel.ReadParts;
import io.dynox.internal.sdk.TableTransports;
import io.dynox.internal.sdk.Unmappable;
import io.dynox.internal.sdk.WriteCosts;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.reactivestreams.Publisher;

/** The engine for the items of tables: joins it to the tables' keys and to the transports. Thread-safe. */
record TableEngine(
        BatchEngine engine, KeySchemas schemas, TableTransports transports, HotKeyWatch hotKeys, SingleItems items) {

    /** Where futures of callers are completed, in the context of the current thread. */
    Executor callbacks() {
        return engine.callbacks();
    }

    /** Opens a writer. */
    <T> BatchWriter<T> openWriter(WriterRequest<T> request) {
        TableModel<T> model = request.model();
        WriteOptions options = request.options();
        model.checkWritable(options.mode());
        OperationStarted started = new Events.OperationStarted(model.table(), request.kind(), request.writes());
        return openWriter(
                started,
                model.lane(),
                transports.writes(model, options.mode(), new LastingKeys(() -> schemas.writer(model))),
                options);
    }

    private <T, P> BatchWriter<T> openWriter(
            OperationStarted started, String lane, TableTransports.Writes<T, P> writes, WriteOptions options) {
        return engine.openWriter(started, lane, writes.codec(), writes.keys(), hotKeys.writes(lane, writes), options);
    }

    /** Begins to add up what puts of items would take. */
    <T> CompletableFuture<Estimating<T>> estimating(TableModel<T> model, WriteOptions options) {
        model.checkWritable(options.mode());
        return schemas.definition(model.table())
                .thenApply(found -> new Estimating<>(
                        model,
                        options.mode(),
                        found.map(KeySchemas::keysOf).orElse(schemas.known(model)),
                        found.map(WriteCosts::of).orElse(WriteCosts.UNKNOWN),
                        limitedUnits(model.lane())));
    }

    private OptionalDouble limitedUnits(String lane) {
        return engine.snapshot().limits().stream()
                .filter(limit -> limit.operation().isWrite() && (limit.table() == null || lane.equals(limit.table())))
                .mapToDouble(EngineSnapshot.Limit::unitsPerSecond)
                .min();
    }

    /** Reads keys; nothing is sent when any of them is illegal. */
    <T> CompletableFuture<BatchGetResult<T>> read(
            TableModel<T> model, List<? extends Map<String, ?>> keys, GetOptions options) {
        CallerOperation operation = beginRead(model, keys);
        return cancellable(
                operation.callbacks(),
                stop -> observed(
                        operation,
                        () -> plan(model, keys, stop)
                                .thenCompose(plan -> send(operation, model, plan, options, stop)
                                        .thenApply(read -> plan.outcome(read).whole()))));
    }

    /** Begins a batch get of the current thread. */
    CallerOperation beginRead(TableModel<?> model, List<?> keys) {
        return engine.beginRead(model.table(), keys.size());
    }

    /** A read that fails before its first request ends its operation, too. */
    static <R> CompletableFuture<R> observed(CallerOperation operation, Supplier<CompletableFuture<R>> read) {
        try {
            return read.get().whenComplete((result, failure) -> {
                if (failure != null) {
                    operation.failRead(Causes.unwrap(failure));
                }
            });
        } catch (RuntimeException | Error e) {
            operation.failRead(e);
            throw e;
        }
    }

    /** A future whose cancellation reaches what is sent for it. */
    <R> CompletableFuture<R> cancellable(
            Executor callbacks, Function<CompletableFuture<Void>, CompletionStage<R>> operation) {
        CompletableFuture<Void> stop = new CompletableFuture<>();
        CompletableFuture<R> result = Relay.to(callbacks, () -> operation.apply(stop));
        CompletableFuture<?> unused = result.whenComplete((value, failure) -> {
            if (result.isCancelled()) {
                stop.complete(null);
            }
        });
        return result;
    }

    /** What to read, until {@code stop} completes; fails with {@link io.dynox.InvalidItemException} when a key is illegal. */
    CompletableFuture<GetPlan> plan(
            TableModel<?> model, List<? extends Map<String, ?>> keys, CompletableFuture<Void> stop) {
        KeyList given;
        try {
            given = KeyList.of(model, keys);
        } catch (InvalidItemException e) {
            return CompletableFuture.failedFuture(e);
        }
        Executor callbacks = callbacks();
        return keys(model).thenCompose(reader -> GetPlan.of(given, reader, callbacks, stop));
    }

    /** Reads what was planned, until {@code stop} completes. */
    <T> CompletableFuture<ReadAnswer<T>> send(
            CallerOperation operation,
            TableModel<T> model,
            GetPlan plan,
            GetOptions options,
            CompletableFuture<Void> stop) {
        if (stop.isDone()) {
            // cancelled while the keys of the table were asked for
            return CompletableFuture.failedFuture(new CancellationException("the batch get was cancelled"));
        }
        GetOptions typed = options.toBuilder()
                .projection(Projection.withTypes(
                        options.projection(), model.mapper().typeAttributes()))
                .build();
        TableModel<T> reading = model.keyed(plan.reader().keys()).reading(ReadParts.of(options.projection()));
        return send(operation, model.lane(), plan, options, stop, transports.reads(reading, plan.reader(), typed));
    }

    private <T, I> CompletableFuture<ReadAnswer<T>> send(
            CallerOperation operation,
            String lane,
            GetPlan plan,
            GetOptions options,
            CompletableFuture<Void> stop,
            TableTransports.Reads<T, I> reads) {
        CompletableFuture<ReadResult<I>> read =
                engine.read(operation, lane, plan.distinctKeys(), hotKeys.reads(lane, reads.transport()), options);
        CompletableFuture<?> unused = stop.thenRun(() -> read.cancel(false));
        return read.thenApply(result -> ReadAnswer.of(result, reads.decoder(), Unmappable.of(options.onUnmappable())));
    }

    /** Reads the keys that a publisher emits, and emits what {@code view} makes of each result. */
    <T, A> Publisher<A> readAll(
            TableModel<T> model,
            Publisher<? extends Map<String, ?>> keys,
            GetOptions options,
            Function<KeyResult<T>, Stream<A>> view) {
        KeyGroupReader<T, A> reader = new KeyGroupReader<>(this, model, options, view);
        return engine.readAll(model.table(), keys, reader, options.concurrency(), options.linger(), reader::failure);
    }

    /** Scans. */
    PagedReads pages() {
        return new PagedReads(engine, schemas, transports);
    }

    CompletableFuture<TableKeyReader> keys(TableModel<?> model) {
        return schemas.reader(model);
    }

    /** The key of a model, as far as it is known without asking. */
    <T> KeyNames<T> keyNames(TableModel<T> model) {
        return new KeyNames<>(model, schemas.known(model));
    }
}
