package io.dynox.internal.sdk;

import io.dynox.FailureClassifier;
import io.dynox.GetOptions;
import io.dynox.ItemWrite;
import io.dynox.WriteMode;
import io.dynox.internal.engine.scan.PageTransport;
import io.dynox.internal.engine.write.KeyReader;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Sends over a client of the SDK, with its model objects: any client, those that aren't the SDK's own included.
 * Thread-safe.
 */
public record SdkTransports(BatchCalls calls, ServiceSite site, FailureClassifier classifier)
        implements TableTransports {

    @Override
    public String name() {
        return "sdk";
    }

    @Override
    public <T> Writes<T, ?> writes(
            TableModel<T> model, WriteMode mode, Supplier<CompletableFuture<TableKeyReader>> keys) {
        if (mode == WriteMode.CONDITIONAL) {
            return new Writes<T, SingleWrite>(
                    new SingleWriteCodec<>(model, mode),
                    () -> keys.get().thenApply(SingleWriteTransport::keyReader),
                    SingleWrite::operation,
                    new SingleWriteTransport(calls, singleFaults(model)));
        }
        return new Writes<T, WriteRequest>(
                new ItemWriteCodec<>(model),
                () -> keys.get().thenApply(reader -> (KeyReader<WriteRequest>) reader),
                write -> write.putRequest() == null ? ItemWrite.Kind.DELETE : ItemWrite.Kind.PUT,
                new BatchWriteTransport(calls, faults(model, "BatchWriteItem"), keys));
    }

    @Override
    public <T> Reads<T, ?> reads(TableModel<T> model, TableKeyReader keys, GetOptions options) {
        return new Reads<T, Map<String, AttributeValue>>(
                new BatchGetTransport(
                        calls, faults(model, "BatchGetItem"), keys, Projection.of(options.projection(), keys.names())),
                model::decode);
    }

    @Override
    public <T, I> PageTransport<Map<String, AttributeValue>, I> pages(
            PageSpec spec, PageReader<T, I> reader, Executor callbacks) {
        return new SdkPageTransport<>(
                calls, faults(reader.model(), spec.access().action()), spec, reader, callbacks);
    }

    @Override
    public ItemCalls items() {
        return calls.items();
    }

    /** What failures of writes that are sent one by one mean. */
    public SingleFaults singleFaults(TableModel<?> model) {
        return new SingleFaults(faults(model, "PutItem"), faults(model, "DeleteItem"));
    }

    /** What failures of an action mean. */
    public FaultRules faults(TableModel<?> model, String action) {
        return new FaultRules(model.table(), action, site, classifier);
    }
}
