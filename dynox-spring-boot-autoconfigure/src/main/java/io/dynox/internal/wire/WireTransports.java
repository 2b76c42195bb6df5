package io.dynox.internal.wire;

import io.dynox.GetOptions;
import io.dynox.WriteMode;
import io.dynox.internal.engine.scan.PageTransport;
import io.dynox.internal.sdk.PageReader;
import io.dynox.internal.sdk.PageSpec;
import io.dynox.internal.sdk.Projection;
import io.dynox.internal.sdk.SdkTransports;
import io.dynox.internal.sdk.TableKeyReader;
import io.dynox.internal.sdk.TableModel;
import io.dynox.internal.sdk.TableTransports;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Sends batches and scans as bytes, past the model objects of the SDK. Conditional puts go over the SDK's client.
 *
 * <p>Thread-safe.
 */
record WireTransports(WireClient client, SdkTransports sdk, SpareBytes spare) implements TableTransports {

    @Override
    public String name() {
        return "wire";
    }

    @Override
    public <T> Writes<T, ?> writes(
            TableModel<T> model, WriteMode mode, Supplier<CompletableFuture<TableKeyReader>> keys) {
        if (mode == WriteMode.CONDITIONAL) {
            return sdk.writes(model, mode, keys);
        }
        Supplier<CompletableFuture<WireKeys>> wireKeys = () -> keys.get().thenApply(WireKeys::new);
        return new Writes<T, WireWrite>(
                new WireWriteCodec<>(model),
                () -> wireKeys.get().thenApply(reader -> reader),
                WireWrite::operation,
                new WireWriteTransport(client, sdk.faults(model, "BatchWriteItem"), wireKeys, spare));
    }

    @Override
    public <T> Reads<T, ?> reads(TableModel<T> model, TableKeyReader keys, GetOptions options) {
        Projection projection = Projection.of(options.projection(), keys.keyNames());
        return new Reads<T, JsonItem>(
                new WireReadTransport(client, sdk.faults(model, "BatchGetItem"), new WireKeys(keys), projection),
                new ItemDecoding<>(model, projection, new NameCache())::decode);
    }

    @Override
    public <T, I> PageTransport<Map<String, AttributeValue>, I> pages(
            PageSpec spec, PageReader<T, I> reader, Executor callbacks) {
        return new WirePageTransport<>(
                client, sdk.faults(reader.model(), "Scan"), spec, reader, new NameCache(), callbacks);
    }
}
