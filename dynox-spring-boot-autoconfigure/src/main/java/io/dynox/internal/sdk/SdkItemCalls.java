package io.dynox.internal.sdk;

import io.dynox.WriteMode;
import io.dynox.internal.mapping.item.ConditionalPut;
import io.dynox.internal.mapping.value.ItemDecoder;
import io.dynox.internal.mapping.value.ItemMeter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Sends requests of one item over a client, which retries them. Thread-safe. */
record SdkItemCalls(DynamoDbAsyncClient client) implements ItemCalls {

    @Override
    public <T> Put put(TableModel<T> model, T item, WriteMode mode) {
        ConditionalPut put = new SingleWriteCodec<>(model, mode).conditionalPut(item, new ItemMeter());
        return new Put(
                reader -> reader.ofItem(put.item()),
                () -> client.putItem(SingleWrite.request(model.table(), put)).thenAccept(written -> {}),
                () -> ItemDecoder.decode(put.item()));
    }

    @Override
    public CompletableFuture<Void> delete(String table, Map<String, AttributeValue> key) {
        return client.deleteItem(SingleWrite.request(table, new SingleWrite.Delete(key)))
                .thenAccept(deleted -> {});
    }

    @Override
    public <T> CompletableFuture<Optional<Supplier<T>>> get(
            TableModel<T> reading, Map<String, AttributeValue> key, boolean consistentRead, Projection projection) {
        return client.getItem(request -> request.tableName(reading.table())
                        .key(key)
                        .consistentRead(consistentRead)
                        .projectionExpression(projection.expression())
                        .expressionAttributeNames(projection.isWhole() ? null : projection.names()))
                .thenApply(
                        reply -> reply.hasItem() ? Optional.of(() -> reading.decode(reply.item())) : Optional.empty());
    }
}
