package io.dynox.test.internal.table;

import io.dynox.test.internal.operation.Admission;
import io.dynox.test.internal.operation.Operation;
import io.dynox.test.internal.storage.Tables;
import io.dynox.test.internal.validation.CommonConstraints;
import io.dynox.test.internal.validation.Constraints;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTablesResponse;

record ListTablesOperation(Tables tables) implements Operation<ListTablesRequest, ListTablesResponse> {

    private static final int MOST = 100;

    @Override
    public ListTablesResponse execute(ListTablesRequest request, Admission admission) {
        Constraints constraints = new Constraints();
        constraints.atLeast("limit", request.limit(), 1).atMost("limit", request.limit(), MOST);
        CommonConstraints.resourceName(constraints, "exclusiveStartTableName", request.exclusiveStartTableName());
        constraints.check();
        admission.admit();
        String start = request.exclusiveStartTableName() == null ? "" : request.exclusiveStartTableName();
        int limit = request.limit() == null ? MOST : request.limit();
        List<String> names = List.copyOf(tables.namesAfter(start));
        boolean hasMore = names.size() > limit;
        return ListTablesResponse.builder()
                .tableNames(hasMore ? names.subList(0, limit) : names)
                .lastEvaluatedTableName(hasMore ? names.get(limit - 1) : null)
                .build();
    }
}
