package io.dynox.test.internal.operation;

import io.dynox.test.internal.error.ServiceErrors;
import io.dynox.test.internal.expression.ExpressionKind;
import io.dynox.test.internal.expression.OlderConditions;
import io.dynox.test.internal.storage.Tables;
import io.dynox.test.internal.validation.CommonConstraints;
import io.dynox.test.internal.validation.Constraints;
import io.dynox.test.internal.value.ItemSize;
import io.dynox.test.internal.value.ValueNormalizer;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;

record PutItemOperation(Tables tables) implements Operation<PutItemRequest, PutItemResponse> {

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
        WrittenItem.checkReturnValues(request.returnValues());
        int size = ItemSize.of(attributes);
        if (size > ItemSize.MAX_ITEM_BYTES) {
            throw ServiceErrors.validation("Item size has exceeded the maximum allowed size");
        }
        PendingWrite put = new PendingWrite.Put(attributes, size, condition(parameters, request));
        WrittenItem written = WrittenItem.of(
                tables,
                request.tableName(),
                put,
                new WrittenItem.Wanted(
                        request.returnConsumedCapacityAsString(), request.returnItemCollectionMetricsAsString()),
                admission);
        return PutItemResponse.builder()
                .consumedCapacity(written.capacity())
                .itemCollectionMetrics(written.metrics())
                .attributes(written.old(request.returnValues()))
                .build();
    }

    private static WriteCondition condition(Parameters parameters, PutItemRequest request) {
        return WriteCondition.of(
                parameters,
                OlderConditions.expected(request.hasExpected(), request.expected(), request.conditionalOperator()),
                request.returnValuesOnConditionCheckFailure());
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
