package io.dynox.test.internal.partiql;

import io.dynox.test.internal.error.ServiceErrors;
import io.dynox.test.internal.operation.Admission;
import io.dynox.test.internal.storage.Tables;
import io.dynox.test.internal.value.KeySchema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** Carries out INSERT, UPDATE and DELETE statements as PutItem, UpdateItem and DeleteItem. Thread-safe. */
record WriteExecution(Tables tables, Requests requests) {

    ExecuteStatementResponse insert(Statement.Insert insert, ExecuteStatementRequest request, Admission admission) {
        WriteTranslation write = WriteTranslation.of(insert, schema(insert));
        PutItemRequest put = PutItemRequest.builder()
                .tableName(insert.table())
                .item(write.item())
                .conditionExpression(write.condition())
                .expressionAttributeNames(write.names())
                .returnConsumedCapacity(request.returnConsumedCapacityAsString())
                .returnValuesOnConditionCheckFailure(request.returnValuesOnConditionCheckFailureAsString())
                .build();
        try {
            PutItemResponse response = (PutItemResponse) requests.execute(put, admission);
            return reply(Map.of(), response.consumedCapacity());
        } catch (ConditionalCheckFailedException e) {
            throw ServiceErrors.duplicateItem(e);
        }
    }

    ExecuteStatementResponse update(Statement.Update update, ExecuteStatementRequest request, Admission admission) {
        WriteTranslation write = WriteTranslation.of(update, schema(update));
        UpdateItemResponse response = (UpdateItemResponse) requests.execute(
                UpdateItemRequest.builder()
                        .tableName(update.table())
                        .key(write.item())
                        .updateExpression(write.update())
                        .conditionExpression(write.condition())
                        .expressionAttributeNames(write.names())
                        .expressionAttributeValues(write.values())
                        .returnValues(update.returning())
                        .returnConsumedCapacity(request.returnConsumedCapacityAsString())
                        .returnValuesOnConditionCheckFailure(request.returnValuesOnConditionCheckFailureAsString())
                        .build(),
                admission);
        return reply(response.attributes(), response.consumedCapacity());
    }

    ExecuteStatementResponse delete(Statement.Delete delete, ExecuteStatementRequest request, Admission admission) {
        WriteTranslation write = WriteTranslation.of(delete, schema(delete));
        DeleteItemResponse response = (DeleteItemResponse) requests.execute(
                DeleteItemRequest.builder()
                        .tableName(delete.table())
                        .key(write.item())
                        .conditionExpression(write.condition())
                        .expressionAttributeNames(write.names())
                        .expressionAttributeValues(write.values())
                        .returnValues(delete.returning())
                        .returnConsumedCapacity(request.returnConsumedCapacityAsString())
                        .returnValuesOnConditionCheckFailure(request.returnValuesOnConditionCheckFailureAsString())
                        .build(),
                admission);
        return reply(response.attributes(), response.consumedCapacity());
    }

    private KeySchema schema(Statement statement) {
        return tables.forItems(statement.table()).schema();
    }

    private static ExecuteStatementResponse reply(
            Map<String, AttributeValue> returned, @Nullable ConsumedCapacity capacity) {
        return ExecuteStatementResponse.builder()
                .items(returned.isEmpty() ? List.of() : List.of(returned))
                .consumedCapacity(capacity)
                .build();
    }
}
