package io.dynox.test.operation;

import io.dynox.test.error.ServiceErrors;
import io.dynox.test.partiql.Statement;
import io.dynox.test.storage.KeyAttribute;
import io.dynox.test.storage.Table;
import io.dynox.test.storage.Tables;
import io.dynox.test.value.AttributeType;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Translates statements that write into the requests of the other operations. Stateless but for the tables. */
final class StatementWrites {

    private final Tables tables;

    StatementWrites(Tables tables) {
        this.tables = tables;
    }

    PutItemRequest insert(Statement.Insert insert) {
        Table table = tables.forItems(insert.table());
        for (KeyAttribute attribute : table.schema().attributes()) {
            AttributeValue value = insert.item().get(attribute.name());
            if (value == null) {
                throw ServiceErrors.validation("Key attribute should be present in the item: Key " + attribute.name());
            }
            if (AttributeType.of(value) != attribute.type()) {
                throw ServiceErrors.validation("Key attribute's data type should match its data type in table's schema:"
                        + " Key " + attribute.name());
            }
        }
        return PutItemRequest.builder()
                .tableName(insert.table())
                .item(insert.item())
                .conditionExpression("attribute_not_exists(#key)")
                .expressionAttributeNames(
                        Map.of("#key", table.schema().partition().name()))
                .build();
    }

    UpdateItemRequest update(Statement.Update update) {
        Table table = tables.forItems(update.table());
        KeyedWhere where = KeyedWhere.ofWrite(table, update.where());
        Map<String, String> names =
                new LinkedHashMap<>(Map.of("#key", table.schema().partition().name()));
        String condition = where.condition("attribute_exists(#key)");
        Map<String, String> used = update.bindings().namesIn(update.update(), condition);
        if (used != null) {
            names.putAll(used);
        }
        return UpdateItemRequest.builder()
                .tableName(update.table())
                .key(where.key())
                .updateExpression(update.update())
                .conditionExpression(condition)
                .expressionAttributeNames(names)
                .expressionAttributeValues(update.bindings().valuesIn(update.update(), condition))
                .returnValues(update.returning())
                .build();
    }

    DeleteItemRequest delete(Statement.Delete delete) {
        KeyedWhere where = KeyedWhere.ofWrite(tables.forItems(delete.table()), delete.where());
        String condition = where.condition(null);
        return DeleteItemRequest.builder()
                .tableName(delete.table())
                .key(where.key())
                .conditionExpression(condition)
                .expressionAttributeNames(delete.bindings().namesIn(condition))
                .expressionAttributeValues(delete.bindings().valuesIn(condition))
                .returnValues(delete.returning())
                .build();
    }

    /** The statement as a part of a transaction. */
    TransactWriteItem transacted(Statement statement) {
        TransactWriteItem.Builder item = TransactWriteItem.builder();
        if (statement instanceof Statement.Insert insert) {
            PutItemRequest put = insert(insert);
            item.put(p -> p.tableName(put.tableName())
                    .item(put.item())
                    .conditionExpression(put.conditionExpression())
                    .expressionAttributeNames(put.expressionAttributeNames()));
        } else if (statement instanceof Statement.Update change) {
            UpdateItemRequest update = update(change);
            item.update(u -> u.tableName(update.tableName())
                    .key(update.key())
                    .updateExpression(update.updateExpression())
                    .conditionExpression(update.conditionExpression())
                    .expressionAttributeNames(update.expressionAttributeNames())
                    .expressionAttributeValues(
                            update.hasExpressionAttributeValues() ? update.expressionAttributeValues() : null));
        } else if (statement instanceof Statement.Delete removal) {
            DeleteItemRequest delete = delete(removal);
            item.delete(d -> d.tableName(delete.tableName())
                    .key(delete.key())
                    .conditionExpression(delete.conditionExpression())
                    .expressionAttributeNames(
                            delete.hasExpressionAttributeNames() ? delete.expressionAttributeNames() : null)
                    .expressionAttributeValues(
                            delete.hasExpressionAttributeValues() ? delete.expressionAttributeValues() : null));
        } else if (statement instanceof Statement.Exists exists) {
            item.conditionCheck(check(exists.select()));
        }
        return item.build();
    }

    private ConditionCheck check(Statement.Select select) {
        Table table = tables.forItems(select.table());
        KeyedWhere where = KeyedWhere.ofWrite(table, select.where());
        String condition = where.condition("attribute_exists(#key)");
        Map<String, String> names =
                new LinkedHashMap<>(Map.of("#key", table.schema().partition().name()));
        Map<String, String> used = select.bindings().namesIn(condition);
        if (used != null) {
            names.putAll(used);
        }
        return ConditionCheck.builder()
                .tableName(select.table())
                .key(where.key())
                .conditionExpression(condition)
                .expressionAttributeNames(names)
                .expressionAttributeValues(select.bindings().valuesIn(condition))
                .build();
    }
}
