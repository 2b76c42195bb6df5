package io.dynox.internal.sdk;

import io.dynox.internal.engine.request.RequestFailure;
import io.dynox.internal.engine.write.BatchOutcome;
import io.dynox.internal.engine.write.WriteTransport;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Sends writes with {@code BatchWriteItem}.
 *
 * <p>Thread-safe.
 *
 * @param keys its last answer is known before the first batch is sent
 */
record BatchWriteTransport(
        BatchCalls calls, FaultRules faults, Supplier<? extends CompletionStage<TableKeyReader>> keys)
        implements WriteTransport<WriteRequest> {

    @Override
    public CompletionStage<BatchOutcome> send(String table, List<WriteRequest> payloads) {
        return calls.write(table, payloads)
                .handle((reply, failure) -> failure == null
                        ? replied(payloads, reply)
                        : faults.of(failure).<BatchOutcome>thenApply(BatchOutcome.Failed::new))
                .thenCompose(outcome -> outcome);
    }

    private CompletionStage<BatchOutcome> replied(List<WriteRequest> sent, BatchWriteItemResponse reply) {
        double units = BatchCalls.units(reply.consumedCapacity());
        // one table was asked, under a name that the reply may spell otherwise
        List<WriteRequest> back =
                reply.unprocessedItems().values().stream().flatMap(List::stream).toList();
        return back.isEmpty()
                ? CompletableFuture.completedFuture(BatchOutcome.written(units, BatchCalls.requestId(reply)))
                : keys.get().thenApply(reader -> partly(reader, sent, back, units, BatchCalls.requestId(reply)));
    }

    /** Matches by key: the service may spell what it gives back differently. */
    private static BatchOutcome partly(
            TableKeyReader reader,
            List<WriteRequest> sent,
            List<WriteRequest> back,
            double units,
            @Nullable String requestId) {
        Map<KeyIdentity, Integer> positions = new HashMap<>();
        for (int i = 0; i < sent.size(); i++) {
            positions.put(reader.keyOf(sent.get(i)), i);
        }
        BitSet unprocessed = new BitSet(sent.size());
        for (WriteRequest write : back) {
            Integer position = positions.get(reader.keyOf(write));
            if (position == null) {
                return new BatchOutcome.Failed(new RequestFailure.Unanswered(new IllegalStateException(
                        "DynamoDB left a write unprocessed that was not in the request, so nothing is"
                                + " known of the others")));
            }
            unprocessed.set(position);
        }
        return new BatchOutcome.Replied(unprocessed, units, requestId);
    }
}
