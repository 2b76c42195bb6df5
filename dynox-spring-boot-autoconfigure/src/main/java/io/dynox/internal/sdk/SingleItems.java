package io.dynox.internal.sdk;

import io.dynox.FailureClassifier;
import io.dynox.GetOptions;
import io.dynox.ItemWrite;
import io.dynox.WriteMode;
import io.dynox.WriteOptions;
import io.dynox.internal.engine.runtime.Border;
import io.dynox.internal.engine.runtime.EngineRuntime;
import io.dynox.internal.mapping.value.ItemMeter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Puts, gets and deletes of one item, with the retries of the client. Items and keys are checked as in a batch, and failures
 * are reported in the same words.
 *
 * <p>Thread-safe.
 *
 * @param callbacks gives an executor for what callers hang on futures, in the context of the current thread
 */
public record SingleItems(
        ItemCalls calls,
        EngineRuntime runtime,
        Supplier<Executor> callbacks,
        ServiceSite site,
        KeySchemas schemas,
        FailureClassifier classifier) {

    public <T> CompletableFuture<Void> put(TableModel<T> model, T item, WriteOptions options) {
        WriteMode mode = options.mode();
        model.checkWritable(mode);
        Executor ofCaller = callbacks.get();
        return Relay.to(ofCaller, () -> {
            ItemCalls.Put put = calls.put(model, item, mode);
            CompletableFuture<Void> written = schemas.reader(model).thenCompose(reader -> {
                put.keyCheck().accept(reader);
                return call(model, "PutItem", put.call());
            });
            return options.onWritten()
                    .map(handler -> written.thenRunAsync(
                            () -> Border.run(
                                    "A handler of written items",
                                    () -> handler.accept(new ItemWrite(
                                            model.table(),
                                            ItemWrite.Kind.PUT,
                                            put.stored().get(),
                                            item))),
                            ofCaller))
                    .orElse(written);
        });
    }

    public <T> CompletableFuture<Optional<T>> get(TableModel<T> model, Map<String, ?> key, GetOptions options) {
        Projection projection =
                Projection.ofTypes(options.projection(), model.mapper().typeAttributes());
        Unmappable unmappable = Unmappable.of(options.onUnmappable());
        TableModel<T> reading =
                model.keyed(schemas.known(model)).reading(TableModel.ReadParts.of(options.projection()));
        Executor ofCaller = callbacks.get();
        return Relay.to(
                ofCaller,
                () -> checked(model, key)
                        .thenCompose(attributes -> call(
                                model,
                                "GetItem",
                                () -> calls.get(reading, attributes, options.consistentRead(), projection)))
                        // the application's constructors run in this
                        .thenApplyAsync(found -> found.flatMap(unmappable::read), ofCaller));
    }

    public CompletableFuture<Void> delete(TableModel<?> model, Map<String, ?> key) {
        return Relay.to(
                callbacks.get(),
                () -> checked(model, key)
                        .thenCompose(attributes ->
                                call(model, "DeleteItem", () -> calls.delete(model.table(), attributes))));
    }

    private CompletableFuture<Map<String, AttributeValue>> checked(TableModel<?> model, Map<String, ?> key) {
        Map<String, AttributeValue> attributes = ItemWriteCodec.key(model, key, new ItemMeter());
        return schemas.reader(model).thenApply(reader -> {
            reader.ofKey(attributes);
            return attributes;
        });
    }

    private <R> CompletableFuture<R> call(TableModel<?> model, String action, Supplier<CompletableFuture<R>> request) {
        FaultRules faults = new FaultRules(model.table(), action, site, classifier);
        CallFailures failures = new CallFailures(model.table(), action, runtime.nanoTime());
        return BatchCalls.started(request)
                .exceptionallyCompose(failure -> CallFailures.isConditionFailure(failure)
                        ? CompletableFuture.failedFuture(failures.conditionFailed(Causes.unwrap(failure)))
                        : faults.of(failure)
                                .thenCompose(fault ->
                                        CompletableFuture.failedFuture(failures.of(fault, runtime.nanoTime()))));
    }
}
