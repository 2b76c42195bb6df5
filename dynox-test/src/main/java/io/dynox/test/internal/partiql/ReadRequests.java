package io.dynox.test.internal.partiql;

import io.dynox.test.internal.expression.DocumentPath;
import io.dynox.test.internal.storage.KeySchema;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.Select;

/**
 * Makes the queries or the scans that a SELECT statement comes to. Immutable.
 *
 * @param schema the key of the table or index that is read
 * @param fetches whether the whole items are fetched from the table
 * @param request the settings that go with the statement
 */
record ReadRequests(
        Statement.Select select,
        KeySchema schema,
        ReadPlan plan,
        ReadOrder order,
        boolean fetches,
        ExecuteStatementRequest request) {

    /** The request that goes on at a place, once so many items have been looked at. */
    DynamoDbRequest at(PageToken place, int scanned) {
        Integer limit = request.limit() == null ? null : request.limit() - scanned;
        Map<String, AttributeValue> start = place.key().isEmpty() ? null : place.key();
        return plan.isScan() ? scan(limit, start) : query(order.partitions().get(place.partition()), limit, start);
    }

    private DynamoDbRequest scan(@Nullable Integer limit, @Nullable Map<String, AttributeValue> start) {
        return ScanRequest.builder()
                .tableName(select.table())
                .indexName(select.index().orElse(null))
                .select(fetches ? Select.ALL_ATTRIBUTES : null)
                .limit(limit)
                .exclusiveStartKey(start)
                .consistentRead(request.consistentRead())
                .returnConsumedCapacity(request.returnConsumedCapacityAsString())
                .build();
    }

    private DynamoDbRequest query(
            AttributeValue partition, @Nullable Integer limit, @Nullable Map<String, AttributeValue> start) {
        ExpressionText text = new ExpressionText();
        Operand key = new Operand.Attribute(DocumentPath.of(schema.partition().name()));
        Predicate equality = new Predicate.Compare(key, "=", new Operand.Value(partition));
        Predicate condition = plan.sort()
                .<Predicate>map(sort -> new Predicate.And(equality, sort))
                .orElse(equality);
        String keyCondition = text.condition(condition);
        return QueryRequest.builder()
                .tableName(select.table())
                .indexName(select.index().orElse(null))
                .keyConditionExpression(keyCondition)
                .expressionAttributeNames(text.names())
                .expressionAttributeValues(text.values())
                .scanIndexForward(order.forward())
                .select(fetches ? Select.ALL_ATTRIBUTES : null)
                .limit(limit)
                .exclusiveStartKey(start)
                .consistentRead(request.consistentRead())
                .returnConsumedCapacity(request.returnConsumedCapacityAsString())
                .build();
    }
}
