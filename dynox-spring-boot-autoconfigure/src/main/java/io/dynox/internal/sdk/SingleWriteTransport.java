package io.dynox.internal.sdk;

import io.dynox.ItemWrite;
import io.dynox.internal.engine.write.BatchOutcome;
import io.dynox.internal.engine.write.KeyReader;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;

/**
 * Sends writes with {@code PutItem} and {@code DeleteItem}: batches of one, so that order, retries, windows and the account
 * are those of a batch. Thread-safe.
 */
record SingleWriteTransport(BatchCalls calls, SingleFaults faults) implements SingleItemTransport<SingleWrite> {

    /** Reads the keys of such writes. */
    static KeyReader<SingleWrite> keyReader(TableKeyReader reader) {
        return (operation, write) ->
                operation == ItemWrite.Kind.PUT ? reader.ofItem(write.attributes()) : reader.ofKey(write.attributes());
    }

    @Override
    public CompletionStage<BatchOutcome> send(String table, List<SingleWrite> payloads) {
        SingleWrite write = payloads.get(0);
        CompletableFuture<BatchOutcome> call = write instanceof SingleWrite.Put put
                ? calls.put(SingleWrite.request(table, put.put())).thenApply(r -> written(r, r.consumedCapacity()))
                : calls.delete(SingleWrite.request(table, (SingleWrite.Delete) write))
                        .thenApply(r -> written(r, r.consumedCapacity()));
        return call.exceptionallyCompose(failure -> faults.failed(table, write.operation(), failure));
    }

    private static BatchOutcome written(DynamoDbResponse reply, @Nullable ConsumedCapacity consumed) {
        return BatchOutcome.written(BatchCalls.units(consumed), BatchCalls.requestId(reply));
    }
}
