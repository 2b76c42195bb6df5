package io.dynox.internal.wire;

import io.dynox.ItemWrite;
import io.dynox.WriteMode;
import io.dynox.internal.sdk.ItemCalls;
import io.dynox.internal.sdk.Projection;
import io.dynox.internal.sdk.TableModel;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Sends requests of one item as bytes. Thread-safe. */
record WireItemCalls(RetriedRequests requests) implements ItemCalls {

    @Override
    public <T> Put put(TableModel<T> model, T item, WriteMode mode) {
        WireWriteCodec<T> codec = WireWriteCodec.ofSingles(model, mode);
        WireWrite put = codec.write(item);
        return new Put(
                reader -> new WireKeys(reader).key(ItemWrite.Kind.PUT, put),
                () -> requests.send("PutItem", model.table(), RequestBody.of(put.json()))
                        .thenAccept(written -> {}),
                () -> codec.describe(ItemWrite.Kind.PUT, put));
    }

    @Override
    public CompletableFuture<Void> delete(String table, Map<String, AttributeValue> key) {
        return requests.send("DeleteItem", table, WireRequests.delete(table, key))
                .thenAccept(deleted -> {});
    }

    @Override
    public <T> CompletableFuture<Optional<Supplier<T>>> get(
            TableModel<T> reading, Map<String, AttributeValue> key, boolean consistentRead, Projection projection) {
        String table = reading.table();
        ItemDecoding<T> decoding = new ItemDecoding<>(reading, projection, new NameCache());
        return requests.send("GetItem", table, WireRequests.get(table, key, consistentRead, projection))
                .thenApply(reply -> reply.items.stream().findFirst().map(item -> () -> decoding.decode(item)));
    }
}
