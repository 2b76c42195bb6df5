package io.dynox.test.internal.operation;

import io.dynox.test.internal.expression.ExpressionKind;
import io.dynox.test.internal.expression.OlderConditions;
import io.dynox.test.internal.storage.Tables;
import io.dynox.test.internal.validation.CommonConstraints;
import io.dynox.test.internal.validation.Constraints;
import io.dynox.test.internal.value.ValueNormalizer;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;

record DeleteItemOperation(Tables tables) implements Operation<DeleteItemRequest, DeleteItemResponse> {

    @Override
    public DeleteItemResponse execute(DeleteItemRequest request, Admission admission) {
        checkConstraints(request);
        Parameters parameters = new Parameters()
                .expression(ExpressionKind.CONDITION, request.conditionExpression())
                .older("Expected", request.hasExpected())
                .names(request.hasExpressionAttributeNames(), request.expressionAttributeNames())
                .values(request.hasExpressionAttributeValues(), request.expressionAttributeValues())
                .checkTogether();
        Map<String, AttributeValue> key = ValueNormalizer.normalize(request.key());
        WrittenItem.checkReturnValues(request.returnValues());
        PendingWrite delete = new PendingWrite.Delete(key, condition(parameters, request));
        WrittenItem written = WrittenItem.of(
                tables,
                request.tableName(),
                delete,
                new WrittenItem.Wanted(
                        request.returnConsumedCapacityAsString(), request.returnItemCollectionMetricsAsString()),
                admission);
        return DeleteItemResponse.builder()
                .consumedCapacity(written.capacity())
                .itemCollectionMetrics(written.metrics())
                .attributes(written.old(request.returnValues()))
                .build();
    }

    private static WriteCondition condition(Parameters parameters, DeleteItemRequest request) {
        return WriteCondition.of(
                parameters,
                OlderConditions.expected(request.hasExpected(), request.expected(), request.conditionalOperator()),
                request.returnValuesOnConditionCheckFailure());
    }

    private static void checkConstraints(DeleteItemRequest request) {
        Constraints constraints = new Constraints();
        CommonConstraints.returnConsumedCapacity(constraints, request.returnConsumedCapacityAsString());
        CommonConstraints.table(constraints, request.tableName());
        CommonConstraints.returnValues(constraints, request.returnValuesAsString());
        CommonConstraints.returnItemCollectionMetrics(constraints, request.returnItemCollectionMetricsAsString());
        constraints.notNull("key", request.hasKey() ? request.key() : null);
        CommonConstraints.conditionalOperator(constraints, request.conditionalOperatorAsString());
        CommonConstraints.expected(constraints, request.expected());
        CommonConstraints.onConditionFailure(constraints, request.returnValuesOnConditionCheckFailureAsString());
        constraints.check();
    }
}
