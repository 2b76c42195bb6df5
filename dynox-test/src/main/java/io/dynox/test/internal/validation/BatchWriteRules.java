package io.dynox.test.internal.validation;

import io.dynox.test.internal.error.ServiceErrors;
import io.dynox.test.internal.value.ItemSize;
import io.dynox.test.internal.value.ValueNormalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** What a BatchWriteItem must keep to before any table is looked at. Stateless. */
public final class BatchWriteRules {

    private static final int MOST_WRITES = 25;

    private BatchWriteRules() {}

    /** The writes by the table's name as the request gives it, checked and normalised. */
    public static Map<String, List<PreparedWrite>> check(BatchWriteItemRequest request) {
        checkConstraints(request);
        int count = 0;
        Map<String, List<PreparedWrite>> prepared = new LinkedHashMap<>();
        for (Map.Entry<String, List<WriteRequest>> table :
                request.requestItems().entrySet()) {
            List<PreparedWrite> writes = new ArrayList<>(table.getValue().size());
            for (WriteRequest write : table.getValue()) {
                checkOneOf(write);
            }
            for (WriteRequest write : table.getValue()) {
                writes.add(prepare(write));
            }
            count += writes.size();
            prepared.put(table.getKey(), writes);
        }
        if (count > MOST_WRITES) {
            throw ServiceErrors.validation("Too many items requested for the BatchWriteItem call");
        }
        RequestSize.check(prepared);
        return prepared;
    }

    private static void checkConstraints(BatchWriteItemRequest request) {
        Constraints constraints = new Constraints();
        CommonConstraints.returnConsumedCapacity(constraints, request.returnConsumedCapacityAsString());
        CommonConstraints.returnItemCollectionMetrics(constraints, request.returnItemCollectionMetricsAsString());
        Map<String, List<WriteRequest>> items = request.hasRequestItems() ? request.requestItems() : null;
        constraints.notNull("requestItems", items);
        CommonConstraints.tables(constraints, request.requestItems());
        request.requestItems().forEach((table, writes) -> {
            constraints.require(
                    !writes.isEmpty(),
                    "requestItems",
                    request.requestItems(),
                    "Map value must satisfy constraint: [Member must have length less than or equal to 25, "
                            + "Member must have length greater than or equal to 1]");
            constraints.requireOfHidden(
                    writes.size() <= MOST_WRITES,
                    "RequestItems." + table,
                    "Member must have length less than or equal to " + MOST_WRITES);
            for (int i = 0; i < writes.size(); i++) {
                checkConstraints(
                        constraints, "requestItems." + table + ".member." + (i + 1) + ".member", writes.get(i));
            }
        });
        constraints.check();
        CommonConstraints.someTables(items, "BatchWriteItem");
    }

    private static void checkConstraints(Constraints constraints, String path, WriteRequest write) {
        if (write.deleteRequest() != null && !write.deleteRequest().hasKey()) {
            constraints.notNull(path + ".deleteRequest.key", null);
        }
        if (write.putRequest() != null && !write.putRequest().hasItem()) {
            constraints.notNull(path + ".putRequest.item", null);
        }
    }

    private static void checkOneOf(WriteRequest write) {
        if ((write.putRequest() == null) == (write.deleteRequest() == null)) {
            throw ServiceErrors.validation("Supplied AttributeValue has more than one datatypes set, "
                    + "must contain exactly one of the supported datatypes");
        }
    }

    private static PreparedWrite prepare(WriteRequest write) {
        if (write.putRequest() == null) {
            return new PreparedWrite(
                    write, ValueNormalizer.normalize(write.deleteRequest().key()), 0);
        }
        Map<String, AttributeValue> item =
                ValueNormalizer.normalize(write.putRequest().item());
        int size = ItemSize.of(item);
        if (size > ItemSize.MAX_ITEM_BYTES) {
            throw ServiceErrors.validation("Item size has exceeded the maximum allowed size");
        }
        return new PreparedWrite(write, item, size);
    }
}
