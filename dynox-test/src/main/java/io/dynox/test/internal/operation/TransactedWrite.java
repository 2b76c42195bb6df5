package io.dynox.test.internal.operation;

import io.dynox.test.internal.error.ServiceErrors;
import io.dynox.test.internal.expression.ConditionExpression;
import io.dynox.test.internal.expression.ExpressionKind;
import io.dynox.test.internal.value.ItemSize;
import io.dynox.test.internal.value.ValueNormalizer;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * One write of a transaction. Immutable.
 *
 * @param tableName the name or the ARN of the table
 * @param write what is to be done there
 */
record TransactedWrite(String tableName, PendingWrite write) {

    static TransactedWrite of(TransactWriteItem item) {
        if (item.put() != null) {
            return put(item.put());
        }
        if (item.update() != null) {
            return update(item.update());
        }
        if (item.delete() != null) {
            return delete(item.delete());
        }
        return check(item.conditionCheck());
    }

    private static TransactedWrite put(Put put) {
        Parameters parameters = conditional(put.conditionExpression())
                .names(put.hasExpressionAttributeNames(), put.expressionAttributeNames())
                .values(put.hasExpressionAttributeValues(), put.expressionAttributeValues())
                .checkTogether();
        Map<String, AttributeValue> attributes = ValueNormalizer.normalize(put.item());
        int size = ItemSize.of(attributes);
        if (size > ItemSize.MAX_ITEM_BYTES) {
            throw ServiceErrors.validation("Item size has exceeded the maximum allowed size");
        }
        WriteCondition condition = condition(parameters, put.returnValuesOnConditionCheckFailure());
        return new TransactedWrite(put.tableName(), new PendingWrite.Put(attributes, size, condition));
    }

    private static TransactedWrite update(Update update) {
        Parameters parameters = new Parameters()
                .expression(ExpressionKind.UPDATE, update.updateExpression())
                .expression(ExpressionKind.CONDITION, update.conditionExpression())
                .names(update.hasExpressionAttributeNames(), update.expressionAttributeNames())
                .values(update.hasExpressionAttributeValues(), update.expressionAttributeValues())
                .checkTogether();
        Map<String, AttributeValue> key = ValueNormalizer.normalize(update.key());
        ItemUpdate changes = new ItemUpdate(parameters.update());
        WriteCondition condition = condition(parameters, update.returnValuesOnConditionCheckFailure());
        return new TransactedWrite(update.tableName(), new PendingWrite.Update(key, changes, condition));
    }

    private static TransactedWrite delete(Delete delete) {
        Parameters parameters = conditional(delete.conditionExpression())
                .names(delete.hasExpressionAttributeNames(), delete.expressionAttributeNames())
                .values(delete.hasExpressionAttributeValues(), delete.expressionAttributeValues())
                .checkTogether();
        Map<String, AttributeValue> key = ValueNormalizer.normalize(delete.key());
        WriteCondition condition = condition(parameters, delete.returnValuesOnConditionCheckFailure());
        return new TransactedWrite(delete.tableName(), new PendingWrite.Delete(key, condition));
    }

    private static TransactedWrite check(ConditionCheck check) {
        Parameters parameters = conditional(check.conditionExpression())
                .names(check.hasExpressionAttributeNames(), check.expressionAttributeNames())
                .values(check.hasExpressionAttributeValues(), check.expressionAttributeValues())
                .checkTogether();
        Map<String, AttributeValue> key = ValueNormalizer.normalize(check.key());
        WriteCondition condition = condition(parameters, check.returnValuesOnConditionCheckFailure());
        return new TransactedWrite(check.tableName(), new PendingWrite.Check(key, condition));
    }

    private static Parameters conditional(@Nullable String condition) {
        return new Parameters().expression(ExpressionKind.CONDITION, condition);
    }

    private static WriteCondition condition(
            Parameters parameters, @Nullable ReturnValuesOnConditionCheckFailure onFailure) {
        ConditionExpression condition = parameters.condition(ExpressionKind.CONDITION);
        parameters.checkAllUsed();
        return new WriteCondition(condition, onFailure);
    }
}
