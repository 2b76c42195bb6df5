package io.dynox.test.internal.partiql;

import io.dynox.test.internal.value.KeySchema;
import io.dynox.test.internal.value.ValidationFailure;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** A statement as the write, or the check, of a transaction. Stateless. */
final class TransactedWrite {

    private TransactedWrite() {}

    /** @param onFailure whether a failed condition returns the item, null for the default */
    static TransactWriteItem of(Statement statement, KeySchema schema, @Nullable String onFailure) {
        TransactWriteItem.Builder item = TransactWriteItem.builder();
        String table = statement.table();
        if (statement instanceof Statement.Insert insert) {
            WriteTranslation write = WriteTranslation.of(insert, schema);
            item.put(put -> put.tableName(table)
                    .item(write.item())
                    .conditionExpression(write.condition())
                    .expressionAttributeNames(write.names())
                    .returnValuesOnConditionCheckFailure(onFailure));
        } else if (statement instanceof Statement.Update update) {
            WriteTranslation write = WriteTranslation.of(update, schema);
            item.update(change -> change.tableName(table)
                    .key(write.item())
                    .updateExpression(write.update())
                    .conditionExpression(write.condition())
                    .expressionAttributeNames(write.names())
                    .expressionAttributeValues(write.values())
                    .returnValuesOnConditionCheckFailure(onFailure));
        } else if (statement instanceof Statement.Delete delete) {
            WriteTranslation write = WriteTranslation.of(delete, schema);
            item.delete(removal -> removal.tableName(table)
                    .key(write.item())
                    .conditionExpression(write.condition())
                    .expressionAttributeNames(write.names())
                    .expressionAttributeValues(write.values())
                    .returnValuesOnConditionCheckFailure(onFailure));
        } else if (statement instanceof Statement.Exists exists) {
            WriteTranslation write = WriteTranslation.of(exists, schema);
            item.conditionCheck(check -> check.tableName(table)
                    .key(write.item())
                    .conditionExpression(write.condition())
                    .expressionAttributeNames(write.names())
                    .expressionAttributeValues(write.values())
                    .returnValuesOnConditionCheckFailure(onFailure));
        } else {
            throw new ValidationFailure("A transaction of statements must be either all reads or all writes");
        }
        return item.build();
    }
}
