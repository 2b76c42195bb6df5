package io.dynox.internal.wire;

import io.dynox.GetOptions;
import io.dynox.internal.engine.read.ReadOutcome;
import io.dynox.internal.engine.read.ReadTransport;
import io.dynox.internal.mapping.value.Attributes;
import io.dynox.internal.sdk.FaultRules;
import io.dynox.internal.sdk.KeyIdentity;
import io.dynox.internal.sdk.Projection;
import io.dynox.internal.sdk.ReadKey;
import io.dynox.internal.sdk.ReplySize;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Reads keys with {@code BatchGetItem}. Items stay in the reply until they are asked for. Thread-safe. */
record WireReadTransport(WireClient client, FaultRules faults, WireKeys reader, Projection projection)
        implements ReadTransport<ReadKey, JsonItem> {

    @Override
    public CompletionStage<ReadOutcome<JsonItem>> send(String table, List<ReadKey> keys, GetOptions options) {
        return client.send(
                        "BatchGetItem", table, WireRequests.batchGet(table, keys, options.consistentRead(), projection))
                .thenApply(content -> replied(keys, WireReply.read(content, "Responses"), options.consistentRead()))
                .exceptionallyCompose(failure ->
                        faults.of(failure).thenApply(why -> new ReadOutcome.Failed<>(FaultRules.ofKeys(table, why))));
    }

    private ReadOutcome<JsonItem> replied(List<ReadKey> keys, WireReply reply, boolean consistentRead) {
        Map<KeyIdentity, Integer> positions = new HashMap<>(2 * keys.size());
        for (int i = 0; i < keys.size(); i++) {
            positions.put(keys.get(i).identity(), i);
        }
        List<@Nullable JsonItem> items = new ArrayList<>(Collections.nCopies(keys.size(), null));
        for (JsonItem item : reply.items) {
            items.set(position(positions, reader.ofItem(item)), item);
        }
        BitSet unprocessed = new BitSet(keys.size());
        for (JsonItem key : reply.keys) {
            unprocessed.set(position(positions, reader.ofKey(key)));
        }
        boolean sizeCut = !unprocessed.isEmpty() && isFull(keys, items, unprocessed, reply.units, consistentRead);
        return new ReadOutcome.Replied<>(items, unprocessed, sizeCut, reply.units, reply.requestId);
    }

    /** Only a reply with something unprocessed is measured. */
    private boolean isFull(
            List<ReadKey> keys,
            List<@Nullable JsonItem> items,
            BitSet unprocessed,
            double units,
            boolean consistentRead) {
        // of projected items only the units say how much was read
        ReplySize size = projection.isWhole() ? new ReplySize(0) : ReplySize.ofUnits(units, consistentRead);
        for (int i = 0; i < keys.size(); i++) {
            JsonItem item = items.get(i);
            if (item != null) {
                size.add(keys.get(i).identity(), Attributes.read(item.attributes(null)));
            }
        }
        return unprocessed.stream()
                .allMatch(position -> size.explainsAbsenceOf(keys.get(position).identity()));
    }

    private static int position(Map<KeyIdentity, Integer> positions, KeyIdentity key) {
        Integer position = positions.get(key);
        if (position == null) {
            throw new IllegalStateException("DynamoDB answered with a key that was not in the request");
        }
        return position;
    }
}
