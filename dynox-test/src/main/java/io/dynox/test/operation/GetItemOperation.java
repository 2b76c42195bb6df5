package io.dynox.test.operation;

import io.dynox.test.storage.ItemKey;
import io.dynox.test.storage.StoredItem;
import io.dynox.test.storage.Table;
import io.dynox.test.storage.Tables;
import io.dynox.test.validation.CommonConstraints;
import io.dynox.test.validation.Constraints;
import io.dynox.test.validation.KeyRules;
import io.dynox.test.validation.SupportedParameters;
import io.dynox.test.value.ValueNormalizer;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;

final class GetItemOperation implements Operation<GetItemRequest, GetItemResponse> {

    private static final SupportedParameters SUPPORTED =
            new SupportedParameters("ProjectionExpression", "ExpressionAttributeNames");

    private final Tables tables;

    GetItemOperation(Tables tables) {
        this.tables = tables;
    }

    @Override
    public GetItemResponse execute(GetItemRequest request, Admission admission) {
        checkConstraints(request);
        SUPPORTED.check(request);
        Map<String, AttributeValue> key = ValueNormalizer.normalize(request.key());
        Selection selection = Selection.of(request.attributesToGet());
        Table table = tables.forItems(request.tableName());
        ItemKey itemKey = KeyRules.keyOf(table.schema(), key);
        admission.admit();
        StoredItem item = table.reading(() -> table.items().get(itemKey));
        CapacityMeter meter = new CapacityMeter(table, request.returnConsumedCapacityAsString());
        meter.read(item == null ? 0 : item.sizeBytes(), Boolean.TRUE.equals(request.consistentRead()));
        GetItemResponse.Builder response = GetItemResponse.builder().consumedCapacity(meter.report());
        if (item != null) {
            response.item(selection.of(item.attributes()));
        }
        return response.build();
    }

    private static void checkConstraints(GetItemRequest request) {
        Constraints constraints = new Constraints();
        CommonConstraints.returnConsumedCapacity(constraints, request.returnConsumedCapacityAsString());
        Selection.checkConstraints(
                constraints, "attributesToGet", request.hasAttributesToGet(), request.attributesToGet());
        CommonConstraints.table(constraints, request.tableName());
        constraints.notNull("key", request.hasKey() ? request.key() : null);
        constraints.check();
    }
}
