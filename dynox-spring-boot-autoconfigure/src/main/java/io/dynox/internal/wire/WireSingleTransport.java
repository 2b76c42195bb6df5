package io.dynox.internal.wire;

import io.dynox.ItemWrite;
import io.dynox.event.BatchListener.Operation;
import io.dynox.internal.engine.write.BatchOutcome;
import io.dynox.internal.engine.write.WriteTransport;
import io.dynox.internal.sdk.SingleFaults;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Sends writes with {@code PutItem} and {@code DeleteItem}, as they were encoded. Thread-safe. */
record WireSingleTransport(WireClient client, SingleFaults faults) implements WriteTransport<WireWrite> {

    @Override
    public int maxWrites() {
        return 1;
    }

    @Override
    public Operation operation(ItemWrite.Kind kind) {
        return kind == ItemWrite.Kind.PUT ? Operation.PUT_ITEM : Operation.DELETE_ITEM;
    }

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
