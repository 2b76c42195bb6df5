package io.dynox.test.internal.validation;

import io.dynox.test.internal.error.ServiceErrors;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** What a TransactWriteItems must keep to before any table is looked at. Stateless. */
public final class TransactWriteRules {

    /** How many items a transaction may touch. */
    public static final int MOST_ITEMS = 100;

    private static final int LONGEST_TOKEN = 36;

    private TransactWriteRules() {}

    /** Refuses what the model's constraints refuse, and items that ask for nothing or for several things. */
    public static void checkConstraints(TransactWriteItemsRequest request) {
        Constraints constraints = new Constraints();
        CommonConstraints.returnConsumedCapacity(constraints, request.returnConsumedCapacityAsString());
        CommonConstraints.returnItemCollectionMetrics(constraints, request.returnItemCollectionMetricsAsString());
        constraints.length("clientRequestToken", request.clientRequestToken(), 1, LONGEST_TOKEN);
        List<TransactWriteItem> items = request.hasTransactItems() ? request.transactItems() : null;
        constraints
                .notNull("transactItems", items)
                .length("transactItems", items, 1, Integer.MAX_VALUE)
                .requireOfHidden(
                        items == null || items.size() <= MOST_ITEMS,
                        "TransactItems",
                        "Member must have length less than or equal to " + MOST_ITEMS);
        for (int i = 0; i < request.transactItems().size(); i++) {
            check(
                    constraints,
                    "transactItems." + (i + 1) + ".member.",
                    request.transactItems().get(i));
        }
        constraints.check();
        request.transactItems().forEach(TransactWriteRules::checkOneOf);
    }

    private static void checkOneOf(TransactWriteItem item) {
        long actions = Stream.of(item.conditionCheck(), item.put(), item.update(), item.delete())
                .filter(Objects::nonNull)
                .count();
        if (actions == 0) {
            throw ServiceErrors.validation(
                    "Invalid Request: TransactWriteRequest should contain Delete or Put or Update request");
        }
        if (actions > 1) {
            throw ServiceErrors.validation("TransactItems can only contain one of Check, Put, Update or Delete");
        }
    }

    private static void check(Constraints constraints, String path, TransactWriteItem item) {
        if (item.conditionCheck() != null) {
            ConditionCheck check = item.conditionCheck();
            String member = path + "conditionCheck.";
            key(constraints, member + "key", check.hasKey() ? check.key() : null);
            CommonConstraints.table(constraints, member + "tableName", check.tableName());
            constraints.notNull(member + "conditionExpression", check.conditionExpression());
            onFailure(constraints, member, check.returnValuesOnConditionCheckFailureAsString());
        }
        if (item.put() != null) {
            String member = path + "put.";
            key(constraints, member + "item", item.put().hasItem() ? item.put().item() : null);
            CommonConstraints.table(
                    constraints, member + "tableName", item.put().tableName());
            onFailure(constraints, member, item.put().returnValuesOnConditionCheckFailureAsString());
        }
        if (item.delete() != null) {
            String member = path + "delete.";
            key(
                    constraints,
                    member + "key",
                    item.delete().hasKey() ? item.delete().key() : null);
            CommonConstraints.table(
                    constraints, member + "tableName", item.delete().tableName());
            onFailure(constraints, member, item.delete().returnValuesOnConditionCheckFailureAsString());
        }
        if (item.update() != null) {
            String member = path + "update.";
            key(
                    constraints,
                    member + "key",
                    item.update().hasKey() ? item.update().key() : null);
            constraints.notNull(member + "updateExpression", item.update().updateExpression());
            CommonConstraints.table(
                    constraints, member + "tableName", item.update().tableName());
            onFailure(constraints, member, item.update().returnValuesOnConditionCheckFailureAsString());
        }
    }

    private static void key(Constraints constraints, String path, @Nullable Map<String, AttributeValue> key) {
        constraints.notNull(path, key);
    }

    private static void onFailure(Constraints constraints, String member, @Nullable String value) {
        constraints.oneOf(member + "returnValuesOnConditionCheckFailure", value, "ALL_OLD", "NONE");
    }
}
