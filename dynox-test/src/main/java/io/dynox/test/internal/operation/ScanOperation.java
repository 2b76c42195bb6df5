package io.dynox.test.internal.operation;

import io.dynox.test.internal.error.ServiceErrors;
import io.dynox.test.internal.expression.ConditionExpression;
import io.dynox.test.internal.expression.ExpressionKind;
import io.dynox.test.internal.expression.OlderConditions;
import io.dynox.test.internal.expression.Projection;
import io.dynox.test.internal.storage.ItemKey;
import io.dynox.test.internal.storage.KeyRange;
import io.dynox.test.internal.storage.Tables;
import io.dynox.test.internal.validation.CommonConstraints;
import io.dynox.test.internal.validation.Constraints;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

record ScanOperation(Tables tables) implements Operation<ScanRequest, ScanResponse> {

    private static final int MOST_SEGMENTS = 1_000_000;

    @Override
    public ScanResponse execute(ScanRequest request, Admission admission) {
        checkConstraints(request);
        Parameters parameters = new Parameters()
                .expression(ExpressionKind.PROJECTION, request.projectionExpression())
                .expression(ExpressionKind.FILTER, request.filterExpression())
                .older("AttributesToGet", request.hasAttributesToGet())
                .older("ScanFilter", request.hasScanFilter())
                .older("ConditionalOperator", request.conditionalOperator() != null)
                .names(request.hasExpressionAttributeNames(), request.expressionAttributeNames())
                .values(request.hasExpressionAttributeValues(), request.expressionAttributeValues())
                .checkTogether();
        Projection olderProjection = Selection.older(request.attributesToGet());
        ConditionExpression olderFilter =
                OlderConditions.filter(request.hasScanFilter(), request.scanFilter(), request.conditionalOperator());
        SelectRules.check(
                request.select(),
                SelectRules.projection(request.hasAttributesToGet(), request.projectionExpression()),
                request.indexName());
        Map<String, AttributeValue> start =
                StartKeys.normalize(request.hasExclusiveStartKey(), request.exclusiveStartKey());
        KeyRange range = segment(request);
        ReadFilter filter = ReadFilter.of(parameters, olderFilter);
        Selection selection = filter.select(parameters, olderProjection);
        ReadSource source =
                ReadSource.of(tables.forItems(request.tableName()), request.indexName(), request.consistentRead());
        ItemKey startKey = start == null ? null : source.startOfScan(start);
        checkSegment(request, startKey);
        selection.checkKeys(source.table());
        boolean fetches = SelectRules.fetches(source, request.select(), selection);
        filter.checkKeys(source.table());
        admission.admit();
        Page page = Page.read(source, new Page.Plan(range, true, startKey, request.limit(), filter::test, fetches));
        Page.Reply reply = page.reply(
                source,
                selection,
                request.select(),
                request.consistentRead(),
                request.returnConsumedCapacityAsString());
        return ScanResponse.builder()
                .count(reply.count())
                .scannedCount(reply.scanned())
                .items(reply.items())
                .lastEvaluatedKey(reply.lastKey())
                .consumedCapacity(reply.capacity())
                .build();
    }

    private static void checkConstraints(ScanRequest request) {
        Constraints constraints = new Constraints();
        constraints.oneOf(
                "select",
                request.selectAsString(),
                "SPECIFIC_ATTRIBUTES",
                "COUNT",
                "ALL_ATTRIBUTES",
                "ALL_PROJECTED_ATTRIBUTES");
        CommonConstraints.resourceName(constraints, "indexName", request.indexName());
        constraints.atLeast("totalSegments", request.totalSegments(), 1);
        constraints.atMost("totalSegments", request.totalSegments(), MOST_SEGMENTS);
        CommonConstraints.returnConsumedCapacity(constraints, request.returnConsumedCapacityAsString());
        CommonConstraints.conditions(constraints, "scanFilter", request.scanFilter());
        CommonConstraints.table(constraints, request.tableName());
        CommonConstraints.conditionalOperator(constraints, request.conditionalOperatorAsString());
        constraints.atLeast("segment", request.segment(), 0);
        CommonConstraints.pageLimit(constraints, request.limit());
        Selection.checkConstraints(
                constraints, "attributesToGet", request.hasAttributesToGet(), request.attributesToGet());
        constraints.check();
    }

    private static KeyRange segment(ScanRequest request) {
        Integer segment = request.segment();
        Integer total = request.totalSegments();
        if (total == null) {
            if (segment != null) {
                throw ServiceErrors.validation("The TotalSegments parameter is required but was not present in the"
                        + " request when Segment parameter is present");
            }
            return KeyRange.ALL;
        }
        if (segment == null) {
            throw ServiceErrors.validation("The Segment parameter is required but was not present in the request"
                    + " when parameter TotalSegments is present");
        }
        if (segment >= total) {
            throw ServiceErrors.validation("The Segment parameter is zero-based and must be less than parameter"
                    + " TotalSegments: Segment: " + segment + " is not less than TotalSegments: " + total);
        }
        return KeyRange.segment(segment, total);
    }

    private static void checkSegment(ScanRequest request, @Nullable ItemKey start) {
        if (start != null
                && request.totalSegments() != null
                && start.segment(request.totalSegments()) != request.segment()) {
            throw ServiceErrors.validation("The provided starting key is invalid: Invalid ExclusiveStartKey. Please use"
                    + " ExclusiveStartKey with correct Segment. TotalSegments: " + request.totalSegments()
                    + " Segment: " + request.segment());
        }
    }
}
