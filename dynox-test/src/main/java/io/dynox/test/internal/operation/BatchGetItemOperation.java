package io.dynox.test.internal.operation;

import io.dynox.test.internal.error.ServiceErrors;
import io.dynox.test.internal.expression.ExpressionKind;
import io.dynox.test.internal.expression.Projection;
import io.dynox.test.internal.storage.ItemKey;
import io.dynox.test.internal.storage.StoredItem;
import io.dynox.test.internal.storage.StoredTable;
import io.dynox.test.internal.storage.Tables;
import io.dynox.test.internal.validation.BatchGetRules;
import io.dynox.test.internal.validation.KeyRules;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

record BatchGetItemOperation(Tables tables) implements Operation<BatchGetItemRequest, BatchGetItemResponse> {

    @Override
    public BatchGetItemResponse execute(BatchGetItemRequest request, Admission admission) {
        BatchGetRules.checkConstraints(request);
        List<TableReads> batch = resolved(checked(request));
        admission.admit();
        ResponseBudget budget = new ResponseBudget();
        Map<String, List<Map<String, AttributeValue>>> responses = new LinkedHashMap<>();
        Map<String, KeysAndAttributes> unprocessed = new LinkedHashMap<>();
        Map<StoredTable, CapacityMeter> meters = new LinkedHashMap<>();
        boolean progress = false;
        for (TableReads reads : batch) {
            CapacityMeter meter = meters.computeIfAbsent(
                    reads.table(), table -> new CapacityMeter(table, request.returnConsumedCapacityAsString()));
            List<Map<String, AttributeValue>> found = new ArrayList<>();
            List<Map<String, AttributeValue>> left = new ArrayList<>();
            reads.table().reading(() -> read(reads, admission, budget, meter, found, left));
            responses.put(reads.asked().name(), inNoOrder(found));
            if (!left.isEmpty()) {
                unprocessed.put(
                        reads.asked().name(),
                        reads.asked().request().toBuilder().keys(left).build());
            }
            progress |= left.size() < reads.keys().size();
        }
        if (!progress) {
            throw Throttled.entirely(batch.get(0).table());
        }
        return BatchGetItemResponse.builder()
                .responses(responses)
                .unprocessedKeys(unprocessed)
                .consumedCapacity(BatchWriteItemOperation.reports(meters))
                .build();
    }

    /** The items in an order that depends on their number alone, and is that of the request for two or fewer only. */
    private static <T> List<T> inNoOrder(List<T> found) {
        List<T> shuffled = new ArrayList<>(found);
        SplittableRandom random = new SplittableRandom(found.size());
        for (int last = shuffled.size() - 1; last > 0; last--) {
            // never its own place, so that no item is where the request has it
            Collections.swap(shuffled, last, random.nextInt(found.size() > 2 ? last : last + 1));
        }
        return shuffled;
    }

    private static boolean read(
            TableReads reads,
            Admission admission,
            ResponseBudget budget,
            CapacityMeter meter,
            List<Map<String, AttributeValue>> found,
            List<Map<String, AttributeValue>> left) {
        boolean consistent = Boolean.TRUE.equals(reads.asked().request().consistentRead());
        for (int i = 0; i < reads.keys().size(); i++) {
            Map<String, AttributeValue> key = reads.asked().keys().get(i);
            StoredItem item = reads.table().items().get(reads.keys().get(i));
            if (!admission.isProcessed(reads.asked().name(), key)
                    || (item != null && !budget.fits(reads.table(), item))) {
                left.add(key);
                continue;
            }
            meter.read(item == null ? 0 : item.sizeBytes(), consistent);
            if (item != null) {
                found.add(reads.asked().selection().of(item.attributes()));
            }
        }
        return true;
    }

    private static List<AskedKeys> checked(BatchGetItemRequest request) {
        List<AskedKeys> asked = new ArrayList<>();
        int count = 0;
        for (Map.Entry<String, KeysAndAttributes> entry : request.requestItems().entrySet()) {
            KeysAndAttributes keys = entry.getValue();
            Selection selection = selection(keys);
            AskedKeys checked = new AskedKeys(entry.getKey(), keys, BatchGetRules.keys(keys, count), selection);
            count += checked.keys().size();
            asked.add(checked);
        }
        return asked;
    }

    private static Selection selection(KeysAndAttributes keys) {
        Parameters parameters = new Parameters()
                .expression(ExpressionKind.PROJECTION, keys.projectionExpression())
                .older("AttributesToGet", keys.hasAttributesToGet())
                .names(keys.hasExpressionAttributeNames(), keys.expressionAttributeNames())
                .checkTogether();
        Projection older = Selection.older(keys.attributesToGet());
        Projection projection = parameters.projection();
        parameters.checkAllUsed();
        return new Selection(older == null ? projection : older);
    }

    private List<TableReads> resolved(List<AskedKeys> batch) {
        List<TableReads> reads = new ArrayList<>();
        Map<StoredTable, Set<ItemKey>> keys = new LinkedHashMap<>();
        for (AskedKeys asked : batch) {
            StoredTable table = tables.forItems(asked.name());
            asked.selection().checkKeys(table);
            Set<ItemKey> seen = keys.computeIfAbsent(table, any -> new HashSet<>());
            List<ItemKey> itemKeys = new ArrayList<>();
            for (Map<String, AttributeValue> key : asked.keys()) {
                ItemKey itemKey = KeyRules.keyOf(table.schema(), key);
                if (!seen.add(itemKey)) {
                    throw ServiceErrors.validation("Provided list of item keys contains duplicates");
                }
                itemKeys.add(itemKey);
            }
            reads.add(new TableReads(asked, table, itemKeys));
        }
        return reads;
    }

    private record AskedKeys(
            String name, KeysAndAttributes request, List<Map<String, AttributeValue>> keys, Selection selection) {}

    private record TableReads(AskedKeys asked, StoredTable table, List<ItemKey> keys) {}
}
