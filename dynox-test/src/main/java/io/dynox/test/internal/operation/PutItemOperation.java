package io.dynox.test.internal.operation;

import io.dynox.test.internal.error.ServiceErrors;
import io.dynox.test.internal.expression.ConditionExpression;
import io.dynox.test.internal.expression.ExpressionKind;
import io.dynox.test.internal.expression.OlderConditions;
import io.dynox.test.internal.storage.StoredItem;
import io.dynox.test.internal.storage.StoredTable;
import io.dynox.test.internal.storage.Tables;
import io.dynox.test.internal.validation.CommonConstraints;
import io.dynox.test.internal.validation.Constraints;
import io.dynox.test.internal.value.ItemSize;
import io.dynox.test.internal.value.ValueNormalizer;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

final class PutItemOperation implements Operation<PutItemRequest, PutItemResponse> {

    private final Tables tables;

    PutItemOperation(Tables tables) {
        this.tables = tables;
    }

    @Override
    public PutItemResponse execute(PutItemRequest request, Admission admission) {
        checkConstraints(request);
        Parameters parameters = new Parameters()
                .expression(ExpressionKind.CONDITION, request.conditionExpression())
                .older("Expected", request.hasExpected())
                .names(request.hasExpressionAttributeNames(), request.expressionAttributeNames())
                .values(request.hasExpressionAttributeValues(), request.expressionAttributeValues())
                .checkTogether();
        Map<String, AttributeValue> attributes = ValueNormalizer.normalize(request.item());
        if (request.returnValues() != null
                && request.returnValues() != ReturnValue.ALL_OLD
                && request.returnValues() != ReturnValue.NONE) {
            throw ServiceErrors.validation("ReturnValues can only be ALL_OLD or NONE");
        }
        int size = ItemSize.of(attributes);
        if (size > ItemSize.MAX_ITEM_BYTES) {
            throw ServiceErrors.validation("Item size has exceeded the maximum allowed size");
        }
        PendingWrite put = new PendingWrite.Put(attributes, size, condition(parameters, request));
        StoredTable table = tables.forItems(request.tableName());
        ItemWrite write = put.on(table);
        admission.admit();
        ItemWrite.Outcome outcome = write.run();
        StoredItem old = outcome.before();
        CapacityMeter meter = new CapacityMeter(table, request.returnConsumedCapacityAsString());
        meter.write(old, outcome.after());
        PutItemResponse.Builder response = PutItemResponse.builder()
                .consumedCapacity(meter.report())
                .itemCollectionMetrics(CollectionMetrics.of(write, request.returnItemCollectionMetricsAsString()));
        if (old != null && request.returnValues() == ReturnValue.ALL_OLD) {
            response.attributes(old.attributes());
        }
        return response.build();
    }

    private static WriteCondition condition(Parameters parameters, PutItemRequest request) {
        ConditionExpression older =
                OlderConditions.expected(request.hasExpected(), request.expected(), request.conditionalOperator());
        ConditionExpression condition = parameters.condition(ExpressionKind.CONDITION);
        parameters.checkAllUsed();
        return new WriteCondition(older == null ? condition : older, request.returnValuesOnConditionCheckFailure());
    }

    private static void checkConstraints(PutItemRequest request) {
        Constraints constraints = new Constraints();
        CommonConstraints.returnConsumedCapacity(constraints, request.returnConsumedCapacityAsString());
        CommonConstraints.table(constraints, request.tableName());
        constraints.notNull("item", request.hasItem() ? request.item() : null);
        CommonConstraints.conditionalOperator(constraints, request.conditionalOperatorAsString());
        CommonConstraints.expected(constraints, request.expected());
        CommonConstraints.returnValues(constraints, request.returnValuesAsString());
        CommonConstraints.returnItemCollectionMetrics(constraints, request.returnItemCollectionMetricsAsString());
        CommonConstraints.onConditionFailure(constraints, request.returnValuesOnConditionCheckFailureAsString());
        constraints.check();
    }
}
