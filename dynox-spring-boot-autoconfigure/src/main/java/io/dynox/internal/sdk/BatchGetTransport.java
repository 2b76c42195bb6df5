package io.dynox.internal.sdk;

import io.dynox.GetOptions;
import io.dynox.internal.engine.read.ReadOutcome;
import io.dynox.internal.engine.read.ReadTransport;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** Reads keys with {@code BatchGetItem}. Thread-safe. */
record BatchGetTransport(BatchCalls calls, FaultRules faults, TableKeyReader reader, Projection projection)
        implements ReadTransport<ReadKey, Map<String, AttributeValue>> {

    @Override
    public CompletionStage<ReadOutcome<Map<String, AttributeValue>>> send(
            String table, List<ReadKey> keys, GetOptions options) {
        List<Map<String, AttributeValue>> asked =
                keys.stream().map(ReadKey::attributes).toList();
        return calls.get(table, asked, options.consistentRead(), projection)
                .thenApply(reply -> replied(keys, reply, options.consistentRead()))
                .exceptionallyCompose(failure ->
                        faults.of(failure).thenApply(why -> new ReadOutcome.Failed<>(FaultRules.ofKeys(table, why))));
    }

    private ReadOutcome<Map<String, AttributeValue>> replied(
            List<ReadKey> keys, BatchGetItemResponse reply, boolean consistentRead) {
        Map<KeyIdentity, Integer> positions = new HashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            positions.put(keys.get(i).identity(), i);
        }
        List<@Nullable Map<String, AttributeValue>> items = new ArrayList<>(Collections.nCopies(keys.size(), null));
        double units = BatchCalls.units(reply.consumedCapacity());
        // of projected items only the units say how much was read
        ReplySize size = projection.isWhole() ? new ReplySize(0) : ReplySize.ofUnits(units, consistentRead);
        // one table was asked, under a name that the reply may spell otherwise
        for (List<Map<String, AttributeValue>> found : reply.responses().values()) {
            for (Map<String, AttributeValue> item : found) {
                KeyIdentity key = reader.ofItem(item);
                items.set(position(positions, key), projection.strip(item));
                size.add(key, item);
            }
        }
        BitSet unprocessed = new BitSet(keys.size());
        boolean sizeCut = true;
        for (KeysAndAttributes left : reply.unprocessedKeys().values()) {
            for (Map<String, AttributeValue> attributes : left.keys()) {
                KeyIdentity key = reader.ofKey(attributes);
                unprocessed.set(position(positions, key));
                sizeCut &= size.explainsAbsenceOf(key);
            }
        }
        return new ReadOutcome.Replied<>(
                items, unprocessed, sizeCut && !unprocessed.isEmpty(), units, BatchCalls.requestId(reply));
    }

    private static int position(Map<KeyIdentity, Integer> positions, KeyIdentity key) {
        Integer position = positions.get(key);
        if (position == null) {
            throw new IllegalStateException("DynamoDB answered with a key that was not in the request");
        }
        return position;
    }
}
