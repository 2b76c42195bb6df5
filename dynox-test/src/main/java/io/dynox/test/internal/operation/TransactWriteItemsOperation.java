package io.dynox.test.internal.operation;

import io.dynox.test.internal.storage.ItemKey;
import io.dynox.test.internal.storage.StoredItem;
import io.dynox.test.internal.storage.StoredTable;
import io.dynox.test.internal.storage.Tables;
import io.dynox.test.internal.validation.TransactWriteRules;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;

/** All writes or none, over several tables; a token makes a repetition harmless for ten minutes. */
final class TransactWriteItemsOperation implements Operation<TransactWriteItemsRequest, TransactWriteItemsResponse> {

    private final Tables tables;
    private final TransactionTokens tokens;

    TransactWriteItemsOperation(Tables tables, Clock clock) {
        this.tables = tables;
        this.tokens = new TransactionTokens(clock);
    }

    @Override
    public TransactWriteItemsResponse execute(TransactWriteItemsRequest request, Admission admission) {
        TransactWriteRules.checkConstraints(request);
        List<TransactedWrite> transaction =
                request.transactItems().stream().map(TransactedWrite::of).toList();
        Map<StoredTable, Set<ItemKey>> keys = new LinkedHashMap<>();
        List<StoredTable> touched = transaction.stream()
                .map(write -> tables.forItems(write.tableName()))
                .toList();
        List<ItemWrite> writes = Transactions.bind(transaction.size(), i -> {
            ItemWrite write = transaction.get(i).write().on(touched.get(i));
            if (!keys.computeIfAbsent(write.table(), any -> new LinkedHashSet<>())
                    .add(write.key())) {
                throw new SameItemTwice();
            }
            return write;
        });
        admission.admit();
        return tokens.once(request, () -> run(request, writes, keys), () -> reportReads(request, writes));
    }

    private static TransactWriteItemsResponse run(
            TransactWriteItemsRequest request, List<ItemWrite> writes, Map<StoredTable, Set<ItemKey>> keys) {
        TransactionMeters meters = new TransactionMeters(request.returnConsumedCapacityAsString(), true);
        Transactions.writing(keys.keySet(), () -> {
            List<ItemWrite.Outcome> outcomes = Transactions.evaluate(writes);
            for (int i = 0; i < writes.size(); i++) {
                ItemWrite write = writes.get(i);
                write.store(outcomes.get(i));
                meters.of(write.table())
                        .write(outcomes.get(i).before(), outcomes.get(i).after());
            }
            return true;
        });
        return TransactWriteItemsResponse.builder()
                .consumedCapacity(meters.reports())
                .itemCollectionMetrics(CollectionMetrics.ofAll(keys, request.returnItemCollectionMetricsAsString()))
                .build();
    }

    /** A repetition reads the items that the first request has written. */
    private static TransactWriteItemsResponse reportReads(TransactWriteItemsRequest request, List<ItemWrite> writes) {
        TransactionMeters meters = new TransactionMeters(request.returnConsumedCapacityAsString(), false);
        for (ItemWrite write : writes) {
            StoredItem item = write.table().reading(() -> write.table().items().get(write.key()));
            meters.of(write.table()).read(item == null ? 0 : item.sizeBytes(), true);
        }
        return TransactWriteItemsResponse.builder()
                .consumedCapacity(meters.reports())
                .build();
    }
}
