package io.dynox.test.internal.operation;

import io.dynox.test.internal.error.ServiceErrors;
import io.dynox.test.internal.expression.ConditionExpression;
import io.dynox.test.internal.expression.ExpressionKind;
import io.dynox.test.internal.expression.KeyConditions;
import io.dynox.test.internal.expression.OlderConditions;
import io.dynox.test.internal.expression.Projection;
import io.dynox.test.internal.storage.ItemKey;
import io.dynox.test.internal.storage.Tables;
import io.dynox.test.internal.validation.CommonConstraints;
import io.dynox.test.internal.validation.Constraints;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

record QueryOperation(Tables tables) implements Operation<QueryRequest, QueryResponse> {

    @Override
    public QueryResponse execute(QueryRequest request, Admission admission) {
        checkConstraints(request);
        Parameters parameters = parameters(request).checkTogether();
        ConditionExpression olderFilter =
                OlderConditions.filter(request.hasQueryFilter(), request.queryFilter(), request.conditionalOperator());
        Projection olderProjection = Selection.older(request.attributesToGet());
        SelectRules.check(
                request.select(),
                SelectRules.projection(request.hasAttributesToGet(), request.projectionExpression()),
                request.indexName());
        Map<String, AttributeValue> start =
                StartKeys.normalize(request.hasExclusiveStartKey(), request.exclusiveStartKey());
        if (!request.hasKeyConditions() && request.keyConditionExpression() == null) {
            throw ServiceErrors.validation(
                    "Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.");
        }
        ConditionExpression keyExpression = parameters.condition(ExpressionKind.KEY_CONDITION);
        ReadFilter filter = ReadFilter.of(parameters, olderFilter);
        Selection selection = filter.select(parameters, olderProjection);
        KeyConditions keys =
                keyExpression == null ? KeyConditions.of(request.keyConditions()) : KeyConditions.of(keyExpression);
        if (request.indexName() == null) {
            keys.checkOfTable();
        }
        ReadSource source =
                ReadSource.of(tables.forItems(request.tableName()), request.indexName(), request.consistentRead());
        ItemKey startKey = start == null ? null : source.startOfQuery(start);
        QueryRange range = QueryRange.of(source.schema(), keys);
        range.checkStart(startKey, source);
        selection.checkKeys(source.table());
        filter.checkQueryKeys(source.schema(), request.hasQueryFilter() ? "QueryFilter" : "Filter Expression");
        SelectRules.checkFilter(source, filter);
        boolean fetches = SelectRules.fetches(source, request.select(), selection);
        filter.checkKeys(source.table());
        admission.admit();
        boolean forward = !Boolean.FALSE.equals(request.scanIndexForward());
        Page page = Page.read(
                source, new Page.Plan(range.range(), forward, startKey, request.limit(), filter::test, fetches));
        Page.Reply reply = page.reply(
                source,
                selection,
                request.select(),
                request.consistentRead(),
                request.returnConsumedCapacityAsString());
        return QueryResponse.builder()
                .count(reply.count())
                .scannedCount(reply.scanned())
                .items(reply.items())
                .lastEvaluatedKey(reply.lastKey())
                .consumedCapacity(reply.capacity())
                .build();
    }

    private static Parameters parameters(QueryRequest request) {
        return new Parameters()
                .expression(ExpressionKind.PROJECTION, request.projectionExpression())
                .expression(ExpressionKind.FILTER, request.filterExpression())
                .expression(ExpressionKind.KEY_CONDITION, request.keyConditionExpression())
                .older("AttributesToGet", request.hasAttributesToGet())
                .older("QueryFilter", request.hasQueryFilter())
                .older("ConditionalOperator", request.conditionalOperator() != null)
                .older("KeyConditions", request.hasKeyConditions())
                .names(request.hasExpressionAttributeNames(), request.expressionAttributeNames())
                .values(request.hasExpressionAttributeValues(), request.expressionAttributeValues());
    }

    private static void checkConstraints(QueryRequest request) {
        Constraints constraints = new Constraints();
        constraints.oneOf(
                "select",
                request.selectAsString(),
                "SPECIFIC_ATTRIBUTES",
                "COUNT",
                "ALL_ATTRIBUTES",
                "ALL_PROJECTED_ATTRIBUTES");
        CommonConstraints.resourceName(constraints, "indexName", request.indexName());
        CommonConstraints.returnConsumedCapacity(constraints, request.returnConsumedCapacityAsString());
        CommonConstraints.conditions(constraints, "queryFilter", request.queryFilter());
        CommonConstraints.table(constraints, request.tableName());
        CommonConstraints.conditionalOperator(constraints, request.conditionalOperatorAsString());
        Selection.checkConstraints(
                constraints, "attributesToGet", request.hasAttributesToGet(), request.attributesToGet());
        CommonConstraints.pageLimit(constraints, request.limit());
        CommonConstraints.conditions(constraints, "keyConditions", request.keyConditions());
        constraints.check();
    }
}
