package io.dynox.internal.wire;

import io.dynox.ItemWrite;
import io.dynox.internal.engine.request.RequestFailure;
import io.dynox.internal.engine.write.BatchOutcome;
import io.dynox.internal.engine.write.WriteTransport;
import io.dynox.internal.sdk.FaultRules;
import io.dynox.internal.sdk.KeyIdentity;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Sends writes with {@code BatchWriteItem}, the bytes of one after those of the other.
 *
 * <p>Thread-safe.
 *
 * @param keys answered before the first batch is sent
 * @param spare for the contents of requests
 */
record WireWriteTransport(
        WireClient client, FaultRules faults, Supplier<? extends CompletionStage<WireKeys>> keys, SpareBytes spare)
        implements WriteTransport<WireWrite> {

    @Override
    public CompletionStage<BatchOutcome> send(String table, List<WireWrite> payloads) {
        RequestBody body = WireRequests.batchWrite(table, payloads, spare);
        return client.send("BatchWriteItem", table, body)
                .thenCompose(content -> {
                    // the service has read all of it; after a failure, somebody may still send from it
                    spare.give(body.bytes());
                    return replied(payloads, WireReply.read(content, "UnprocessedItems"));
                })
                .exceptionallyCompose(failure -> faults.of(failure).thenApply(BatchOutcome.Failed::new));
    }

    private CompletionStage<BatchOutcome> replied(List<WireWrite> sent, WireReply reply) {
        return reply.items.isEmpty() && reply.keys.isEmpty()
                ? CompletableFuture.completedFuture(BatchOutcome.written(reply.units, reply.requestId))
                : keys.get().thenApply(reader -> partly(reader, sent, reply));
    }

    /** Matches by key: the service may spell what it gives back differently. */
    private static BatchOutcome partly(WireKeys reader, List<WireWrite> sent, WireReply reply) {
        Map<KeyIdentity, Integer> positions = new HashMap<>();
        for (int i = 0; i < sent.size(); i++) {
            WireWrite write = sent.get(i);
            ItemWrite.Kind kind = write.operation();
            positions.put(reader.key(kind, write), i);
        }
        BitSet unprocessed = new BitSet(sent.size());
        boolean known = true;
        for (JsonItem item : reply.items) {
            known &= mark(unprocessed, positions.get(reader.ofItem(item)));
        }
        for (JsonItem key : reply.keys) {
            known &= mark(unprocessed, positions.get(reader.ofKey(key)));
        }
        return known
                ? new BatchOutcome.Replied(unprocessed, reply.units, reply.requestId)
                : new BatchOutcome.Failed(new RequestFailure.Unanswered(new IllegalStateException(
                        "DynamoDB left a write unprocessed that was not in the request, so nothing is"
                                + " known of the others")));
    }

    private static boolean mark(BitSet unprocessed, @org.jspecify.annotations.Nullable Integer position) {
        if (position == null) {
            return false;
        }
        unprocessed.set(position);
        return true;
    }
}
