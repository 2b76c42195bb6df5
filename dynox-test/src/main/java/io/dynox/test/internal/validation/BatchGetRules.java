package io.dynox.test.internal.validation;

import io.dynox.test.internal.error.ServiceErrors;
import io.dynox.test.internal.value.ValueNormalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** What a BatchGetItem must keep to before any table is looked at. Stateless. */
public final class BatchGetRules {

    private static final int MOST_KEYS = 100;
    private static final int MOST_ATTRIBUTES = 255;

    private BatchGetRules() {}

    /** Refuses what the model's constraints refuse. */
    public static void checkConstraints(BatchGetItemRequest request) {
        Constraints constraints = new Constraints();
        CommonConstraints.returnConsumedCapacity(constraints, request.returnConsumedCapacityAsString());
        Map<String, KeysAndAttributes> items = request.hasRequestItems() ? request.requestItems() : null;
        constraints.notNull("requestItems", items);
        CommonConstraints.tables(constraints, request.requestItems());
        request.requestItems().forEach((table, keys) -> {
            String path = "requestItems." + table + ".member.";
            List<Map<String, AttributeValue>> asked = keys.hasKeys() ? keys.keys() : null;
            constraints.notNull(path + "keys", asked).length(path + "keys", asked, 1, Integer.MAX_VALUE);
            constraints.requireOfHidden(
                    asked == null || asked.size() <= MOST_KEYS,
                    "RequestItems." + table + ".Keys",
                    "Member must have length less than or equal to " + MOST_KEYS);
            if (keys.hasAttributesToGet()) {
                constraints.length(path + "attributesToGet", keys.attributesToGet(), 1, MOST_ATTRIBUTES);
            }
        });
        constraints.check();
        CommonConstraints.someTables(items, "BatchGetItem");
    }

    /** The keys asked of one table, normalised; {@code before} is how many were asked of others. */
    public static List<Map<String, AttributeValue>> keys(KeysAndAttributes asked, int before) {
        List<Map<String, AttributeValue>> keys =
                asked.keys().stream().map(ValueNormalizer::normalize).toList();
        Set<Map<String, AttributeValue>> seen = new HashSet<>();
        for (Map<String, AttributeValue> key : keys) {
            if (!seen.add(key)) {
                throw ServiceErrors.validation("Provided list of item keys contains duplicates");
            }
        }
        if (before + keys.size() > MOST_KEYS) {
            throw ServiceErrors.validation("Too many items requested for the BatchGetItem call");
        }
        return keys;
    }
}
