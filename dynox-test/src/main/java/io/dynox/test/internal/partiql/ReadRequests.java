package io.dynox.test.internal.partiql;

import io.dynox.test.internal.expression.DocumentPath;
import java.util.ArrayList;
import java.util.List;
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
 * @param fetches whether the whole items are fetched from the table
 * @param request the settings that go with the statement
 */
record ReadRequests(
        Statement.Select select, ReadPlan plan, ReadOrder order, boolean fetches, ExecuteStatementRequest request) {

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
            Map<String, AttributeValue> partition,
            @Nullable Integer limit,
            @Nullable Map<String, AttributeValue> start) {
        ExpressionText text = new ExpressionText();
        List<Predicate> conditions = new ArrayList<>();
        partition.forEach((name, value) -> conditions.add(
                new Predicate.Compare(new Operand.Attribute(DocumentPath.of(name)), "=", new Operand.Value(value))));
        conditions.addAll(plan.sorts());
        String keyCondition = text.condition(Predicate.all(conditions).orElseThrow());
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
