package io.dynox.test.internal.operation;

import io.dynox.test.internal.expression.ExpressionKind;
import io.dynox.test.internal.expression.Projection;
import io.dynox.test.internal.storage.ItemKey;
import io.dynox.test.internal.storage.StoredItem;
import io.dynox.test.internal.storage.StoredTable;
import io.dynox.test.internal.storage.Tables;
import io.dynox.test.internal.validation.CommonConstraints;
import io.dynox.test.internal.validation.Constraints;
import io.dynox.test.internal.validation.KeyRules;
import io.dynox.test.internal.value.ValueNormalizer;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;

record GetItemOperation(Tables tables) implements Operation<GetItemRequest, GetItemResponse> {

    @Override
    public GetItemResponse execute(GetItemRequest request, Admission admission) {
        checkConstraints(request);
        Parameters parameters = new Parameters()
                .expression(ExpressionKind.PROJECTION, request.projectionExpression())
                .older("AttributesToGet", request.hasAttributesToGet())
                .names(request.hasExpressionAttributeNames(), request.expressionAttributeNames())
                .checkTogether();
        Map<String, AttributeValue> key = ValueNormalizer.normalize(request.key());
        Selection selection = selection(parameters, request);
        StoredTable table = tables.forItems(request.tableName());
        ItemKey itemKey = KeyRules.keyOf(table.schema(), key);
        selection.checkKeys(table);
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

    private static Selection selection(Parameters parameters, GetItemRequest request) {
        Projection older = Selection.older(request.attributesToGet());
        Projection projection = parameters.projection();
        parameters.checkAllUsed();
        return new Selection(older == null ? projection : older);
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
