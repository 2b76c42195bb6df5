package io.dynox.test.operation;

import io.dynox.test.error.ServiceErrors;
import io.dynox.test.storage.ItemKey;
import io.dynox.test.storage.Tables;
import io.dynox.test.validation.CommonConstraints;
import io.dynox.test.validation.Constraints;
import io.dynox.test.validation.SupportedParameters;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;

final class QueryOperation implements Operation<QueryRequest, QueryResponse> {

    private static final SupportedParameters SUPPORTED = new SupportedParameters(
            "ProjectionExpression", "KeyConditionExpression", "FilterExpression", "QueryFilter");

    private final Tables tables;

    QueryOperation(Tables tables) {
        this.tables = tables;
    }

    @Override
    public QueryResponse execute(QueryRequest request, Admission admission) {
        checkConstraints(request);
        SUPPORTED.check(request);
        Selection selection = Selection.of(request.attributesToGet());
        StartKeys.Normalized start = StartKeys.normalize(request.hasExclusiveStartKey(), request.exclusiveStartKey());
        QueryKeys keys = keys(request);
        ReadSource source =
                ReadSource.of(tables.forItems(request.tableName()), request.indexName(), request.consistentRead());
        ItemKey startKey = start.in(source);
        QueryKeys.Resolved resolved = keys.in(source.schema());
        resolved.checkStart(startKey);
        admission.admit();
        boolean forward = !Boolean.FALSE.equals(request.scanIndexForward());
        Page page =
                Page.read(source, new Page.Plan(resolved.range(), forward, startKey, request.limit(), item -> true));
        CapacityMeter meter = new CapacityMeter(source.table(), request.returnConsumedCapacityAsString());
        source.meter(meter, page.sizeBytes(), Boolean.TRUE.equals(request.consistentRead()));
        QueryResponse.Builder response = QueryResponse.builder()
                .count(page.items().size())
                .scannedCount(page.scanned())
                .lastEvaluatedKey(page.lastKey())
                .consumedCapacity(meter.report());
        if (request.select() != Select.COUNT) {
            response.items(selection.ofAll(page.items()));
        }
        return response.build();
    }

    private static QueryKeys keys(QueryRequest request) {
        if (!request.hasKeyConditions()) {
            throw ServiceErrors.validation(
                    "Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.");
        }
        return QueryConditions.of(request.keyConditions());
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
        CommonConstraints.table(constraints, request.tableName());
        constraints.oneOf("conditionalOperator", request.conditionalOperatorAsString(), "OR", "AND");
        Selection.checkConstraints(
                constraints, "attributesToGet", request.hasAttributesToGet(), request.attributesToGet());
        constraints.atLeast("limit", request.limit(), 1);
        constraints.check();
    }
}
