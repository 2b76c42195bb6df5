package io.dynox.test.internal.operation;

import io.dynox.test.internal.expression.ExpressionKind;
import io.dynox.test.internal.storage.ItemKey;
import io.dynox.test.internal.storage.StoredItem;
import io.dynox.test.internal.storage.StoredTable;
import io.dynox.test.internal.storage.Tables;
import io.dynox.test.internal.validation.CommonConstraints;
import io.dynox.test.internal.validation.Constraints;
import io.dynox.test.internal.validation.KeyRules;
import io.dynox.test.internal.validation.TransactWriteRules;
import io.dynox.test.internal.value.ValueNormalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Get;
import software.amazon.awssdk.services.dynamodb.model.ItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsResponse;

/** Reads several items at one moment, over several tables. */
record TransactGetItemsOperation(Tables tables)
        implements Operation<TransactGetItemsRequest, TransactGetItemsResponse> {

    private record AskedItem(Map<String, AttributeValue> key, Selection selection) {
        static AskedItem of(Get get) {
            Parameters parameters = new Parameters()
                    .expression(ExpressionKind.PROJECTION, get.projectionExpression())
                    .names(get.hasExpressionAttributeNames(), get.expressionAttributeNames())
                    .checkTogether();
            Map<String, AttributeValue> key = ValueNormalizer.normalize(get.key());
            Selection selection = new Selection(parameters.projection());
            parameters.checkAllUsed();
            return new AskedItem(key, selection);
        }
    }

    private record ItemRead(StoredTable table, ItemKey key, Selection selection) {}

    @Override
    public TransactGetItemsResponse execute(TransactGetItemsRequest request, Admission admission) {
        checkConstraints(request);
        List<Get> gets =
                request.transactItems().stream().map(TransactGetItem::get).toList();
        List<AskedItem> asked = gets.stream().map(AskedItem::of).toList();
        List<StoredTable> touched =
                gets.stream().map(get -> tables.forItems(get.tableName())).toList();
        Map<StoredTable, Set<ItemKey>> keys = new LinkedHashMap<>();
        List<ItemRead> reads = Transactions.bind(gets.size(), i -> {
            ItemRead read = read(touched.get(i), asked.get(i));
            if (!keys.computeIfAbsent(read.table(), any -> new HashSet<>()).add(read.key())) {
                throw new SameItemTwice();
            }
            return read;
        });
        admission.admit();
        return Transactions.reading(keys.keySet(), () -> run(request, reads));
    }

    private static ItemRead read(StoredTable table, AskedItem asked) {
        ItemKey key = KeyRules.keyOf(table.schema(), asked.key());
        asked.selection().checkKeys(table);
        return new ItemRead(table, key, asked.selection());
    }

    private static TransactGetItemsResponse run(TransactGetItemsRequest request, List<ItemRead> reads) {
        TransactionMeters meters = new TransactionMeters(request.returnConsumedCapacityAsString(), false);
        List<ItemResponse> responses = new ArrayList<>();
        long size = 0;
        for (ItemRead read : reads) {
            StoredItem item = read.table().items().get(read.key());
            meters.of(read.table()).read(item == null ? 0 : item.sizeBytes(), true);
            ItemResponse.Builder response = ItemResponse.builder();
            if (item != null) {
                response.item(read.selection().of(item.attributes()));
                size += item.sizeBytes();
            }
            responses.add(response.build());
        }
        Transactions.checkSize(size);
        return TransactGetItemsResponse.builder()
                .responses(responses)
                .consumedCapacity(meters.reports())
                .build();
    }

    private static void checkConstraints(TransactGetItemsRequest request) {
        Constraints constraints = new Constraints();
        CommonConstraints.returnConsumedCapacity(constraints, request.returnConsumedCapacityAsString());
        List<TransactGetItem> items = request.hasTransactItems() ? request.transactItems() : null;
        constraints
                .notNull("transactItems", items)
                .length("transactItems", items, 1, Integer.MAX_VALUE)
                .requireOfHidden(
                        items == null || items.size() <= TransactWriteRules.MOST_ITEMS,
                        "TransactItems",
                        "Member must have length less than or equal to " + TransactWriteRules.MOST_ITEMS);
        for (int i = 0; i < request.transactItems().size(); i++) {
            String path = "transactItems." + (i + 1) + ".member.get";
            Get get = request.transactItems().get(i).get();
            constraints.notNull(path, get);
            if (get != null) {
                CommonConstraints.table(constraints, path + ".tableName", get.tableName());
                constraints.notNull(path + ".key", get.hasKey() ? get.key() : null);
            }
        }
        constraints.check();
    }
}
