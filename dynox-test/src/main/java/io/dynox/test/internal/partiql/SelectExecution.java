package io.dynox.test.internal.partiql;

import io.dynox.test.internal.expression.ConditionExpression;
import io.dynox.test.internal.operation.Admission;
import io.dynox.test.internal.storage.Tables;
import io.dynox.test.internal.value.KeySchema;
import io.dynox.test.internal.value.ValidationFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementResponse;

/**
 * Carries out SELECT statements: one query after the other, or a scan. Filter and projection are applied to what these return, as
 * both can do more in statements than in requests. Thread-safe.
 */
record SelectExecution(Tables tables, Requests requests) {

    ExecuteStatementResponse execute(Statement.Select select, ExecuteStatementRequest request, Admission admission) {
        SelectSource source = SelectSource.of(tables.forItems(select.table()), select.index());
        KeySchema schema = source.schema();
        ReadPlan plan = ReadPlan.of(schema, select.where());
        ReadOrder order = ReadOrder.of(select, schema, plan);
        Optional<ConditionExpression> filter = plan.filter().map(ExpressionText::filter);
        PageToken start = start(request);
        if (start.partition() > 0 && start.partition() >= plan.partitions().size()) {
            throw new ValidationFailure("Invalid NextToken");
        }
        if (!start.key().isEmpty() && !plan.isScan() && source.hasOneItemAPartition()) {
            start = new PageToken(start.statement(), start.partition() + 1, Map.of());
            if (start.partition() >= plan.partitions().size()) {
                return ExecuteStatementResponse.builder().items(List.of()).build();
            }
        }
        ReadRequests reads = new ReadRequests(select, plan, order, source.fetches(select.paths(), filter), request);
        List<Map<String, AttributeValue>> items = new ArrayList<>();
        ConsumedCapacity capacity = null;
        int scanned = 0;
        PageToken next = start;
        do {
            ReadPage page = ReadPage.of(requests.execute(reads.at(next, scanned), admission));
            page.items().stream()
                    .filter(item -> filter.isEmpty() || filter.get().test(item))
                    .forEach(items::add);
            scanned += page.scanned();
            capacity = ReadPage.sum(capacity, page.capacity());
            next = after(next, page, plan);
        } while (next != null && next.key().isEmpty());
        ExecuteStatementResponse.Builder response = ExecuteStatementResponse.builder()
                .items(items.stream().map(new SelectedPaths(select.paths())::of).toList())
                .consumedCapacity(capacity);
        return next == null
                ? response.build()
                : response.lastEvaluatedKey(next.key()).nextToken(next.text()).build();
    }

    /** Where to go on: in the same partition, at the start of the next one, or nowhere. */
    private static @Nullable PageToken after(PageToken at, ReadPage page, ReadPlan plan) {
        if (!page.lastKey().isEmpty()) {
            return new PageToken(at.statement(), at.partition(), page.lastKey());
        }
        int partition = at.partition() + 1;
        return partition < plan.partitions().size() ? new PageToken(at.statement(), partition, Map.of()) : null;
    }

    private static PageToken start(ExecuteStatementRequest request) {
        int identity =
                31 * request.statement().hashCode() + request.parameters().hashCode();
        return request.nextToken() == null
                ? new PageToken(identity, 0, Map.of())
                : PageToken.parse(request.nextToken(), identity);
    }
}
