package io.dynox.test.internal.operation;

import io.dynox.test.internal.expression.ConditionExpression;
import io.dynox.test.internal.expression.ExpressionKind;
import io.dynox.test.internal.expression.OlderConditions;
import io.dynox.test.internal.expression.OlderUpdates;
import io.dynox.test.internal.expression.UpdateExpression;
import io.dynox.test.internal.storage.Tables;
import io.dynox.test.internal.validation.CommonConstraints;
import io.dynox.test.internal.validation.Constraints;
import io.dynox.test.internal.value.ValueNormalizer;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

record UpdateItemOperation(Tables tables) implements Operation<UpdateItemRequest, UpdateItemResponse> {

    @Override
    public UpdateItemResponse execute(UpdateItemRequest request, Admission admission) {
        checkConstraints(request);
        PendingWrite.Update update = pending(request);
        WrittenItem written = WrittenItem.of(
                tables,
                request.tableName(),
                update,
                new WrittenItem.Wanted(
                        request.returnConsumedCapacityAsString(), request.returnItemCollectionMetricsAsString()),
                admission);
        UpdateItemResponse.Builder response = UpdateItemResponse.builder()
                .consumedCapacity(written.capacity())
                .itemCollectionMetrics(written.metrics());
        ReturnValue wanted = request.returnValues() == null ? ReturnValue.NONE : request.returnValues();
        Map<String, AttributeValue> returned = update.update().returned(wanted, written.outcome());
        return (returned.isEmpty() ? response : response.attributes(returned)).build();
    }

    private static PendingWrite.Update pending(UpdateItemRequest request) {
        Parameters parameters = new Parameters()
                .expression(ExpressionKind.UPDATE, request.updateExpression())
                .expression(ExpressionKind.CONDITION, request.conditionExpression())
                .older("AttributeUpdates", request.hasAttributeUpdates())
                .older("Expected", request.hasExpected())
                .names(request.hasExpressionAttributeNames(), request.expressionAttributeNames())
                .values(request.hasExpressionAttributeValues(), request.expressionAttributeValues())
                .checkTogether();
        Map<String, AttributeValue> key = ValueNormalizer.normalize(request.key());
        UpdateExpression olderUpdate =
                request.hasAttributeUpdates() ? OlderUpdates.update(request.attributeUpdates()) : null;
        ConditionExpression olderCondition =
                OlderConditions.expected(request.hasExpected(), request.expected(), request.conditionalOperator());
        UpdateExpression update = parameters.update();
        ConditionExpression condition = parameters.condition(ExpressionKind.CONDITION);
        parameters.checkAllUsed();
        return new PendingWrite.Update(
                key,
                new ItemUpdate(olderUpdate == null ? update : olderUpdate),
                new WriteCondition(
                        olderCondition == null ? condition : olderCondition,
                        request.returnValuesOnConditionCheckFailure()));
    }

    private static void checkConstraints(UpdateItemRequest request) {
        Constraints constraints = new Constraints();
        CommonConstraints.returnConsumedCapacity(constraints, request.returnConsumedCapacityAsString());
        CommonConstraints.table(constraints, request.tableName());
        CommonConstraints.returnItemCollectionMetrics(constraints, request.returnItemCollectionMetricsAsString());
        CommonConstraints.returnValues(constraints, request.returnValuesAsString());
        constraints.notNull("key", request.hasKey() ? request.key() : null);
        CommonConstraints.conditionalOperator(constraints, request.conditionalOperatorAsString());
        CommonConstraints.expected(constraints, request.expected());
        CommonConstraints.onConditionFailure(constraints, request.returnValuesOnConditionCheckFailureAsString());
        request.attributeUpdates()
                .forEach((name, update) -> constraints.oneOf(
                        "attributeUpdates." + name + ".member.action",
                        update.actionAsString(),
                        "ADD",
                        "PUT",
                        "DELETE"));
        constraints.check();
    }
}
