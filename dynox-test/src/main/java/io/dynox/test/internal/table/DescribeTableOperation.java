package io.dynox.test.internal.table;

import io.dynox.test.internal.operation.Admission;
import io.dynox.test.internal.operation.Operation;
import io.dynox.test.internal.storage.Tables;
import io.dynox.test.internal.validation.CommonConstraints;
import io.dynox.test.internal.validation.Constraints;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;

record DescribeTableOperation(Tables tables) implements Operation<DescribeTableRequest, DescribeTableResponse> {

    @Override
    public DescribeTableResponse execute(DescribeTableRequest request, Admission admission) {
        Constraints constraints = new Constraints();
        CommonConstraints.definedTable(constraints, request.tableName());
        constraints.check();
        admission.admit();
        return DescribeTableResponse.builder()
                .table(Descriptions.of(tables.named(request.tableName())))
                .build();
    }
}
