package io.dynox.test.internal.table;

import io.dynox.test.internal.error.Arns;
import io.dynox.test.internal.operation.Admission;
import software.amazon.awssdk.services.dynamodb.model.DescribeEndpointsRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeEndpointsResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeLimitsRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeLimitsResponse;
import software.amazon.awssdk.services.dynamodb.model.Endpoint;

/** What the service says of an account and of itself: the quotas of a new account, the endpoint of the region. Stateless. */
final class AccountOperations {

    private static final long ACCOUNT_UNITS = 80_000;
    private static final long TABLE_UNITS = 40_000;
    private static final long CACHED_MINUTES = 1440;

    DescribeLimitsResponse limits(DescribeLimitsRequest request, Admission admission) {
        admission.admit();
        return DescribeLimitsResponse.builder()
                .accountMaxReadCapacityUnits(ACCOUNT_UNITS)
                .accountMaxWriteCapacityUnits(ACCOUNT_UNITS)
                .tableMaxReadCapacityUnits(TABLE_UNITS)
                .tableMaxWriteCapacityUnits(TABLE_UNITS)
                .build();
    }

    DescribeEndpointsResponse endpoints(DescribeEndpointsRequest request, Admission admission) {
        admission.admit();
        return DescribeEndpointsResponse.builder()
                .endpoints(Endpoint.builder()
                        .address("dynamodb." + Arns.REGION + ".amazonaws.com")
                        .cachePeriodInMinutes(CACHED_MINUTES)
                        .build())
                .build();
    }
}
