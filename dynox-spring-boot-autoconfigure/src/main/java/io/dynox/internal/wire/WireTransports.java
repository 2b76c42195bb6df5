package io.dynox.internal.wire;

import io.dynox.GetOptions;
import io.dynox.ItemWrite;
import io.dynox.WriteMode;
import io.dynox.internal.engine.scan.PageTransport;
import io.dynox.internal.engine.write.BatchOutcome;
import io.dynox.internal.sdk.ItemCalls;
import io.dynox.internal.sdk.PageReader;
import io.dynox.internal.sdk.PageSpec;
import io.dynox.internal.sdk.Projection;
import io.dynox.internal.sdk.SdkTransports;
import io.dynox.internal.sdk.SingleFaults;
import io.dynox.internal.sdk.SingleItemTransport;
import io.dynox.internal.sdk.TableKeyReader;
import io.dynox.internal.sdk.TableModel;
import io.dynox.internal.sdk.TableTransports;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Sends requests as bytes, past the model objects of the SDK. Only {@code DescribeTable}, once a table, goes over the SDK's client.
 *
 * <p>Thread-safe.
 *
 * @param retried sends requests of one item; null if the client has no retry strategy that can be shared, and sends them itself
 */
record WireTransports(WireClient client, @Nullable RetriedRequests retried, SdkTransports sdk, SpareBytes spare)
        implements TableTransports {

    @Override
    public String name() {
        return "wire";
    }

    @Override
    public <T> Writes<T, ?> writes(
            TableModel<T> model, WriteMode mode, Supplier<CompletableFuture<TableKeyReader>> keys) {
        Supplier<CompletableFuture<WireKeys>> wireKeys = () -> keys.get().thenApply(WireKeys::new);
        boolean singles = mode == WriteMode.CONDITIONAL;
        return new Writes<T, WireWrite>(
                singles ? WireWriteCodec.ofSingles(model, mode) : WireWriteCodec.ofBatches(model),
                () -> wireKeys.get().thenApply(reader -> reader),
                WireWrite::operation,
                singles
                        ? new WireSingleTransport(client, sdk.singleFaults(model))
                        : new WireWriteTransport(client, sdk.faults(model, "BatchWriteItem"), wireKeys, spare));
    }

    @Override
    public <T> Reads<T, ?> reads(TableModel<T> model, TableKeyReader keys, GetOptions options) {
        Projection projection = Projection.of(options.projection(), keys.names());
        return new Reads<T, JsonItem>(
                new WireReadTransport(client, sdk.faults(model, "BatchGetItem"), new WireKeys(keys), projection),
                new ItemDecoding<>(model, projection, new NameCache())::decode);
    }

    @Override
    public <T, I> PageTransport<Map<String, AttributeValue>, I> pages(
            PageSpec spec, PageReader<T, I> reader, Executor callbacks) {
        return new WirePageTransport<>(
                client, sdk.faults(reader.model(), spec.access().action()), spec, reader, new NameCache(), callbacks);
    }

    @Override
    public ItemCalls items() {
        return retried == null ? sdk.items() : new WireItemCalls(retried);
    }

    /** Sends writes with {@code PutItem} and {@code DeleteItem}, as they were encoded. Thread-safe. */
    private record WireSingleTransport(WireClient client, SingleFaults faults)
            implements SingleItemTransport<WireWrite> {

        @Override
        public CompletionStage<BatchOutcome> send(String table, List<WireWrite> payloads) {
            WireWrite write = payloads.get(0);
            ItemWrite.Kind kind = write.operation();
            return client.send(operation(kind).apiName(), table, RequestBody.of(write.json()))
                    .thenApply(WireReply::read)
                    .thenApply(reply -> BatchOutcome.written(reply.units, reply.requestId))
                    .exceptionallyCompose(failure -> faults.failed(table, kind, failure));
        }
    }
}
