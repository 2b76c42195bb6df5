package io.dynox.test.internal.table;

import io.dynox.test.internal.operation.Admission;
import io.dynox.test.internal.operation.Operation;
import io.dynox.test.internal.storage.Tables;
import io.dynox.test.internal.validation.CommonConstraints;
import io.dynox.test.internal.validation.Constraints;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveResponse;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

record DescribeTimeToLiveOperation(Tables tables)
        implements Operation<DescribeTimeToLiveRequest, DescribeTimeToLiveResponse> {

    @Override
    public DescribeTimeToLiveResponse execute(DescribeTimeToLiveRequest request, Admission admission) {
        Constraints constraints = new Constraints();
        CommonConstraints.definedTable(constraints, request.tableName());
        constraints.check();
        String attribute = tables.named(request.tableName()).timeToLive();
        admission.admit();
        return DescribeTimeToLiveResponse.builder()
                .timeToLiveDescription(d -> d.attributeName(attribute)
                        .timeToLiveStatus(attribute == null ? TimeToLiveStatus.DISABLED : TimeToLiveStatus.ENABLED))
                .build();
    }
}
